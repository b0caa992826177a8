"""What stands around a number: unit, comparator, what is counted, how often."""

import re
from typing import NamedTuple

from claims.text.numbers import DASHES, Number, NumberReader
from claims.text.words.around_numbers import (
    CHANGE_STEMS,
    COMPARATORS_AFTER,
    COMPARATORS_BEFORE,
    FILLERS,
    PERIODS_AFTER,
    STOP_WORDS,
)
from claims.text.words.nouns import ENGLISH_HEADS, ENGLISH_VERBS, RUSSIAN_NOT_VERBS
from claims.text.words.number_words import CARDINALS
from claims.text.words.units import MEASURES, PEOPLE, THINGS, TIME_UNITS, UNITS

ARTICLES = frozenset({"the", "a", "an"})


class Counted(NamedTuple):
    """The unit and what is counted, and the last token of each (for the span)."""

    unit: str | None
    last: int
    of: str | None
    of_last: int


# --- unit ---------------------------------------------------------------------


def unit_after(reader: NumberReader, last: int) -> tuple[str, int] | None:
    """A measure on the one to three words after a token: slug and its last token."""
    index = last + 1
    if reader.word(index) in DASHES and reader.touches(index + 1):
        index += 1
    words: list[str] = []
    ends: list[int] = []
    while len(words) < 3 and index < len(reader.tokens):
        word = reader.word(index)
        if word != "." or not reader.touches(index):
            words.append(word)
            ends.append(index)
        elif not words:
            return None
        index += 1
    for length in range(len(words), 0, -1):
        slug = UNITS.get(" ".join(words[:length]))
        if slug and _is_unit_here(reader, ends[length - 1], words[:length], last):
            return slug, ends[length - 1]
    return None


def _is_unit_here(
    reader: NumberReader, index: int, words: list[str], last: int
) -> bool:
    """One-letter units ("т", "м", "л", "g") only right after a figure."""
    if len(words) > 1 or len(words[0]) > 1 or not words[0].isalpha():
        return True
    if not reader.tokens[last].folded[-1].isdigit() and not reader.word(last).isalpha():
        return False
    if words[0] in {"г", "g", "w", "t"} and not reader.touches(index):
        return words[0] == "t" and reader.word(last).isdigit()
    if reader.word(index + 1) == "." and words[0] in {"т", "л"}:
        return reader.word(index + 2) not in {"е", "д", "п"}
    return True


def counted_after(reader: NumberReader, number: Number) -> Counted:
    """The unit of a number and the noun phrase that says of what."""
    counted = _unit_and_phrase(reader, number)
    if counted.of is not None and counted.of_last > counted.last:
        return counted
    return _out_of(reader, number, counted) or counted


def _out_of(reader: NumberReader, number: Number, counted: Counted) -> Counted | None:
    """12 из 27 стран, seven out of ten schools: another number is the whole."""
    index = counted.last + 1
    if reader.word(index) not in {"из", "of", "out"} or number.unit == "share":
        return None
    while reader.word(index) in {"из", "of", "out", "the", "all"}:
        index += 1
    if index >= len(reader.tokens):
        return None
    whole = reader.read(index)
    if whole is None or whole.unit or whole.value <= number.value:
        return None
    inner = _unit_and_phrase(reader, whole)
    unit = counted.unit or inner.unit
    last = max(inner.last, inner.of_last)
    return Counted(unit, counted.last, _written(reader, index, last), last)


def _unit_and_phrase(reader: NumberReader, number: Number) -> Counted:
    last = number.last
    if number.is_bound or number.unit == "ordinal":
        if number.unit == "percent":
            of, of_last = noun_phrase(reader, last + 1)
            return Counted(number.unit, last, of, of_last)
        return Counted(number.unit, last, None, last)
    if number.unit == "share":
        return _share_of(reader, number)
    measure = unit_after(reader, last)
    if measure:
        slug, end = measure
        if slug in {"time", "ordinal"} or slug == "celsius":
            return Counted(slug, end, None, end)
        of, of_last = noun_phrase(reader, end + 1)
        return Counted(slug, end, of, of_last if of else end)
    return _things(reader, number)


