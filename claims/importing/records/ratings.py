"""What other people's ratings come to on our scale.

A label answered by the newsroom goes first, then the labels known here, then the
number with its best and worst. What is left unknown is asked once.
"""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from claims.text.normalise import fold

from .rating_words import NOT_OURS, WORDS

UNKNOWN: Final = None
_BY_VALUE: Final = {5: "true", 4: "mostly-true", 3: "half-true", 2: "misleading",
                    1: "false"}  # fmt: skip


@lru_cache(maxsize=4_096)  # a file of a hundred thousand records has twenty labels
def plain(label: str) -> str:
    """The label as it is looked up: folded, without marks around it."""
    return " ".join(fold(label).split()).strip(" .!?:;\"'()[]*#-")


KNOWN: Final = {
    plain(label): slug
    for slug, lines in WORDS.items()
    for line in lines
    for label in line.split("|")
}


def slug_of(
    label: str,
    value: Decimal | None,
    worst: Decimal | None,
    best: Decimal | None,
    answers: Mapping[str, str],
) -> str | None:
    """A word of our scale, NOT_OURS, or UNKNOWN. `answers` by plain label."""
    key = plain(label)
    if key in answers:
        return answers[key]
    if key in KNOWN:
        return KNOWN[key]
    by_number = _by_number(value, worst, best)
    if by_number is not None:
        return by_number
    return UNKNOWN if key else NOT_OURS


def _by_number(
    value: Decimal | None, worst: Decimal | None, best: Decimal | None
) -> str | None:
    """schema.org: 1 worst, 5 best, unless it says otherwise. A value outside of its
    own scale says nothing."""
    if value is None:
        return None
    low = Decimal(1) if worst is None else worst
    high = Decimal(5) if best is None else best
    if low == high or not min(low, high) <= value <= max(low, high):
        return None
    return _BY_VALUE[round((value - low) / (high - low) * 4) + 1]
