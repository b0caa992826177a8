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

# "Один" and "one" are pronouns more often than numbers.
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
    total, end = _cardinal(words, place)
    if end == place and words[place] in HALVES:
        total, end = HALVES[words[place]], place + 1
    if end == place:
        is_part = place > 0 and words[place - 1] in PARTS  # "четверть миллиона"
        if words[place] in LONE_MULTIPLIERS and not is_part:
            return Decimal(MULTIPLIERS[words[place]]), place + 1
        return None, place
    if end < len(words) and words[end] in MULTIPLIERS:
        return total * MULTIPLIERS[words[end]], end + 1
    return total, end


def _cardinal(words: Sequence[str], place: int) -> tuple[Decimal, int]:
    """«Сто двадцать пять»: each word smaller than the last one leaves room for."""
    total, room = 0, 1_000
    while place < len(words):
        value = _SPELLED.get(words[place])
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
