"""A new text of an article, and where the quotes of the one before went.

A quote that stands in the new text beyond doubt gets a place there. Every other
becomes a question, and a person answers it. Places in the earlier text stay as they
are: they are what was reviewed.
"""

from dataclasses import asdict, dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import ClaimState
from claims.exceptions import AlreadyThere, Incomplete
from claims.models import AnchorQuestion, Appearance, Article, Claim, Revision
from claims.models.anchor_questions import AnchorAnswer
from claims.text.anchoring import Moved, NeedsConfirmation, reanchor
from claims.text.selectors import Selector
from claims.workflow import policies

from . import appearances, articles, validation
from .rounds import settle, take


@dataclass(frozen=True, slots=True)
class Followed:
    """A new text: how many quotes were found in it, how many must be asked about, and
    how many review rounds became void because a quote has a new place."""

    revision: Revision
    moved: int = 0
    asked: int = 0
    voided: int = 0


@transaction.atomic
def add(article: Article, *, by: User, text: str) -> Followed:
    """The article now reads like this. Quotes of the text before are followed.

    Raises TextRefused or AlreadyThere as `articles.add_text` does.
    """
    policies.check_can_research(by)
    before = article.revisions.order_by("-number").first()
    result = Followed(articles.add_text(article, by=by, text=text))
    if before is None:
        return result
    for place in _places_to_follow(before, by):
        result = _followed(place, result, by=by)
    return result


@transaction.atomic
def choose(question: AnchorQuestion, *, by: User, start: int, end: int) -> Appearance:
    """The quote stands here in the new text: a candidate, or another passage."""
    policies.check_can_research(by)
    _check_open(question)
    old = question.appearance
    claim = Claim.objects.get(pk=old.claim_id)
    same = question.revision.appearances.filter(claim=claim, start=start, end=end)
    row = same.first() or _place(old, question.revision, start, end)
    voided = _touch(claim)
    _answer(question, AnchorAnswer.FOUND, by=by, found=row)
    log.record(
        "anchor.found_round_voided" if voided else "anchor.found",
        by=by,
        about=row,
        claim=claim,
        changed=[claim, row, question],
    )
    return row


@transaction.atomic
def give_up(question: AnchorQuestion, *, by: User) -> AnchorQuestion:
    """The quote is no longer in the article; a published claim says so from now on."""
    policies.check_can_research(by)
    _check_open(question)
    _answer(question, AnchorAnswer.GONE, by=by)
    log.record(
        "anchor.gone",
        by=by,
        about=question.appearance,
        claim=question.appearance.claim,
        changed=[question],
    )
    return question


def _places_to_follow(before: Revision, by: User) -> list[Appearance]:
    """Every place in the last text, and those nobody has found in it so far."""
    waiting = list(before.questions.open().select_related("appearance__revision"))
    for question in waiting:
        _answer(question, AnchorAnswer.OVERTAKEN, by=by)
        log.record(
            "anchor.overtaken",
            by=by,
            about=question.appearance,
            claim=question.appearance.claim,
            changed=[question],
        )
    places = [
        *before.appearances.select_related("revision"),
        *(question.appearance for question in waiting),
    ]
    merged = set(
        Claim.objects.in_state(ClaimState.MERGED)
        .filter(pk__in={place.claim_id for place in places})
        .values_list("pk", flat=True)
    )
    return [place for place in places if place.claim_id not in merged]


def _followed(place: Appearance, result: Followed, *, by: User) -> Followed:
    text = result.revision.text or ""
    old = Selector(place.start, place.end, place.exact, place.prefix, place.suffix)
    where = reanchor(old, place.revision.text, text)
    if isinstance(where, NeedsConfirmation):
        _ask(place, result.revision, where, by=by)
        return replace(result, asked=result.asked + 1)
    voided = _move(place, result.revision, where, by=by)
    return replace(result, moved=result.moved + 1, voided=result.voided + voided)


def _move(place: Appearance, revision: Revision, where: Moved, *, by: User) -> bool:
    claim = Claim.objects.get(pk=place.claim_id)
    row = _place(place, revision, where.selector.start, where.selector.end)
    voided = _touch(claim)
    log.record(
        "anchor.moved_round_voided" if voided else "anchor.moved",
        by=by,
        about=row,
        claim=claim,
        changed=[claim, row],
    )
    return voided


def _ask(
    place: Appearance, revision: Revision, where: NeedsConfirmation, *, by: User
) -> None:
    candidates = [asdict(candidate) for candidate in where.candidates]
    for candidate in candidates:
        del candidate["exact"]  # the revision has it
    question = AnchorQuestion(
        appearance=place,
        revision=revision,
        candidates=candidates,
        asked_at=timezone.now(),
    )
    validation.check(question, exclude=MAY_BE_EMPTY)
    question.save(force_insert=True)
    log.record(
        "anchor.asked", by=by, about=place, claim=place.claim, changed=[question]
    )


MAY_BE_EMPTY = ("candidates", "found", "answered_by", "answered_at")


def _place(old: Appearance, revision: Revision, start: int, end: int) -> Appearance:
    return appearances.place(
        Claim.objects.get(pk=old.claim_id),
        revision,
        start,
        end,
        quote_digest="",
        claimant_role=old.claimant_role,
        is_first=False,
    )


def _touch(claim: Claim) -> bool:
    """Counts the claim up; says whether a review round became void."""
    take(claim)
    return settle(claim)


def _check_open(question: AnchorQuestion) -> None:
    if question.answer != AnchorAnswer.OPEN:
        raise AlreadyThere(_("Somebody else has answered this question."))
    if question.revision.is_detached:
        raise Incomplete(_("The text is not here, so nobody can look."))


def _answer(
    question: AnchorQuestion,
    answer: AnchorAnswer,
    *,
    by: User,
    found: Appearance | None = None,
) -> None:
    """Compare-and-set: two people answer, and the second is told."""
    columns = {
        "answer": answer,
        "found": found,
        "answered_by": by,
        "answered_at": timezone.now(),
    }
    if AnchorQuestion.objects.open().filter(pk=question.pk).update(**columns) != 1:
        raise AlreadyThere(_("Somebody else has answered this question."))
    for name, value in columns.items():
        setattr(question, name, value)
