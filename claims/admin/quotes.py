"""From a pasted quote to its place in a text, or to the question which place.

Pure: text in, places out. Nothing is guessed: a quote that stands twice has two
places, and a person says which one is meant.
"""

import re
from dataclasses import dataclass
from typing import Final

from claims.text.normalise import normalise

AROUND: Final = 60
MOST_PLACES: Final = 20


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with the text around it; offsets in code points, end exclusive."""

    start: int
    end: int
    before: str
    exact: str
    after: str

    @property
    def key(self) -> str:
        return f"{self.start}-{self.end}"


def places_of(quote: str, text: str) -> list[Place]:
    """Where `quote` stands in `text`, in reading order, at most `MOST_PLACES`.

    Letters and signs must agree exactly; only white space may differ, because copying
    from a page turns line breaks and hard spaces into others.
    """
    words = normalise(quote).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    places = []
    for found in pattern.finditer(text):
        places.append(place_at(text, found.start(), found.end()))
        if len(places) == MOST_PLACES:
            break
    return places


def place_at(text: str, start: int, end: int, around: int = AROUND) -> Place:
    """The passage and up to `around` code points on either side."""
    before = text[max(0, start - around) : start]
    return Place(start, end, before, text[start:end], text[end : end + around])
