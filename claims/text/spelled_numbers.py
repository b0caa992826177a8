"""Numbers written in words, as stems of the same numbers in figures.

One headline has «три человека», the next «3 человека»; one «миллиард», the next
«1 млрд». The index keeps words as they stand; only comparing sees figures.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from claims.text.language import Term
from claims.text.normalise import fold
from claims.text.words.number_words import (
    CARDINALS,
    HALVES,
    LONE_MULTIPLIERS,
    MULTIPLIERS,
    PARTS,
)

# "Один" and "one" are pronouns more often than numbers, unless one follows twenty.
_SPELLED: Final = {word: value for word, value in CARDINALS.items() if value != 1}


def with_figures(text: str, found: Sequence[Term]) -> list[str]:
    """The stems of `found`, in order: «пять миллиардов» as `5000000000`, «двое» as
    `2`, «полтора часа» as `1d5` and the hour."""
    words = [fold(text[term.start : term.end]) for term in found]
    stems: list[str] = []
    place = 0
    while place < len(words):
        value, after = _number(words, place)
        if value is None:
            stems.append(found[place].stem)
            place += 1
        else:
            stems.append(f"{value.normalize():f}".replace(".", "d"))
            place = after
    return stems


def _number(words: Sequence[str], place: int) -> tuple[Decimal | None, int]:
    """The number that begins here and where it ends; None if none does."""
    if _is_lone_multiplier(words, place):
        return Decimal(MULTIPLIERS[words[place]]), place + 1
    total, end, scale = Decimal(0), place, 0
    while True:
        group, after = _group(words, end)
        multiplier = MULTIPLIERS.get(words[after], 0) if after < len(words) else 0
        if after == end or (scale and max(group, Decimal(multiplier)) >= scale):
            return (total, end) if end > place else (None, place)
        if not multiplier:
            return total + group, after
        total, end, scale = total + group * multiplier, after + 1, multiplier


def _is_lone_multiplier(words: Sequence[str], place: int) -> bool:
    is_part = place > 0 and words[place - 1] in PARTS  # "четверть миллиона"
    return words[place] in LONE_MULTIPLIERS and not is_part


def _group(words: Sequence[str], place: int) -> tuple[Decimal, int]:
    """What stands before one multiplier: «сто двадцать пять», «полтора»."""
    if place < len(words) and words[place] in HALVES:
        return HALVES[words[place]], place + 1
    return _cardinal(words, place)


def _cardinal(words: Sequence[str], place: int) -> tuple[Decimal, int]:
    """«Сто двадцать пять»: each word smaller than the last one leaves room for."""
    total, room = 0, 1_000
    while place < len(words):
        value = (CARDINALS if total else _SPELLED).get(words[place])
        if value == 100 and 1 < total < 10:  # "two hundred"
            total, room, place = 100 * total, 100, place + 1
            continue
        if value is None or value >= room:
            break
        total += value
        room = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
        place += 1
        if not value:
            break
    return Decimal(total), place
