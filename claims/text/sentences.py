"""Sentences with exact offsets, and the role of the paragraph each stands in.

razdel (https://github.com/natasha/razdel) cuts Russian; a few rules of our own cut
English; what either cuts inside a quotation, an initial or an abbreviation is joined
again. Headings, sources and page furniture are one sentence each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from razdel import sentenize

from claims.text.paragraphs import Paragraph, Role, paragraphs
from claims.text.words.endings import (
    BEFORE_NAMES,
    ENGLISH_ABBREVIATIONS,
    ENGLISH_MAYBE_LAST,
    ENGLISH_OPENINGS,
    RUSSIAN_ABBREVIATIONS,
)

LONGEST_JOINED: Final = 400
"""Code points up to which a quotation of several sentences is kept in one piece."""

_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_LATIN: Final = re.compile("[a-z]", re.IGNORECASE)
_STOP: Final = re.compile(r"[.!?…]+[»”“\"')\]]*(?=\s)")
_LAST_WORD: Final = re.compile(r"(\w(?:[\w.]*\w)?)\.[»”\"')\]]*\Z")
_GLUED_STOP: Final = re.compile(r"\b([а-яё]{3,})[.!?…](?=[А-ЯЁ][а-яё])")
_FIRST_WORD: Final = re.compile(r"[«„“\"'(\[]*(\w+)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: text[start:end] without blanks around it, offsets in code points."""

    start: int
    end: int
    text: str
    role: Role


def sentences(text: str) -> list[Sentence]:
    """Return the sentences in order; they never overlap, and only blanks lie between.

    `role` says where it stands: body, heading, pull_quote (repeats the body),
    block_quote, bibliography, or junk (date line, newsletter form, notice).
    """
    return [
        Sentence(start, end, text[start:end], paragraph.role)
        for paragraph in paragraphs(text)
        for start, end in _spans(paragraph)
    ]


def _spans(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    if paragraph.role not in {"body", "block_quote", "pull_quote"}:
        yield paragraph.start, paragraph.end
        return
    words = paragraph.text
    is_russian = len(_CYRILLIC.findall(words)) > len(_LATIN.findall(words))
    cuts = _russian(words) if is_russian else _english(words)
    joins_quotes = paragraph.role == "body"
    for start, end in _joined(words, cuts, joins_quotes):
        piece = words[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            offset = paragraph.start + start
            yield offset + lead, offset + len(piece.rstrip())


def _russian(words: str) -> list[tuple[int, int]]:
    return [
        (start, end)
        for cut in sentenize(words)
        for start, end in _unglued(words, cut.start, cut.stop)
    ]


def _unglued(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut where the blank after a full stop was lost, as web pages lose it."""
    for match in _GLUED_STOP.finditer(words, start, end):
        if match[1].lower() not in RUSSIAN_ABBREVIATIONS:
            yield start, match.end()
            start = match.end()
    yield start, end


def _english(words: str) -> list[tuple[int, int]]:
    cuts, start = [], 0
    for match in _STOP.finditer(words):
        if _ends_english(words[start : match.end()], words[match.end() :].lstrip()):
            cuts.append((start, match.end()))
            start = match.end()
    cuts.append((start, len(words)))
    return cuts


def _ends_english(before: str, after: str) -> bool:
    first = _FIRST_WORD.match(after)
    if not first or first[1][0].islower():
        return False
    last = _LAST_WORD.search(before)
    if not last:
        return True
    word = last[1]
    if word.lower() in ENGLISH_MAYBE_LAST:
        return first[1] in ENGLISH_OPENINGS
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    return word.lower() not in ENGLISH_ABBREVIATIONS


def _joined(
    words: str, cuts: list[tuple[int, int]], joins_quotes: bool
) -> Iterator[tuple[int, int]]:
    """Join pieces that one quotation, abbreviation or lower case holds together."""
    position = 0
    while position < len(cuts):
        start, end = cuts[position]
        position += 1
        for _, following_end in cuts[position:]:
            if not _belongs(words[start:end], words[end:following_end]):
                break
            end = following_end
            position += 1
        if joins_quotes:
            taken = _closing(words, start, cuts, position - 1)
            if taken >= position:
                position, end = taken + 1, cuts[taken][1]
        yield start, end


def _belongs(before: str, following: str) -> bool:
    after = following.lstrip()
    first = _FIRST_WORD.match(after)
    if first is None:
        return not after or after[0] not in "—–-•*"
    if first[1][0].islower() and not before.endswith(("\n", ":")):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    if first[1][0].isdigit():
        return last[1].lower() in ENGLISH_ABBREVIATIONS | RUSSIAN_ABBREVIATIONS
    if last[1].lower() == "долл":
        return first[1] == "США"
    return last[1].lower() in BEFORE_NAMES and not _is_year(before)


def _is_year(before: str) -> bool:
    return re.search(r"\d\s*гг?\.\Z", before) is not None


def _closing(words: str, start: int, cuts: list[tuple[int, int]], position: int) -> int:
    """Return the piece where what this one opened is closed, or -1."""
    for later in range(position, min(position + 4, len(cuts))):
        piece = words[start : cuts[later][1]]
        if len(piece) > LONGEST_JOINED:
            return -1
        if not _is_open(piece):
            return later
    return -1


def _is_open(piece: str) -> bool:
    """Say whether a quotation or bracket of this piece has not been closed."""
    # “ opens in English and closes in German.
    curly = ("„", "“") if "„" in piece else ("“", "”")
    return any(
        piece.count(opening) > piece.count(closing)
        for opening, closing in (("«", "»"), curly, ("(", ")"))
    )
