"""Verdicts with all that stands on record about them: author, votes, evidence."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from i18nfield.strings import LazyI18nString

from claims.canonical import sha256
from claims.choices import ClaimState, Comparator, Decision, Stance
from claims.databases import portions
from claims.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    Review,
    Revision,
    Source,
    Unit,
    Verdict,
)

BATCH = 300


@dataclass(frozen=True, slots=True)
class Witness:
    """One piece of evidence as it was reviewed. `source` is the row as it is now;
    None if it is no more."""

    slug: str
    title: str
    url: str
    stance: Stance
    pinpoint: str
    finding: LazyI18nString
    observed: str
    accessed_on: str
    source: Source | None

    @property
    def is_primary(self) -> bool:
        return self.source is not None and self.source.is_primary


@dataclass(frozen=True, slots=True)
class Round:
    """A verdict and what happened to it. `hides_votes`: the round is still open, and
    whoever asked may not know how others voted."""

    verdict: Verdict
    claimant: Claimant | None
    articles: list[Article]
    places: int
    evidence: list[Witness]
    reviews: list[Review]
    hides_votes: bool

    @property
    def claim(self) -> Claim:
        claim: Claim = self.verdict.claim
        return claim

    @property
    def digest_holds(self) -> bool:
        """Whether the digest is still that of the basis kept beside it."""
        digest: str = self.verdict.digest
        return sha256(self.verdict.basis) == digest

    @property
    def approvals(self) -> list[Review]:
        """By others than the author."""
        return [
            review
            for review in self.reviews
            if review.decision == Decision.APPROVE
            and review.reviewer_id != self.verdict.author_id
        ]

    @property
    def returns(self) -> list[Review]:
        return [each for each in self.reviews if each.decision == Decision.RETURN]

    @property
    def has_four_eyes(self) -> bool:
        enough = len(self.approvals) >= self.verdict.required_approvals
        return enough and not self.returns

    @property
    def sources(self) -> dict[str, bool]:
        """Of each different source: whether it is a primary one."""
        return {each.slug: each.is_primary for each in self.evidence}

    def has(self, stance: Stance) -> bool:
        return any(each.stance == stance for each in self.evidence)


def rounds(verdicts: Iterable[int], *, sees_open_rounds: bool) -> Iterator[Round]:
    """In the order of `verdicts`, which are keys; a few queries for `BATCH` of them."""
    rows = Verdict.objects.select_related(
        "rating__scale", "author", "methodology", "claim"
    ).prefetch_related("reviews__reviewer")
    for batch in portions(verdicts, BATCH):
        found = rows.in_bulk(batch)
        yield from _complete([found[key] for key in batch], sees_open_rounds)


def _complete(verdicts: Iterable[Verdict], sees_open_rounds: bool) -> Iterator[Round]:
    bases = {verdict.pk: json.loads(verdict.basis) for verdict in verdicts}
    look_up = _LookUp(bases.values(), {verdict.claim_id for verdict in verdicts})
    for verdict in verdicts:
        basis = bases[verdict.pk]
        hidden = _is_open(verdict) and not sees_open_rounds
        yield Round(
            verdict,
            look_up.claimants.get(basis["claimant"]),
            look_up.articles(verdict.claim_id, basis),
            len(basis["appearances"]),
            [look_up.witness(row) for row in basis["evidence"]],
            [] if hidden else sorted(verdict.reviews.all(), key=lambda each: each.pk),
            hidden,
        )


def _is_open(verdict: Verdict) -> bool:
    claim = verdict.claim
    return claim.state == ClaimState.IN_REVIEW and claim.verdict_id == verdict.pk


class _LookUp:
    """The rows that some bases name, each kind with one query."""

    def __init__(self, bases: Iterable[dict[str, Any]], claims: set[int]) -> None:
        known = list(bases)
        evidence = list(chain.from_iterable(basis["evidence"] for basis in known))
        self.claimants = Claimant.objects.in_bulk(
            {basis["claimant"] for basis in known} - {None}, field_name="slug"
        )
        slugs = {row["source"] for row in evidence}
        self._sources = Source.objects.in_bulk(slugs, field_name="slug")
        units = {row["observed"][2] for row in evidence} - {None}
        self._units = Unit.objects.in_bulk(units, field_name="slug")
        digests = {place[0] for basis in known for place in basis["appearances"]}
        revisions = Revision.objects.filter(sha256__in=digests).defer("text")
        self._by_text = {
            row.sha256: row.article
            for row in revisions.select_related("article__outlet").order_by("-id")
        }
        places = Appearance.objects.filter(claim__in=claims).defer("revision__text")
        self._by_place = {
            (row.claim_id, row.revision.sha256): row.revision.article
            for row in places.select_related("revision__article__outlet")
        }

    def articles(self, claim: int, basis: dict[str, Any]) -> list[Article]:
        """That the claim stands in, each once. The same text may stand in several;
        which one it was says the place, unless a correction took it away."""
        found = [
            self._by_place.get((claim, place[0])) or self._by_text.get(place[0])
            for place in basis["appearances"]
        ]
        return list({each.pk: each for each in found if each is not None}.values())

    def witness(self, row: dict[str, Any]) -> Witness:
        return Witness(
            row["source"],
            row["title"],
            row["url"],
            Stance(row["stance"]),
            row["pinpoint"],
            LazyI18nString(row["finding"]),
            self._observed(*row["observed"]),
            row["accessed_on"] or "",
            self._sources.get(row["source"]),
        )

    def _observed(self, comparator: str, value: str | None, unit: str | None) -> str:
        if value is None:
            return ""
        label = self._units[unit].label if unit in self._units else unit
        return f"{Comparator(comparator).label} {value} {label}"
