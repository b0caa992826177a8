"""What the claim's pages show beside their forms: read only, prepared for templates."""

from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from claims.choices import RelationKind, Stance
from claims.models import Appearance, Claim, Evidence, Review, Verdict
from claims.workflow import policies

from .badges import rating_badge, state_badge
from .languages import in_both
from .quotes import Place, place_at

AROUND = 280
MOST_VERDICTS = 20


class InContext(NamedTuple):
    """A place of the claim; `place` is None where the text is not on this site."""

    appearance: Appearance
    place: Place | None


class Assessment(NamedTuple):
    """A verdict with the reviews that may be shown to the person asking."""

    verdict: Verdict
    rating_badge: SafeString
    summary: SafeString
    explanation: SafeString
    reviews: list[Review]
    hides_votes: bool


class Related(NamedTuple):
    """ "contradicts", the other claim, and in which respect."""

    label: str | Promise
    other: Claim
    note: Any


def head(user: User, claim: Claim) -> dict[str, Any]:
    """What stands on the claim's page whether it is edited or only read: the claim,
    its badge, its verdicts."""
    return {
        "claim": claim,
        "state_badge": state_badge(claim.state),
        "assessments": assessments(user, claim),
    }


def panels(user: User, claim: Claim) -> dict[str, Any]:
    """The same with all that is edited otherwise: places, numbers, evidence."""
    return {
        **head(user, claim),
        "statement": in_both(claim.statement),
        "places": places(claim),
        "quantities": claim.quantities.select_related("unit"),
        "evidence_by_stance": evidence_by_stance(claim),
        "related": related(claim),
        "foreign_reviews": claim.foreign_reviews.select_related("rating"),
    }


def places(claim: Claim) -> list[InContext]:
    """In reading order, each with the text around it."""
    rows = claim.appearances.select_related("revision__article").in_reading_order()
    return [InContext(row, _in_text(row)) for row in rows]


def _in_text(row: Appearance) -> Place | None:
    if row.revision.text is None:
        return None
    return place_at(row.revision.text, row.start, row.end, AROUND)


def evidence_by_stance(claim: Claim) -> list[tuple[Stance, list[Evidence]]]:
    """For, against, context; a stance without evidence is there too, empty."""
    rows = list(claim.evidence.select_related("source", "observed_unit").order_by("id"))
    return [
        (stance, [row for row in rows if row.stance == stance]) for stance in Stance
    ]


def related(claim: Claim) -> list[Related]:
    """Both ways, each in the words of this claim's side."""
    out = claim.relations_out.select_related("to_claim").order_by("id")
    into = claim.relations_in.select_related("from_claim").order_by("id")
    return [
        *(Related(row.get_kind_display(), row.to_claim, row.note) for row in out),
        *(
            Related(RelationKind(row.kind).inverse_label, row.from_claim, row.note)
            for row in into
        ),
    ]


def assessments(user: User, claim: Claim) -> list[Assessment]:
    """Newest verdict first. Votes on the one in review stay hidden from voters."""
    verdicts = (
        claim.verdicts.select_related("rating", "author", "methodology")
        .prefetch_related("reviews__reviewer")
        .order_by("-number")[:MOST_VERDICTS]
    )
    blind = not policies.sees_votes(user, claim)
    return [
        _assessment(user, verdict, blind and verdict.pk == claim.verdict_id)
        for verdict in verdicts
    ]


def _assessment(user: User, verdict: Verdict, blind: bool) -> Assessment:
    reviews = list(verdict.reviews.all())
    if blind:
        reviews = [review for review in reviews if review.reviewer_id == user.pk]
    return Assessment(
        verdict,
        rating_badge(verdict.rating),
        in_both(verdict.summary),
        in_both(verdict.explanation),
        reviews,
        blind,
    )
