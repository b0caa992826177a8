"""Pairs of claims that may be one, and that nobody has been asked about yet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claims.choices import ClaimState, RelationKind
from claims.models import Claim, PairAnswer, Relation
from claims.text.similarity import SAME

from .similar import Match, similar, statements_of

FINISHED: Final = (ClaimState.MERGED, ClaimState.REJECTED)


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and another one, like the claim in the wording that shows it best."""

    claim: Claim
    match: Match


def settled_with(claim: Claim) -> set[int]:
    """Keys of claims that need no asking: answered, related as the same, itself."""
    answers = PairAnswer.objects.about(claim.pk).values_list("first", "second")
    same = Relation.objects.filter(kind=RelationKind.SAME_FACT)
    related = [
        *same.filter(from_claim=claim).values_list("to_claim", flat=True),
        *same.filter(to_claim=claim).values_list("from_claim", flat=True),
    ]
    return {claim.pk, *related, *(key for pair in answers for key in pair)}


def likely(claim: Claim, *, limit: int = 5, least: float = SAME) -> list[Match]:
    """Claims that may say what `claim` says; nobody has been asked about them yet."""
    best: dict[int, Match] = {}
    settled = settled_with(claim)
    for wording in statements_of(claim, reviewed=False):
        for match in similar(wording, limit=limit, but_not=settled, least=least):
            before = best.get(match.claim.pk)
            if match.claim.state in FINISHED:
                continue
            if before is None or match.score > before.score:
                best[match.claim.pk] = match
    found = sorted(best.values(), key=lambda match: (-match.score, match.claim.pk))
    return found[:limit]


def pairs(claims: Iterable[Claim], *, only_same: bool = False) -> Iterator[Pair]:
    """Likely pairs of these claims with any, each pair once, as they are found."""
    met: set[frozenset[int]] = set()
    for claim in claims:
        for match in likely(claim):
            pair = frozenset((claim.pk, match.claim.pk))
            if pair in met or (only_same and match.relation != "same"):
                continue
            met.add(pair)
            yield Pair(claim, match)
