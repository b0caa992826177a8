"""Suggested sentences: stored, made into claims, or turned down."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import AlreadyThere, Incomplete
from claims.models import Claim, Revision, Suggestion
from claims.models.suggestions import SuggestionAnswer
from claims.text.suggestions import suggestions
from claims.workflow import policies

from . import claims, quantities, validation

MAY_BE_EMPTY = ("reasons", "claim", "answered_by", "answered_at")


@transaction.atomic
def store(revision: Revision, *, by: User) -> list[Suggestion]:
    """Reads the text and keeps what is suggested; returns the new suggestions.

    Sentences suggested before keep their answers. Raises Incomplete for a revision
    without a text.
    """
    policies.check_can_research(by)
    if revision.text is None:
        raise Incomplete(_("The text is not here, so there is nothing to read."))
    known = set(revision.suggestions.values_list("start", "end"))
    fresh = []
    for found in suggestions(revision.text):
        if (found.start, found.end) in known:
            continue
        row = Suggestion(
            revision=revision,
            start=found.start,
            end=found.end,
            score=round(found.score * 1000),
            reasons=[str(reason) for reason in found.reasons],
        )
        validation.check(row, exclude=MAY_BE_EMPTY)
        row.save(force_insert=True)
        fresh.append(row)
    if fresh:
        log.record("suggestions.stored", by=by, about=revision, changed=fresh)
    return fresh


@transaction.atomic
def reject(suggestion: Suggestion, *, by: User) -> Suggestion:
    """The sentence is not worth checking. Remembered, and counted for its reasons."""
    policies.check_can_research(by)
    _answer(suggestion, SuggestionAnswer.REJECTED, by=by)
    log.record("suggestion.rejected", by=by, about=suggestion, changed=[suggestion])
    return suggestion


@transaction.atomic
def reopen(suggestion: Suggestion, *, by: User) -> Suggestion:
    """Takes a rejection back."""
    policies.check_can_research(by)
    was = log.before(Suggestion.objects.get(pk=suggestion.pk))
    rejected = Suggestion.objects.filter(
        pk=suggestion.pk, answer=SuggestionAnswer.REJECTED
    )
    blank = {"answer": SuggestionAnswer.OPEN, "answered_by": None, "answered_at": None}
    if rejected.update(**blank) != 1:
        raise AlreadyThere(_("Only a rejected suggestion can be taken up again."))
    _set(suggestion, blank)
    log.record(
        "suggestion.reopened",
        by=by,
        about=suggestion,
        changed=[suggestion],
        was=[was],
    )
    return suggestion


@transaction.atomic
def make_claim(
    revision: Revision,
    *,
    by: User,
    start: int,
    end: int,
    numbers: list[dict[str, Any]],
    **columns: Any,
) -> Claim:
    """A claim of the passage start–end with its numbers, in one go.

    Open suggestions the passage overlaps count as accepted. `numbers` are columns of
    Quantity, the others those of `claims.create`. Nothing is stored if anything is
    refused.
    """
    claim = claims.create(by=by, revision=revision, start=start, end=end, **columns)
    for number in numbers:
        quantities.add(by=by, claim=claim, **number)
    overlapped = revision.suggestions.open().filter(start__lt=end, end__gt=start)
    for suggestion in overlapped:
        _answer(suggestion, SuggestionAnswer.ACCEPTED, by=by, claim=claim)
        log.record(
            "suggestion.accepted",
            by=by,
            about=suggestion,
            claim=claim,
            changed=[suggestion],
        )
    return claim


def _answer(
    suggestion: Suggestion,
    answer: SuggestionAnswer,
    *,
    by: User,
    claim: Claim | None = None,
) -> None:
    columns = {
        "answer": answer,
        "claim": claim,
        "answered_by": by,
        "answered_at": timezone.now(),
    }
    if Suggestion.objects.open().filter(pk=suggestion.pk).update(**columns) != 1:
        raise AlreadyThere(_("Somebody else has answered this suggestion."))
    _set(suggestion, columns)


def _set(suggestion: Suggestion, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        setattr(suggestion, name, value)
