"""A statement taken apart for comparison: stems, names, what is negated, who stands
where. Numbers and dates are read only when asked for: that costs most."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from claims.text.dates import DateMention, dates_and_spans
from claims.text.language import Term, stems, terms
from claims.text.normalise import fold
from claims.text.quantities import QuantityMention, quantities
from claims.text.spelled_numbers import with_figures
from claims.text.words.near_words import FUNCTION_STEMS
from claims.text.words.negations import NEGATIONS
from claims.text.words.tables import word_set

LONGEST_STATEMENT: Final = 2_000  # code points
PREPOSITIONS: Final = word_set(
    """
    в во на из с со от к ко для у о об про против за над под до из-за без
    from to by for of against with at in on into over under
    """
)
SOURCES: Final = frozenset({"из", "от", "from"})
GOALS: Final = frozenset({"в", "во", "на", "к", "ко", "to", "into"})

_ADDRESS: Final = re.compile(r"https?://\S+|\bwww\.\S+|\bpic\.twitter\S+")
_TAG: Final = re.compile(r"#(\w+)")
_WORD: Final = re.compile(r"[\w’'-]+")
_RUSSIAN_PASSIVE: Final = re.compile(r"\b\w{3,}(?:[аяеё]н|ат|ят|ит|ут)[аоы]?\b")
_INSTRUMENTAL: Final = re.compile("(?:ом|ем|ой|ей|ью|ами|ями)$")
_OBLIQUE: Final = re.compile("(?:[ауюыие]м|[оаея]й|ому|ого|ах|ях|[ыиуюе])$")
_MONTH: Final = re.compile(r"m\d\d")
_HUMP: Final = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_SENTENCE_ENDS: Final = frozenset(".!?:;…\"'«“„(—–-")
# After these, "не" bounds a number or stresses; it denies nothing.
_NO_DENIAL: Final = word_set(
    """
    менее более меньше больше ниже выше только просто раз позднее позже ранее
    less more only just fewer later earlier
    """
)

Canon = Mapping[tuple[str, ...], tuple[str, ...]]
"""Spelling's stems to the stems that stand for its whole group of synonyms."""


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised word: stem, word as shown and folded, the preposition before it."""

    stem: str
    shown: str
    written: str
    after: str
    place: int


@dataclass(frozen=True, slots=True)
class Way:
    """ "from Baku" or "to Baku"."""

    is_source: bool
    shown: str


class Statement:
    """One text, as the comparison sees it. Pure; read once, compared many times."""

    def __init__(self, text: str, canon: Canon | None = None) -> None:
        self.text = _readable(text[:LONGEST_STATEMENT])
        found = terms(self.text)
        self.raw = [term.stem for term in found]
        self.order: list[str] = _unified(with_figures(self.text, found), canon or {})
        self.stems: dict[str, None] = dict.fromkeys(self.order)
        self.content = [stem for stem in self.stems if stem not in FUNCTION_STEMS]
        self.names: list[Name] = [
            name
            for name in _names(self.text, found, canon or {})
            if name.stem in self.stems  # not a part of a synonym of several words
        ]
        self.opening: list[Name] = list(_opening(self.text, found, canon or {}))
        self.name_stems = frozenset(name.stem for name in self.names)
        self.figures = frozenset(stem for stem in self.stems if stem[0].isdecimal())

    @cached_property
    def negated(self) -> frozenset[str]:
        """Stems right after a negation; "" stands for a negation before nothing."""
        words = _WORD.findall(self.text)
        found = set()
        for index, word in enumerate(words):
            if not _denies(fold(word)):
                continue
            following = [fold(each) for each in words[index + 1 : index + 4]]
            if following and following[0] in _NO_DENIAL:
                continue
            content = (
                term.stem
                for each in following
                for term in terms(each)
                if term.stem not in FUNCTION_STEMS
            )
            found.add(next(content, ""))
        return frozenset(found)

    @cached_property
    def quantities(self) -> list[QuantityMention]:
        return quantities(self.text)

    @cached_property
    def dates(self) -> list[DateMention]:
        return dates_and_spans(self.text)[0]

    @cached_property
    def actor(self) -> Name | None:
        """The name that does something, as far as form tells.

        English: after "by", or else the first without a preposition. Russian: an
        instrumental beside a passive, or else the first that may be a nominative.
        """
        free = [name for name in (*self.opening, *self.names) if not name.after]
        if self.text.isascii():
            agents = [name for name in self.names if name.after == "by"]
            return next(iter(agents or free), None)
        if _RUSSIAN_PASSIVE.search(self.text):
            agents = [name for name in free if _INSTRUMENTAL.search(name.written)]
            if agents:
                return agents[0]
        may_be = (name for name in free if not _OBLIQUE.search(name.written))
        return next(may_be, None)

    @cached_property
    def ways(self) -> dict[str, Way]:
        """Where from and where to: content words right after such a preposition."""
        found: dict[str, Way] = {}
        words = [(word[0], fold(word[0])) for word in _WORD.finditer(self.text)]
        for (shown, before), (word, folded) in pairwise(words):
            if before in SOURCES or before in GOALS:
                stem = next(iter(stems(folded)), "")
                if stem and stem not in FUNCTION_STEMS:
                    found.setdefault(stem, Way(before in SOURCES, f"{shown} {word}"))
        return found

    def name_of(self, stem: str) -> Name | None:
        names = (*self.opening, *self.names)
        return next((name for name in names if name.stem == stem), None)


def _readable(text: str) -> str:
    """Without web addresses, and with #HashTags as words."""
    text = _ADDRESS.sub(" ", text)
    return _TAG.sub(lambda tag: _HUMP.sub(" ", tag[1]), text)


def _denies(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't")


def _unified(order: list[str], canon: Canon) -> list[str]:
    """The stems with every spelling of the synonyms as one."""
    if not canon:
        return order
    longest = max(map(len, canon))
    unified: list[str] = []
    index = 0
    while index < len(order):
        for length in range(min(longest, len(order) - index), 0, -1):
            spelling = tuple(order[index : index + length])
            if spelling in canon:
                unified += canon[spelling]
                index += length
                break
        else:
            unified.append(order[index])
            index += 1
    return unified


def _names(text: str, found: list[Term], canon: Canon) -> Iterable[Name]:
    before = ""
    for place, term in enumerate(found):
        word = text[term.start : term.end]
        if _is_name(text, term, word):
            stem = canon.get((term.stem,), (term.stem,))[0]
            yield Name(stem, word, fold(word), before, place)
        before = fold(word) if fold(word) in PREPOSITIONS else ""


def _opening(text: str, found: list[Term], canon: Canon) -> Iterable[Name]:
    """The first word: a name or not, it may be the actor."""
    for place, term in enumerate(found[:1]):
        stem = canon.get((term.stem,), (term.stem,))[0]
        if stem not in FUNCTION_STEMS:
            word = text[term.start : term.end]
            yield Name(stem, word, fold(word), "", place)


def _is_name(text: str, term: Term, word: str) -> bool:
    """Capitalised, and not only because a sentence begins; or an abbreviation."""
    if not word[:1].isupper() or _MONTH.fullmatch(term.stem):
        return False
    if len(word) > 1 and word[1].isupper():
        return True
    previous = text[: term.start].rstrip()[-1:]
    return bool(previous) and previous not in _SENTENCE_ENDS
