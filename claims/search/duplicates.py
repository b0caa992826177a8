"""Pairs of claims that may be one, and that nobody has been asked about yet.

Two rules beyond likeness. Claims that stand in the same text were told apart by
whoever read it, so they are no pair unless they say it in the same words. And whoever
has joined two claims in any way (contradicts, elaborates …) has looked at both, so
nobody is asked again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from claims.models import Appearance, Claim, PairAnswer, Relation
from claims.models.duplicates import FINISHED
from claims.text.contrasts import Finding, agreements, contrasts
from claims.text.statements import Statement

from .similar import Match, similar, statements_of
from .synonyms import canon

LEAST: Final = 0.1  # below, one pair in twenty of the demonstration was a true one
MOST_OF_ONE: Final = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and another one, like the claim in the wording that shows it best."""

    claim: Claim
    match: Match

    @property
    def is_same(self) -> bool:
        return self.match.relation == "same"


def settled_with(claim: Claim) -> set[int]:
    """Keys of claims that need no asking: answered, joined to it, itself."""
    answers = PairAnswer.objects.about(claim.pk).values_list("first", "second")
    joined = Relation.objects.filter(Q(from_claim=claim) | Q(to_claim=claim))
    related = joined.values_list("from_claim", "to_claim")
    return {claim.pk, *(key for pair in (*answers, *related) for key in pair)}


def likely(
    claim: Claim, *, limit: int = MOST_OF_ONE, least: float = LEAST
) -> list[Match]:
    """Claims that may say what `claim` says; nobody has been asked about them yet."""
    best: dict[int, Match] = {}
    settled = settled_with(claim)
    words = _words(claim)
    beside = _in_the_same_texts(claim)
    for wording in statements_of(claim, reviewed=False):
        for match in similar(wording, limit=limit * 2, but_not=settled, least=least):
            other, before = match.claim, best.get(match.claim.pk)
            if other.state in FINISHED:
                continue
            if other.pk in beside and not words & _words(other):
                continue
            if before is None or match.score > before.score:
                best[other.pk] = match
    found = sorted(best.values(), key=lambda match: (-match.score, match.claim.pk))
    return found[:limit]


class Comparing:
    """Compares claims both ways: likeness is not quite the same from either side.

    Each claim is looked up once, however often it is met.
    """

    def __init__(self) -> None:
        self._likely: dict[int, list[Match]] = {}

    def pairs_of(self, claim: Claim, *also: Claim) -> list[Pair]:
        """Its pairs, best first, each as seen from the side that shows it best.
        `also`: others that may look alike from their side only."""
        seen = {match.claim.pk: Pair(claim, match) for match in self._of(claim)}
        others = {pair.match.claim.pk: pair.match.claim for pair in seen.values()}
        for other in (others | {one.pk: one for one in also}).values():
            for match in self._of(other):
                before = seen.get(other.pk)
                if match.claim.pk == claim.pk and (
                    before is None or match.score > before.match.score
                ):
                    seen[other.pk] = Pair(other, match)
        return sorted(
            seen.values(), key=lambda pair: (-pair.match.score, pair.claim.pk)
        )

    def _of(self, claim: Claim) -> list[Match]:
        if claim.pk not in self._likely:
            self._likely[claim.pk] = likely(claim)
        return self._likely[claim.pk]


def pairs(claims: Iterable[Claim], *, only_same: bool = False) -> Iterator[Pair]:
    """Likely pairs of these claims with any, each pair once, as they are found."""
    met: set[frozenset[int]] = set()
    comparing = Comparing()
    for claim in claims:
        for pair in comparing.pairs_of(claim):
            key = frozenset((pair.claim.pk, pair.match.claim.pk))
            if key in met or (only_same and not pair.is_same):
                continue
            met.add(key)
            yield pair


def findings_between(claim: Claim, other: Claim, language: str = "") -> list[Finding]:
    """What sets two claims apart and what they share, as they stand now.

    In `language` if both are written in it, else in one both have, else across.
    """
    spellings = canon()
    mine, theirs = claim.statement.data, other.statement.data
    common = [code for code in (language, *mine) if mine.get(code) and theirs.get(code)]
    if common:
        ours, another = mine[common[0]], theirs[common[0]]
    else:
        ours, another = (
            statements_of(one, reviewed=False)[0] for one in (claim, other)
        )
    asked, against = Statement(ours, spellings), Statement(another, spellings)
    return [*contrasts(asked, against), *agreements(asked, against)]


def _words(claim: Claim) -> set[frozenset[str]]:
    """The stems of each of its wordings, whatever their order."""
    return {
        frozenset(Statement(wording).stems)
        for wording in statements_of(claim, reviewed=False)
    }


def _in_the_same_texts(claim: Claim) -> set[int]:
    """Keys of claims that stand in an article this claim stands in."""
    articles = claim.appearances.values("revision__article")
    places = Appearance.objects.filter(revision__article__in=articles)
    return set(places.values_list("claim", flat=True))
