"""Find the places where a running text cites: «(Иванов и Смит, 2019a)», Fearon (1994).

A parenthesis is a citation if it *reads* as one: names, a year, perhaps pages.
``has_comma`` tells apart the clear form "(Name, year)" from forms that are often
something else, "(Токио 2021)" or "Олимпиада (2014)"; those count only if the
bibliography knows the name, which is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from claims.text.bibliography import DATE_WORDS, UNDATED, month_of
from claims.text.names import plain
from claims.text.words.citing import (
    GENERIC_NOUNS,
    INNER_WORDS,
    JOINERS,
    LEAD_INS,
    NAME_PARTICLES,
    NOT_AUTHORS,
    OTHERS,
)

_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{4,400})[)\]]")
_YEAR: Final = re.compile(
    r"(?<![\w/-])(?P<year>(?:1[5-9]|20)\d\d[a-eабвд]?)(?!\w)"
    r"(?!\s?[–-]\s?\d{4})(?:\s?(?:года|году|годом|год|гг?\.|г|il|yılı)(?!\w))?"
)
_PAGES: Final = (
    r"\s*[,:]\s*(?:(?:с|стр|p|pp|s|səh|т|vol|гл|ch|chap|§|№)\.?\s*\d{1,4}|\d{1,3})"
    r"(?:\s?[–-]\s?\d{1,4})?(?!\d)"
)
_LETTER: Final = re.compile(r"\s*,\s*(?P<letter>[a-e])(?!\w)")
_AFTER: Final = re.compile(rf"(?:{_PAGES})?\s*$|(?:{_PAGES})?\s*,\s*", re.I)
_ONLY_YEARS: Final = re.compile(
    rf"\s*{_YEAR.pattern.replace('?P<year>', '')}"
    rf"(?:\s*,\s*(?:(?:1[5-9]|20)\d\d)?[a-e])?(?:{_PAGES})?\s*$",
    re.I,
)
_LEAD_IN: Final = re.compile(
    rf"\s*(?:{'|'.join(map(re.escape, sorted(LEAD_INS, key=len, reverse=True)))})"
    r"(?!\w)[:,]?\s+",
    re.I,
)
_OTHERS: Final = re.compile(rf"[\s,]*\b(?:{OTHERS})(?!\w)", re.I)
_TOKEN: Final = re.compile(r"[^\s,&]+|&")
_AND: Final = "|".join(sorted(JOINERS - {"&"}))
_JOINER: Final = re.compile(rf"\s*(?:&|;|,\s*(?:{_AND})\s|\s(?:{_AND})\s|,)\s*")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.[-\s]?){1,3}[^\W\d_]?|[^\W\d_]")
_CHAIN: Final = re.compile(
    rf"(?:(?:[A-ZÀ-ÞĀ-ŽƏА-ЯЁ][\w’'.-]*|{'|'.join(sorted(NAME_PARTICLES))}"
    rf"|{'|'.join(sorted(JOINERS))})\s+){{0,5}}"
    rf"[A-ZÀ-ÞĀ-ŽƏА-ЯЁ][\w’'-]+(?:\s+(?:{OTHERS}))?\s*$"
)
_LONGEST_NAME: Final = 12  # words
_LONGEST_COMMON: Final = 6  # words, if some of them are common nouns


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that reads as a citation.

    ``start``/``end`` are code points without the brackets; ``names`` as printed,
    ``has_others`` if "et al." followed, ``year`` as printed ("2024a") or None for
    an undated work, ``month`` 1–12 if given; ``has_comma`` for the clear form.
    """

    start: int
    end: int
    names: tuple[str, ...]
    has_others: bool
    year: str | None
    month: int | None
    has_comma: bool


def citation_marks(text: str) -> list[Mark]:
    """Return what reads as a citation, in the order of the text.

    One parenthesis may hold several; each has its own span. A year alone in
    parentheses takes the capitalised words before it: "Levitsky and Way (2010)".
    """
    marks: list[Mark] = []
    for bracket in _BRACKETS.finditer(text):
        if _ONLY_YEARS.match(bracket[1]):
            marks.extend(_narrative(text, bracket))
        else:
            marks.extend(_parenthetical(bracket))
    return marks


def _parenthetical(bracket: re.Match[str]) -> Iterator[Mark]:
    """The citations of one parenthesis, or none if any year in it is another's."""
    offset = bracket.start(1)
    for part in re.finditer(r"[^;]+", bracket[1]):
        yield from _part(part.group(), offset + part.start())


def _part(part: str, offset: int) -> Iterator[Mark]:
    """Read "names, year[, pages][, year][, names, year]" from left to right."""
    at = _past_lead_ins(part)
    names: tuple[str, ...] = ()
    found: list[Mark] = []
    while at < len(part):
        year = _YEAR.search(part, at) or UNDATED.search(part, at)
        if year is None:
            return
        letters = list(_letters(part, year))
        after = _AFTER.match(part, letters[-1].end() if letters else year.end())
        if after is None:
            return
        head = _head(part[at : year.start()])
        if head.strip(" ,"):
            names = _names(head)
        if not names:
            return
        first = _mark(part, offset, (at, year.end()), names, year)
        found.append(first)
        found.extend(_lettered(first, letters, offset))
        at = after.end()
    yield from found


