"""A fate, step by step: which operations a claim goes through, and when."""

from .articles import Place
from .fates import Fate
from .lives import Life
from .shapes import Row
from .stages import (
    AGAIN,
    CLOSED,
    DECIDED,
    OPENED,
    PUBLISHED,
    REAPPROVED,
    RESUBMITTED,
    SETTLED,
    SUBMITTED,
)

MEETS = {"ru": "Добавлен первоисточник.", "en": "The original is added."}
AFTER_PUBLICATION = ("published", "under_correction", "withdrawn")


def live(
    life: Life, fate: Fate, *, again: Place | None, sources: tuple[list[Row], list[Row]]
) -> None:
    """Everything but what joins claims; that comes when all of them have lived."""
    life.create(fate, again)
    if fate.state == "rejected":
        life.reject()
    if not fate.evidence:
        return
    life.start()
    life.gather(fate.evidence, sources)
    if fate.state != "researching":
        _review(life, fate)
    if fate.state in AFTER_PUBLICATION:
        life.publish(PUBLISHED)
        _correct(life, fate)


def _review(life: Life, fate: Fate) -> None:
    life.submit(SUBMITTED)
    if fate.state == "in_review":
        return
    if fate.was_returned:
        life.send_back(DECIDED)
        life.submit(AGAIN, response=MEETS[life.language])
        life.approve(SETTLED)
        return
    for vote in range(fate.approvals):
        life.approve((DECIDED, SETTLED)[vote], vote)


def _correct(life: Life, fate: Fate) -> None:
    if fate.state == "under_correction":
        life.open_correction(OPENED, "update")
    elif fate.state == "withdrawn":
        life.open_correction(OPENED, "withdrawal")
        life.withdraw(CLOSED)
    elif fate.was_corrected:
        life.open_correction(OPENED, "correction")
        life.submit(RESUBMITTED)
        life.approve(REAPPROVED)
        life.publish(CLOSED)
