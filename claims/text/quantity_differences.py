"""A quantity as it stands in a text, and how two quantities differ."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import snowballstemmer

from claims.text.number_tokens import tokenise
from claims.text.words.around_numbers import STOP_WORDS
from claims.text.words.units import EXACT, MEASURES

Comparator = Literal["=", "≈", "<", ">", "≤", "≥", "range"]
Difference = Literal["value", "comparator", "unit", "of", "period"]


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with its meaning, at code points ``start`` to ``end``.

    The span runs from the comparator to the unit or counted noun. ``value_to`` is set
    for ranges only and is greater than ``value``. ``unit`` is an English singular
    slug, None if the counted thing has none. ``of`` is the denominator or what is
    counted, as the text writes it. ``period`` is a unit of time for a rate ("year")
    or the EDTF date the number is said about.
    """

    start: int
    end: int
    comparator: Comparator
    value: Decimal
    value_to: Decimal | None
    unit: str | None
    of: str | None
    period: str | None


# "около 200" and "200" may be the same number; "более 200" and "200" are not.
_DIRECTIONS = {"=": "at", "≈": "at", ">": "up", "≥": "up", "<": "down", "≤": "down"}
_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")


def differences(a: QuantityMention, b: QuantityMention) -> list[Difference]:
    """What differs, in the order value, comparator, unit, of, period.

    Units are converted where the ratio is exact (a year is 12 months, a day is not a
    part of a month). What only one of the two states is no difference, except a
    measure: 46 and 46 percent differ. Comparators differ when they point another way.
    "Of" is compared by stems and only within one script.
    """
    found: list[Difference] = []
    unit_a, ratio_a = _base(a.unit)
    unit_b, ratio_b = _base(b.unit)
    same_unit = unit_a == unit_b
    if not same_unit:
        ratio_a = ratio_b = Decimal(1)
    if _scaled(a, ratio_a) != _scaled(b, ratio_b):
        found.append("value")
    if _direction(a) != _direction(b):
        found.append("comparator")
    if not same_unit and (_is_telling(a.unit, b) and _is_telling(b.unit, a)):
        found.append("unit")
    if a.of and b.of and not _is_same_phrase(a.of, b.of):
        found.append("of")
    if a.period and b.period and a.period != b.period:
        found.append("period")
    return found


def same_quantity(a: QuantityMention, b: QuantityMention) -> bool:
    """Whether nothing that both of them state differs."""
    return not differences(a, b)


def _base(unit: str | None) -> tuple[str | None, Decimal]:
    if unit in EXACT:
        base, ratio = EXACT[unit]
        return base, Decimal(ratio)
    return unit, Decimal(1)


def _scaled(mention: QuantityMention, ratio: Decimal) -> tuple[Decimal, ...]:
    if mention.value_to is None:
        return (mention.value * ratio,)
    return mention.value * ratio, mention.value_to * ratio


def _direction(mention: QuantityMention) -> str:
    return _DIRECTIONS.get(mention.comparator, mention.comparator)


def _is_telling(unit: str | None, other: QuantityMention) -> bool:
    """A missing unit says nothing against a counted thing, but does against "%"."""
    return unit is not None or (other.unit in MEASURES and other.of is None)


def _is_same_phrase(a: str, b: str) -> bool:
    stems_a, stems_b = _stems(a), _stems(b)
    if not stems_a or not stems_b or _script(stems_a) != _script(stems_b):
        return True
    return stems_a <= stems_b or stems_b <= stems_a


def _stems(phrase: str) -> frozenset[str]:
    words = [token.folded for token in tokenise(phrase) if token.folded.isalpha()]
    return frozenset(
        (_ENGLISH if word.isascii() else _RUSSIAN).stemWord(word)
        for word in words
        if word not in STOP_WORDS
    )


def _script(stems: frozenset[str]) -> bool:
    return any(stem.isascii() for stem in stems)
