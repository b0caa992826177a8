"""Words as often as languages use them.

A handful everywhere, tens of thousands hardly anywhere: Zipf's law with Mandelbrot's
shift (frequency of rank r ~ 1/(r + 2.7)^1.07). An index over words that are all
equally frequent would tell nothing about search.
"""

from bisect import bisect
from functools import cache
from itertools import accumulate, product
from random import Random
from types import ModuleType
from typing import NamedTuple

from . import words_en, words_ru

EXPONENT, SHIFT = 1.07, 2.7
PLACES = 18  # bits: the rarest words have one place in a quarter of a million
WORDS: dict[str, ModuleType] = {"ru": words_ru, "en": words_en}


class Vocabulary(NamedTuple):
    """Words from the most to the least frequent; and the same words in a row in which
    each has as many places as its share, so that drawing one costs next to nothing."""

    words: list[str]
    places: list[str]

    def draw(self, rng: Random, number: int) -> list[str]:
        bits, places = rng.getrandbits, self.places
        return [places[bits(PLACES)] for _each in range(number)]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The same words in the same order in every run and process."""
    parts = WORDS[language]
    tail = [
        "".join(each) for each in product(parts.PREFIXES, parts.ROOTS, parts.ENDINGS)
    ]
    Random(language).shuffle(tail)  # noqa: S311
    words = list(dict.fromkeys([*parts.FREQUENT, *tail]))
    ranks = range(1, len(words) + 1)
    ends = list(accumulate((rank + SHIFT) ** -EXPONENT for rank in ranks))
    step = ends[-1] / (1 << PLACES)
    places = [words[bisect(ends, (n + 0.5) * step)] for n in range(1 << PLACES)]
    return Vocabulary(words, places)
