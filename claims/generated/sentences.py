"""Statements, sentences around them, and what editors write about them."""

from random import Random
from typing import NamedTuple

from .vocabulary import WORDS, vocabulary

Texts = dict[str, str]
LANGUAGES = ("en", "ru")  # sorted, as texts are stored
KINDS = ("event", "statement", "provision", "ranking", "membership", "cause")
# slug, how it reads after a number in ru and en, the largest value, decimals.
UNITS = (
    ("percent", "%", "%", 99, 1),
    ("person", "человек", "people", 900_000, 0),
    ("rouble", "рублей", "roubles", 90_000_000, 0),
    ("dollar", "долларов", "dollars", 9_000_000, 0),
    ("tonne", "тонн", "tonnes", 400_000, 0),
    ("kilometre", "километров", "kilometres", 5_000, 1),
)


class Number(NamedTuple):
    """The number of a statement: stored, spelled, and what it counts."""

    value: str
    unit: int
    spelled: Texts


class Statement(NamedTuple):
    texts: Texts
    kind: str
    number: Number | None
    about: str | None  # ISO day
    precision: str


def statement(rng: Random, language: str, *, until: int, both: bool) -> Statement:
    """One assertion of 8 to 25 words; `both`: in the other language too.

    `until` is the year of the article: what it asserts lies before.
    """
    number = _number(rng) if rng.random() < 0.45 else None
    year, month = until - rng.randrange(12), rng.randrange(12)
    precision = rng.choice(("", "month", "month", "year"))
    about = f"{year}-{month + 1 if precision == 'month' else 1:02}-01"
    languages = LANGUAGES if both else (language,)
    place = rng.randrange(20)
    texts = {
        each: _text(rng, each, number, place, (month, year, precision))
        for each in languages
    }
    kind = "quantity" if number else rng.choice(KINDS)
    return Statement(texts, kind, number, about if precision else None, precision)


def _text(
    rng: Random,
    language: str,
    number: Number | None,
    place: int,
    when: tuple[int, int, str],
) -> str:
    parts = WORDS[language]
    words = [rng.choice(parts.SUBJECTS), rng.choice(parts.VERBS)]
    words += vocabulary(language).draw(rng, rng.randrange(3, 13))
    if number:
        words.append(number.spelled[language])
    words.append(parts.PLACES[place])
    month, year, precision = when
    if precision == "month" and language == "ru":
        words.append(f"в {parts.MONTHS[month]} {year} года")
    elif precision == "month":
        words.append(f"in {parts.MONTHS[month]} {year}")
    elif precision:
        words.append(f"в {year} году" if language == "ru" else f"in {year}")
    return f"{' '.join(words)}."


def _number(rng: Random) -> Number:
    unit = rng.randrange(len(UNITS))
    _slug, ru, en, largest, decimals = UNITS[unit]
    whole = rng.randrange(1, largest)
    tenths = rng.randrange(1, 10) if decimals and rng.random() < 0.5 else 0
    value = f"{whole}.{tenths}" if tenths else str(whole)
    grouped = f"{whole:,}"
    return Number(
        value,
        unit,
        {
            "ru": f"{grouped.replace(',', ' ')}{f',{tenths}' if tenths else ''} {ru}",
            "en": f"{grouped}{f'.{tenths}' if tenths else ''} {en}".replace(" %", "%"),
        },
    )


def filler(rng: Random, language: str) -> str:
    """A sentence that asserts nothing in particular."""
    words = vocabulary(language).draw(rng, rng.randrange(5, 11))
    return f"{' '.join(words).capitalize()}."


def phrase(rng: Random, language: str, shortest: int, longest: int) -> str:
    """A few words, the first in capitals: a title, a finding."""
    words = vocabulary(language).draw(rng, rng.randrange(shortest, longest))
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def person(number: int) -> Texts:
    """Somebody's name, the same in both languages; 2,704 people before one returns."""
    return {
        language: f"{parts.NAMES[number % 13]} "
        f"{parts.SURNAMES[number // 13 % 26]}{parts.SURNAME_ENDINGS[number // 338 % 8]}"
        for language, parts in WORDS.items()
    }