def _share_of(reader: NumberReader, number: Number) -> Counted:
    last = number.last
    over_article = last + (reader.word(last + 1) in {"a", "an"})
    measure = unit_after(reader, over_article)
    if measure and measure[0] in TIME_UNITS | {"percent", "hour", "mile", "km"}:
        return Counted(measure[0], measure[1], None, measure[1])
    of, of_last = noun_phrase(reader, last + 1)
    if of is None and _takes_bare_noun(reader, number):
        of, of_last = _english_phrase(reader, last + 1)
    return Counted("share", last, of, of_last if of else last)


def _takes_bare_noun(reader: NumberReader, number: Number) -> bool:
    """ "every third adult", "one in five children", "half the voters"."""
    first, after = reader.word(number.first), reader.word(number.last + 1)
    return first in {"every", "one", "1"} or after in {"the", "all"}


def _things(reader: NumberReader, number: Number) -> Counted:
    """A counted noun, adjectives before it allowed: "12 европейских стран"."""
    index = number.last + 1
    if reader.word(index) in DASHES and reader.touches(index + 1):
        index += 1
    start = index
    for _ in range(4):
        word = reader.word(index)
        if not word[:1].isalpha() or word in STOP_WORDS:
            break
        slug = THINGS.get(word) or ("person" if word in PEOPLE else None)
        if slug and (not _is_adjective(word) or not _noun_follows(reader, index)):
            plain = index == start and word in THINGS
            of = None if plain else _written(reader, start, index)
            return Counted(slug, index, of, index)
        if word.isascii() and _is_unknown_plural(word):
            return Counted(None, index, _written(reader, start, index), index)
        if not word.isascii() and not _is_adjective(word):
            break
        index += 1
    return _unknown_thing(reader, number, start)


def _unknown_thing(reader: NumberReader, number: Number, start: int) -> Counted:
    word = reader.word(start)
    if (
        not word
        or word.isascii()
        or word in CARDINALS
        or reader.tokens[start].is_figure
    ):
        return Counted(None, number.last, None, number.last)
    of, last = noun_phrase(reader, start)
    return Counted(None, last if of else number.last, of, last)


def _is_unknown_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in ENGLISH_VERBS
    )


# --- noun phrases -------------------------------------------------------------


def noun_phrase(reader: NumberReader, index: int) -> tuple[str | None, int]:
    """The words that say of what: after "of", "от", "из", or in the genitive."""
    word = reader.word(index)
    if word in {"of", "out"}:
        index += 1 + (word == "out" and reader.word(index + 1) == "of")
        return _english_phrase(reader, index)
    if word in {"от", "из"} and reader.word(index + 1) not in STOP_WORDS:
        index += 1
    return _russian_phrase(reader, index)


def _english_phrase(reader: NumberReader, index: int) -> tuple[str | None, int]:
    while reader.word(index) in ARTICLES:
        index += 1
    start = last = index
    for position in range(index, index + 4):
        word = reader.word(position)
        if not word[:1].isalpha() or not word.isascii():
            break
        if word in STOP_WORDS and not (position == start and word in _DETERMINERS):
            break
        if position > start and word in ENGLISH_VERBS:
            break
        last = position
        if _is_unknown_plural(word) or word in ENGLISH_HEADS or word in PEOPLE:
            break
        if word in THINGS:
            break
    else:
        last = start + 1
    if not reader.word(start)[:1].isalpha() or (
        reader.word(start) in STOP_WORDS and reader.word(start) not in _DETERMINERS
    ):
        return None, index
    return _written(reader, start, last), last


_DETERMINERS = frozenset({"those", "these", "all", "its", "their", "his", "her", "our"})


def _russian_phrase(reader: NumberReader, start: int) -> tuple[str | None, int]:
    """Adjectives and one noun, or the last adjective if no noun follows."""
    last = start - 1
    for index in range(start, min(start + 4, len(reader.tokens))):
        word = reader.word(index)
        if not _may_be_noun(word) or (index > start and reader.breaks_line(index)):
            break
        last = index
        if not _is_adjective(word) or word in PEOPLE:
            break
    return (_written(reader, start, last), last) if last >= start else (None, start)


