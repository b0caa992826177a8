"""The parts of a claim's page, each read in a fixed number of queries."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Greatest, Substr

from claims.choices import ClaimState, CorrectionKind, RelationKind, Stance
from claims.models import (
    Appearance,
    Claim,
    Correction,
    Evidence,
    ForeignReview,
    Relation,
    Verdict,
)

from .places_seen import PlacesSeen
from .public_claim import PublicClaim, shown

CONTEXT = 240  # code points of the article on either side of a quote
MOST_ROWS = 200
NEEDED_BY_NOTES = (
    "claim",
    "from_verdict__rating__scale",
    "from_verdict__methodology",
    "to_verdict__rating__scale",
)


@dataclass(frozen=True, slots=True)
class Stanced:
    """The evidence that points one way. `none_found`: it was looked for in vain."""

    stance: Stance
    evidence: list[Evidence]
    none_found: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where the claim stands, and what stands around it there; "" without a text."""

    appearance: Appearance
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Version:
    """A verdict as it stood before readers, numbered from 1; `until` is None now."""

    number: int
    verdict: Verdict
    since: dt.datetime | None
    until: dt.datetime | None


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction as readers see it. Who opened and who closed it stays inside."""

    correction: Correction

    @property
    def is_open(self) -> bool:
        return self.correction.closed_at is None

    @property
    def changed_verdict(self) -> bool:
        to_verdict = self.correction.to_verdict_id
        return to_verdict is not None and to_verdict != self.correction.from_verdict_id

    @property
    def took_back(self) -> bool:
        """A withdrawal that was confirmed; one turned down changed nothing."""
        return (
            self.correction.kind == CorrectionKind.WITHDRAWAL
            and self.correction.claim.state == ClaimState.WITHDRAWN
        )


@dataclass(frozen=True, slots=True)
class Related:
    """Another public claim, and how this one stands to it."""

    label: str
    note: object
    claim: PublicClaim
    kind: RelationKind
    outwards: bool


def by_stance(claim: PublicClaim, evidence: list[Evidence]) -> list[Stanced]:
    none_found = {
        Stance.SUPPORTS: claim.verdict.no_support_found,
        Stance.REFUTES: claim.verdict.no_refutation_found,
        Stance.CONTEXT: False,
    }
    grouped = [
        Stanced(stance, [e for e in evidence if e.stance == stance], none)
        for stance, none in none_found.items()
    ]
    return [group for group in grouped if group.evidence or group.none_found]


def places_of(claim: PublicClaim) -> list[Place]:
    """Where the claim stands, the first place first, with the text around it if the
    text is here; during a correction those that readers have seen."""
    before_at = Greatest(F("start") - CONTEXT, Value(0))
    rows = (
        claim.claim.appearances.with_gone_since()
        .select_related("revision__article__outlet")
        .defer("revision__text")
        .annotate(
            before=Substr("revision__text", before_at + 1, F("start") - before_at),
            after=Substr("revision__text", F("end") + 1, CONTEXT),
        )
        .order_by("-is_first", "revision__article__published_on", "revision", "start")
    )[:MOST_ROWS]
    seen = PlacesSeen([claim])
    return [_place(row) for row in rows if seen.holds(row)]


def _place(row: Any) -> Place:
    """`row` is an appearance with the annotations of `places_of`."""
    return Place(row, _end_of(row.before or ""), _beginning_of(row.after or ""))


def _end_of(text: str) -> str:
    """What stands before a quote in its own paragraph, not cut inside a word."""
    own = text.rpartition("\n")[2]
    return f"… {own.partition(' ')[2]}" if len(own) == CONTEXT else own


def _beginning_of(text: str) -> str:
    own = text.partition("\n")[0]
    return f"{own.rpartition(' ')[0]} …" if len(own) == CONTEXT else own


def corrections_of(claim: PublicClaim) -> list[CorrectionNote]:
    """Latest first, an open one among them: correcting happens in the open."""
    rows = claim.claim.corrections.select_related(*NEEDED_BY_NOTES)
    return [CorrectionNote(row) for row in rows.order_by("-opened_at", "-id")]


def versions_of(claim: PublicClaim, notes: list[CorrectionNote]) -> list[Version]:
    """Every verdict readers have seen, oldest first. Verdicts that were returned or
    voided before publication are not among them."""
    since, found = claim.published_at, []
    for note in reversed(notes):
        if note.changed_verdict:
            until = note.correction.closed_at
            found.append((note.correction.from_verdict, since, until))
            since = until
    found.append((claim.verdict, since, None))
    return [Version(n, *version) for n, version in enumerate(found, start=1)]


def checked_by_others(claim: PublicClaim) -> list[ForeignReview]:
    """What other organisations concluded, each once, in their own words."""
    rows = claim.claim.foreign_reviews.with_verdict().order_by("reviewed_on", "id")
    return list(rows[:MOST_ROWS])


def related_to(claim: PublicClaim) -> list[Related]:
    """Public claims this one is joined to, in either direction."""
    joined = Relation.objects.filter(
        Q(from_claim=claim.claim) | Q(to_claim=claim.claim)
    ).order_by("id")[:MOST_ROWS]
    relations = list(joined)
    others = {r.from_claim_id for r in relations} | {r.to_claim_id for r in relations}
    others.discard(claim.claim.pk)
    visible = {
        o.claim.pk: o for o in shown(Claim.objects.published().filter(pk__in=others))
    }
    return list(_related(claim, relations, visible))


def _related(
    claim: PublicClaim, relations: list[Relation], visible: dict[int, PublicClaim]
) -> Iterator[Related]:
    for relation in relations:
        kind = RelationKind(relation.kind)
        outwards = relation.from_claim_id == claim.claim.pk
        other = relation.to_claim_id if outwards else relation.from_claim_id
        if other in visible:
            label = kind.label if outwards else kind.inverse_label
            yield Related(str(label), relation.note, visible[other], kind, outwards)