def _letters(part: str, year: re.Match[str]) -> Iterator[re.Match[str]]:
    """The further letters of "2020a, b, c"."""
    letter = _LETTER.match(part, year.end()) if year.group()[-1] in "abcd" else None
    while letter:
        yield letter
        letter = _LETTER.match(part, letter.end())


def _lettered(first: Mark, letters: list[re.Match[str]], offset: int) -> Iterator[Mark]:
    for letter in letters:
        yield replace(
            first,
            start=offset + letter.start("letter"),
            end=offset + letter.end("letter"),
            year=f"{(first.year or '')[:4]}{letter['letter']}",
        )


def _mark(
    part: str,
    offset: int,
    span: tuple[int, int],
    names: tuple[str, ...],
    year: re.Match[str],
) -> Mark:
    printed = part[slice(*span)]
    lead = len(printed) - len(printed.lstrip(" ,\u00a0\n"))
    head = part[span[0] : year.start()]
    return Mark(
        start=offset + span[0] + lead,
        end=offset + span[1],
        names=names,
        has_others=bool(_OTHERS.search(head)),
        year=year["year"] if "year" in year.groupdict() else None,
        month=month_of(head),
        has_comma=_is_clear(_head(head)),
    )


def _is_clear(head: str) -> bool:
    """A comma before the year, no quoted title, no common noun but the first word."""
    if not head.strip():
        return True
    tokens = _TOKEN.findall(_OTHERS.sub("", head))
    named = all(map(_may_stand_in_name, tokens[1:]))
    return named and head.rstrip()[-1] == "," and "«" not in head[:2]


def _past_lead_ins(part: str) -> int:
    at = 0
    while lead := _LEAD_IN.match(part, at):
        at = lead.end()
    return at


def _head(head: str) -> str:
    """The words before a year without its day and month."""
    return DATE_WORDS.sub("", head + "2000").removesuffix("2000")


def _names(head: str) -> tuple[str, ...]:
    """Split the words before a year into names; empty if they are not names."""
    bare = _OTHERS.sub("", head).strip(" ,\u00a0\n(")
    tokens = _TOKEN.findall(bare)
    while tokens and plain(tokens[0]) in GENERIC_NOUNS:
        bare = bare[bare.index(tokens[0]) + len(tokens[0]) :]
        tokens = tokens[1:]
    if not tokens or len(tokens) > _LONGEST_NAME:
        return ()
    if not all(map(_may_stand_in_name, tokens)) and not _may_be_institution(tokens):
        return ()
    names = (name.strip(' ,.«»“”"\u00a0') for name in split_names(bare))
    return tuple(name for name in names if name and not _INITIALS.fullmatch(name))


def split_names(people: str) -> list[str]:
    """Cut at joiners and commas; an institution with "and" inside stays whole."""
    inner = set(re.findall(r"\b[^\W\d_]+", people)) - JOINERS - NAME_PARTICLES
    if any(word.islower() for word in inner):
        return people.split(",")
    return _JOINER.split(people)


def _may_stand_in_name(token: str) -> bool:
    word = token.strip("«»“”\"„.,:’'")
    if not word or word in JOINERS or word in INNER_WORDS:
        return True
    return any(char.isupper() for char in word)


def _may_be_institution(tokens: list[str]) -> bool:
    """«Всемирный банк», "Anadolu ajansı": a capital, then common nouns."""
    return (
        len(tokens) <= _LONGEST_COMMON
        and tokens[0][0].isupper()
        and all(word.strip(".,").isalpha() for word in tokens)
    )


def looks_like_place_or_event(mark: Mark) -> bool:
    """Say whether the names are a place, an event or a document: «(Женева, 2021)»."""
    edges = [word for name in mark.names for word in re.findall(r"[\w-]+", name)]
    return any(plain(word) in NOT_AUTHORS for word in (*edges[:1], *edges[-1:]))


def _narrative(text: str, bracket: re.Match[str]) -> Iterator[Mark]:
    """ "Fearon (1994)": the capitalised words before a parenthesis with years."""
    before = text[max(0, bracket.start() - 120) : bracket.start()]
    chain = _CHAIN.search(before.split("\n")[-1])
    if chain is None:
        return
    head = re.sub(r"['’]s?\s*$", "", chain.group())
    names = _names(head)
    start = bracket.start() - len(chain.group())
    for year in _YEAR.finditer(bracket[1]):
        if not names:
            return
        yield Mark(
            start=start,
            end=bracket.end(),
            names=names,
            has_others=bool(_OTHERS.search(head)),
            year=year["year"],
            month=None,
            has_comma=False,
        )
        start = bracket.start(1) + year.end()