def _may_be_noun(word: str) -> bool:
    if not word.isalpha() or word.isascii() or len(word) < 3:
        return False
    return not (word in STOP_WORDS or word in CARDINALS or _is_russian_verb(word))


_ADJECTIVE = re.compile(
    r"[а-я]{2,}(?:ых|их|ого|его|ные|ние|ские|ной|ской|вой|щей|ая|яя|ый|ую|ым|ыми|ими)"
    r"|всех|своих|этих|его|ее|их|новые|целых"
)
_RUSSIAN_VERB = re.compile(
    r"[а-я]*(?:[аеиоуыяюзсш]л(?:а|о|и)?|[бгкпрх]л[аои]|л[аои]?с[ья]|[аеиоуыяю]т?ся"
    r"|[аяуюе]ет|[аяую]ют|[дтвслрн]ят|[дтвсрчж]ит|[аеиоуыяюз]ть|ано|ено|ято|ито|[аея]ны|[иыя]ты)"
)


def _is_adjective(word: str) -> bool:
    return _ADJECTIVE.fullmatch(word) is not None


def _is_russian_verb(word: str) -> bool:
    if word in RUSSIAN_NOT_VERBS or word in PEOPLE or word in THINGS:
        return False
    return _RUSSIAN_VERB.fullmatch(word) is not None


def _noun_follows(reader: NumberReader, index: int) -> bool:
    word = reader.word(index + 1)
    return word in PEOPLE or word in THINGS


def _written(reader: NumberReader, first: int, last: int) -> str:
    written = reader.text[reader.tokens[first].start : reader.tokens[last].end]
    return re.sub(r"\s+", " ", written)


# --- comparator ---------------------------------------------------------------


def comparator_before(reader: NumberReader, first: int) -> tuple[str, int] | None:
    """The comparator that ends before a token: its sign and its first token.

    A preposition may stand between only after "чем", "than", "почти" and the like:
    "больше на 200" tells a difference, not a bound.
    """
    index = first - 1
    for skipped in range(3):
        for length in (4, 3, 2, 1):
            phrase = " ".join(reader.word(index - n) for n in reversed(range(length)))
            sign = COMPARATORS_BEFORE.get(phrase)
            if sign and _bridges(phrase, sign, reader, index, skipped):
                return sign, index - length + 1
        if reader.word(index) not in FILLERS:
            return None
        index -= 1
    return None


def _bridges(
    phrase: str, sign: str, reader: NumberReader, index: int, skipped: int
) -> bool:
    between = {reader.word(index + n) for n in range(1, skipped + 1)} - ARTICLES
    if not between:
        return True
    if phrase in {"до", "some", "about", "around"}:
        return False
    return sign not in "<>" or phrase.endswith(("чем", "than"))


def comparator_after(reader: NumberReader, last: int) -> tuple[str, int] | None:
    """The comparator that begins after a token: its sign and its last token."""
    for length in (2, 1):
        phrase = " ".join(reader.word(last + n) for n in range(1, length + 1))
        sign = COMPARATORS_AFTER.get(phrase)
        if sign and (phrase != "+" or reader.touches(last + 1)):
            return sign, last + length
    return None


def tells_a_change(reader: NumberReader, index: int) -> bool:
    """Whether a verb of change stands in the eight words before: "grew from 5 to 7"."""
    for before in range(index - 1, max(-1, index - 9), -1):
        word = reader.word(before)
        if word in {".", "!", "?", ";"}:
            return False
        if word.startswith(CHANGE_STEMS):
            return True
    return False


# --- period -------------------------------------------------------------------


def rate_after(reader: NumberReader, last: int) -> str | None:
    """ "per year", "в сутки", "ежегодно": the unit of time right after a token."""
    for length in (3, 2, 1):
        phrase = " ".join(reader.word(last + n) for n in range(1, length + 1))
        if phrase in PERIODS_AFTER:
            return PERIODS_AFTER[phrase]
    return None


def is_measure(unit: str | None) -> bool:
    """Whether a unit measures (percent, tonne) rather than counts (person)."""
    return unit in MEASURES or unit in {"share", "time", "ordinal"}
