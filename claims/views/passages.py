"""An article's text cut into pieces that templates can mark.

Places may overlap and nest. Cutting at every start and end gives pieces that each lie
inside a fixed set of claims, so overlaps need no nested markup and stay readable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.text.paragraphs import Role, paragraphs


@dataclass(frozen=True, slots=True)
class Place:
    """Where the claim with this number stands: code points, end exclusive."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text inside the claims `inside`; those in `begins` start here."""

    text: str
    inside: tuple[int, ...]
    begins: tuple[int, ...]

    @property
    def is_overlap(self) -> bool:
        return len(self.inside) > 1


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `begins` are the claims whose place starts in it."""

    role: Role
    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]


def passages(text: str, places: Sequence[Place]) -> list[Passage]:
    """The paragraphs of `text` in order. Places may be in any order."""
    waiting = sorted(places, key=lambda place: (place.start, place.end), reverse=True)
    open_places: list[Place] = []
    found = []
    for paragraph in paragraphs(text):
        # A place in the blanks between two paragraphs begins with the later one.
        begun = []
        while waiting and waiting[-1].start < paragraph.end:
            begun.append(waiting.pop())
        open_places = [p for p in open_places if p.end > paragraph.start] + begun
        pieces = _pieces(text, paragraph.start, paragraph.end, open_places, begun)
        begins = tuple(place.number for place in begun)
        found.append(Passage(paragraph.role, pieces, begins))
    return found


def _pieces(
    text: str, start: int, end: int, inside: list[Place], begun: list[Place]
) -> tuple[Piece, ...]:
    edges = {start, end}
    for place in inside:
        edges.update(edge for edge in (place.start, place.end) if start < edge < end)
    cuts = sorted(edges)
    return tuple(
        Piece(
            text[left:right],
            tuple(p.number for p in inside if p.start < right and p.end > left),
            tuple(p.number for p in begun if max(p.start, start) == left),
        )
        for left, right in zip(cuts, cuts[1:], strict=False)
    )
