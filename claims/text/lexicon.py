"""Find the words and phrases of many tables in one walk over a sentence.

A table is a text of entries: ``договор`` (this form), ``подписа*`` (any ending),
``по_словам`` (a phrase; each word may end in ``*``). Looking each word up by its
beginnings keeps the cost independent of the number of entries, which a regular
expression with thousands of alternatives does not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

_FOLDING: Final = str.maketrans("ё’", "е'")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: code points ``start``/``end``, as printed and folded."""

    start: int
    end: int
    text: str
    folded: str


class Hit(NamedTuple):
    """An entry of the table ``code`` found at ``words[first:last]``."""

    code: str
    first: int
    last: int


def split_words(text: str) -> list[Word]:
    """The words of a text, with digits; folded = lower case, ё as е, ’ as '."""
    return [
        Word(m.start(), m.end(), m.group(), m.group().casefold().translate(_FOLDING))
        for m in _WORD.finditer(text)
    ]


class Lexicon:
    """Tables of words and phrases, ready to be found."""

    def __init__(self, tables: Mapping[str, str]) -> None:
        self._begins: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for code, table in tables.items():
            for entry in table.casefold().replace("ё", "е").split():
                first, *rest = entry.split("_")
                self._begins.setdefault(first, []).append((code, tuple(rest)))
        self._candidates = lru_cache(maxsize=16384)(self._look_up)

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """All hits in reading order; at one word the longer phrase comes first."""
        hits = []
        for at, word in enumerate(words):
            here = [
                Hit(code, at, at + 1 + len(rest))
                for code, rest in self._candidates(word.folded)
                if _follows(words, at + 1, rest)
            ]
            hits.extend(sorted(here, key=lambda hit: -hit.last))
        return hits

    def _look_up(self, word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        begins = [f"{word[:length]}*" for length in range(1, len(word) + 1)]
        return tuple(
            entry for key in (word, *begins) for entry in self._begins.get(key, ())
        )


def _follows(words: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    if at + len(rest) > len(words):
        return False
    return all(
        words[at + i].folded.startswith(pattern[:-1])
        if pattern.endswith("*")
        else words[at + i].folded == pattern
        for i, pattern in enumerate(rest)
    )
