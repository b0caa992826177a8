"""An article's text cut at the edges of everything marked in it.

Pure: text and marks in, pieces out. Joined together the pieces and gaps are the text
again, letter for letter, so a place in the page is a place in the text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.text.paragraphs import Role, paragraphs

_STICKS: Final = {"\u200d", "\ufe0e", "\ufe0f"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked at code points start–end. `key` is unique on the page."""

    key: str
    start: int
    end: int
    tone: str
    symbol: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text inside `marks`; those in `begins` start here."""

    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]

    @property
    def keys(self) -> str:
        return " ".join(mark.key for mark in self.marks)

    @property
    def tone(self) -> str:
        """The narrowest mark gives the colour."""
        return min(self.marks, key=lambda one: one.end - one.start).tone

    @property
    def depth(self) -> int:
        return min(len(self.marks), 3)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and the blank text behind it; `role` is "" for a leading blank."""

    role: Role | str
    pieces: tuple[Piece, ...]
    gap: str


def blocks(text: str, marks: Sequence[Mark]) -> list[Block]:
    """The whole text in order, with every mark in every piece it covers."""
    ordered = sorted(marks, key=lambda one: (one.start, -one.end))
    spans = [(one.role, one.start, one.end) for one in paragraphs(text)]
    first = spans[0][1] if spans else len(text)
    found = [Block("", (), text[:first])] if first else []
    ends = [start for _role, start, _end in spans[1:]] + [len(text)]
    for (role, start, end), following in zip(spans, ends, strict=True):
        found.append(
            Block(role, tuple(_pieces(text, start, end, ordered)), text[end:following])
        )
    return found


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in inside:
        edges |= {edge for edge in (mark.start, mark.end) if start < edge < end}
    cuts = sorted(edges)
    for left, right in zip(cuts, cuts[1:], strict=False):
        yield Piece(
            text[left:right],
            tuple(one for one in inside if one.start < right and one.end > left),
            tuple(one for one in inside if max(one.start, start) == left),
        )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends, and never through a letter's accent."""
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < end and _sticks(text, start):
        start -= 1
    while 0 < end < len(text) and end > start and _sticks(text, end):
        end += 1
    return start, end


def _sticks(text: str, index: int) -> bool:
    """Whether the character at `index` belongs to the one before it."""
    character, before = text[index], text[index - 1]
    return (
        unicodedata.category(character) in {"Mn", "Mc", "Me"}
        or character in _STICKS
        or before == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
