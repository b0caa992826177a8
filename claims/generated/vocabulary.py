"""Words as often as languages use them.

A handful everywhere, tens of thousands hardly anywhere: Zipf's law with Mandelbrot's
shift (frequency of rank r ~ 1/(r + 2.7)^1.07). An index over words that are all
equally frequent would tell nothing about search.
"""

from functools import cache
from itertools import accumulate, product
from random import Random
from types import ModuleType
from typing import NamedTuple

from . import words_en, words_ru

EXPONENT, SHIFT = 1.07, 2.7
WORDS: dict[str, ModuleType] = {"ru": words_ru, "en": words_en}


class Vocabulary(NamedTuple):
    """Words from the most to the least frequent, and their weights added up."""

    words: list[str]
    cumulated: list[float]

    def draw(self, rng: Random, number: int) -> list[str]:
        return rng.choices(self.words, cum_weights=self.cumulated, k=number)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The same words in the same order in every run and process."""
    parts = WORDS[language]
    tail = [
        "".join(each) for each in product(parts.PREFIXES, parts.ROOTS, parts.ENDINGS)
    ]
    Random(language).shuffle(tail)  # noqa: S311
    words = list(dict.fromkeys([*parts.FREQUENT, *tail]))
    weights = ((rank + SHIFT) ** -EXPONENT for rank in range(1, len(words) + 1))
    return Vocabulary(words, list(accumulate(weights)))
