"""What becomes of claims: a hundred fates, met again and again.

Counted, not drawn, so that the number of rows is known beforehand: a hundred claims
have 300 pieces of evidence and more than 500 events.
"""

from typing import NamedTuple

PUBLISHED = "published"


class Fate(NamedTuple):
    """Where a claim ends, and what happened on the way."""

    state: str
    evidence: int = 0
    approvals: int = 1
    was_returned: bool = False
    was_corrected: bool = False


def _fates() -> list[Fate]:
    plain = [Fate(PUBLISHED, evidence) for evidence in [3, 4, 2, 5, 3, 4] * 9]
    fates = [
        *plain,  # 54 with 189 pieces of evidence
        *[Fate(PUBLISHED, 4, approvals=2)] * 5,
        *[Fate(PUBLISHED, 4, was_returned=True)] * 3,
        *[Fate(PUBLISHED, 4, was_corrected=True)] * 3,
        Fate("under_correction", 3),
        Fate("withdrawn", 3),
        *[Fate("researching", 3)] * 3,
        *[Fate("researching", 4)] * 5,
        *[Fate("in_review", 4)] * 3,
        *[Fate("in_review", 3)] * 2,
        *[Fate("approved", 4)] * 2,
        *[Fate("approved", 3)] * 2,
        *[Fate("candidate")] * 9,
        *[Fate("rejected")] * 6,
        Fate("merged"),
    ]
    # Neighbours differ: 37 and 100 have no common divisor, so each comes once.
    return [fates[number * 37 % 100] for number in range(100)]


FATES = _fates()


def fate_of(claim: int) -> Fate:
    """Of the claim with this key, from 1."""
    return FATES[(claim - 1) % len(FATES)]


def evidence_in(claims: int) -> int:
    """Pieces of evidence that the first `claims` claims have together."""
    whole, rest = divmod(claims, len(FATES))
    of_all = sum(fate.evidence for fate in FATES)
    return whole * of_all + sum(fate.evidence for fate in FATES[:rest])
