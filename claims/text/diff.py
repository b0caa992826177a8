"""What changed between two revisions: paragraph by paragraph, or word by word.

The changes cover both texts from end to end, in order, without gaps: joined together
the spans of either side give that side back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz.distance import LCSseq

Kind = Literal["equal", "inserted", "deleted", "replaced"]

_PARAGRAPHS: Final = re.compile(r"[^\n]*\n+|[^\n]+")
_WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """old[old_start:old_end] became new[new_start:new_end]; code points."""

    kind: Kind
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes(old: str, new: str) -> list[Change]:
    """Return the changes by paragraph (a line with the line ends behind it)."""
    return list(_changes(old, new, _PARAGRAPHS))


def word_changes(old: str, new: str) -> list[Change]:
    """Return the changes by word, for showing one replaced paragraph.

    Its time grows with the product of the lengths: give it paragraphs, not texts.
    """
    return list(_changes(old, new, _WORDS))


def _changes(old: str, new: str, unit: re.Pattern[str]) -> Iterator[Change]:
    """Join runs of deleted and inserted units, in either order, into one change."""
    olds, news = unit.findall(old), unit.findall(new)
    old_ends, new_ends = _ends(olds), _ends(news)
    old_from = new_from = old_to = new_to = 0
    for block in LCSseq.opcodes(olds, news):
        if block.tag == "equal":
            if change := _change(old_from, old_to, new_from, new_to):
                yield change
            old_from, new_from = old_ends[block.src_end], new_ends[block.dest_end]
            yield Change("equal", old_to, old_from, new_to, new_from)
        old_to, new_to = old_ends[block.src_end], new_ends[block.dest_end]
    if change := _change(old_from, old_to, new_from, new_to):
        yield change


def _change(old_from: int, old_to: int, new_from: int, new_to: int) -> Change | None:
    kinds: dict[tuple[bool, bool], Kind] = {
        (True, True): "replaced",
        (True, False): "deleted",
        (False, True): "inserted",
    }
    kind = kinds.get((old_to > old_from, new_to > new_from))
    return Change(kind, old_from, old_to, new_from, new_to) if kind else None


def _ends(units: list[str]) -> list[int]:
    """Return where each unit begins, and where the last one ends."""
    ends = [0]
    for unit in units:
        ends.append(ends[-1] + len(unit))
    return ends
