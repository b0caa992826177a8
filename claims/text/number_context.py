"""What a number counts: its unit, and the noun phrase that says of what."""

from typing import NamedTuple

from claims.text.figures import DASHES, Number
from claims.text.noun_phrases import (
    english_phrase,
    is_adjective,
    is_plural,
    noun_phrase,
    written,
)
from claims.text.numbers import NumberReader
from claims.text.words.around_numbers import STOP_WORDS
from claims.text.words.nouns import ENGLISH_VERBS
from claims.text.words.number_words import CARDINALS
from claims.text.words.tables import word_set
from claims.text.words.units import MEASURES, PEOPLE, THINGS, TIME_UNITS, UNITS


class Counted(NamedTuple):
    """The unit and what is counted, and the last token of each (for the span)."""

    unit: str | None
    last: int
    of: str | None
    of_last: int


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
    while reader.word(index) in _BEFORE_A_WHOLE:
        index += 1
    if index >= len(reader.tokens):
        return None
    whole = reader.read(index)
    if whole is None or whole.unit or whole.value <= number.value:
        return None
    inner = _unit_and_phrase(reader, whole)
    unit = counted.unit or inner.unit
    last = max(inner.last, inner.of_last)
    return Counted(unit, counted.last, written(reader, index, last), last)


_BEFORE_A_WHOLE = word_set("из of out the all its their his her our")


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
        of, of_last = english_phrase(reader, last + 1)
    return Counted("share", last, of, of_last if of else last)


def _takes_bare_noun(reader: NumberReader, number: Number) -> bool:
    """English without "of": "every third adult", "half the voters"."""
    first, after = reader.word(number.first), reader.word(number.last + 1)
    return first in {"every", "one", "1"} or after in {"the", "all"}


def _things(reader: NumberReader, number: Number) -> Counted:
    """A counted noun, adjectives before it allowed: "12 европейских стран"."""
    index = number.last + 1
    is_hyphened = reader.word(index) in DASHES and reader.touches(index + 1)
    start = index = index + is_hyphened
    for _ in range(1 if is_hyphened else 4):
        word = reader.word(index)
        if not word[:1].isalpha() or _ends_phrase(word, is_first=index == start):
            break
        slug = THINGS.get(word) or ("person" if word in PEOPLE else None)
        if slug and (not is_adjective(word) or not _noun_follows(reader, index)):
            plain = index == start and word in THINGS
            of = None if plain else written(reader, start, index)
            return Counted(slug, index, of, index)
        if word.isascii() and is_plural(word) and not is_hyphened:
            return Counted(None, index, written(reader, start, index), index)
        if not word.isascii() and not is_adjective(word):
            break
        index += 1
    return _unknown_thing(reader, number, start)


def _ends_phrase(word: str, *, is_first: bool) -> bool:
    if word in STOP_WORDS or word in CARDINALS:
        return True
    # Right after a number "lives" and "votes" are nouns: the verb would have no -s.
    return word in ENGLISH_VERBS and not (is_first and word.endswith("s"))


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


def _noun_follows(reader: NumberReader, index: int) -> bool:
    word = reader.word(index + 1)
    return word in PEOPLE or word in THINGS


def is_measure(unit: str | None) -> bool:
    """Whether a unit measures (percent, tonne) rather than counts (person)."""
    return unit in MEASURES or unit in {"share", "time", "ordinal"}
