"""Numbers written in digits, with the words that multiply them."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.text.number_tokens import Passage, is_russian_near
from claims.text.words.number_words import (
    ATTACHED_MULTIPLIERS,
    COMPOUND_STEMS,
    MULTIPLIERS,
)

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_WHOLES = frozenset(str(number) for number in range(2, 11))
# Longer runs of digits are identifiers, and would be slow to compute with.
_LONGEST = 30
_SHARE_STEP = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Number:
    """A number on tokens ``first`` to ``last`` (both included)."""

    first: int
    last: int
    value: Decimal
    unit: str | None = None
    in_words: bool = False
    scale: int = 1
    is_bound: bool = False  # its unit is part of the word: "two-month" in Russian


class FigureReader(Passage):
    """Reads numbers in digits: "1,2 млн", "5-летний", "3/4"; refuses "G20"."""

    def figure(self, index: int) -> Number | None:
        """The number whose digits stand on a token; None if they are a name."""
        if len(self.word(index)) > _LONGEST or not self._stands_free(index):
            return None
        value = _figure_value(self.word(index), is_russian_near(self.tokens, index))
        fraction = self._fraction(index, value)
        if fraction:
            return fraction
        return self._attached(index, value)

    def _stands_free(self, index: int) -> bool:
        """Not so in "G20", "Ту-154", "#5" and "a_1", which are names."""
        start = self.tokens[index].start
        if start == 0:
            return True
        before = self.text[start - 1]
        if before.isalnum() or before in "_#№@\\/:.,'\u2019":
            return False
        if before in DASHES and start > 1:
            return not (self.text[start - 2].isalpha() or self.text[start - 2] == "_")
        return True

    def _attached(self, index: int, value: Decimal) -> Number | None:
        following = index + 1
        if self.touches(following) and self.word(following)[0].isalpha():
            return self._with_letters(index, value)
        if self.touches(following) and self.word(following) in DASHES:
            return self._with_hyphen(index, value)
        return self.scaled(Number(index, index, value))

    def _with_letters(self, index: int, value: Decimal) -> Number | None:
        letters = self.word(index + 1)
        if letters in MULTIPLIERS:
            return self.scaled(Number(index, index, value))
        token = self.tokens[index + 1]
        written = self.text[token.start : token.end]
        money = self.word(index - 1) in {"$", "€", "£", "₽"}
        if letters in ATTACHED_MULTIPLIERS and (money or written == "k"):
            scale = ATTACHED_MULTIPLIERS[letters]
            return Number(index, index + 1, value * scale, scale=scale)
        if written in {"G", "D", "K", "M", "B", "C", "T", "A"}:
            return None
        return Number(index, index, value)

    def _with_hyphen(self, index: int, value: Decimal) -> Number | None:
        after = self.word(index + 2)
        if not self.touches(index + 2) or not after[0].isalpha():
            return self.scaled(Number(index, index, value))
        if after in {"ти", "ми", "мя"} or (after == "х" and 2 <= value <= 4):
            return self.scaled(Number(index, index + 2, value))
        tail = _COMPOUND_TAIL.fullmatch(after)
        if tail:
            return compound(index, index + 2, value, COMPOUND_STEMS[tail["stem"]])
        if after in MULTIPLIERS:
            scale = MULTIPLIERS[after]
            return Number(index, index + 2, value * scale, scale=scale)
        return Number(index, index, value)

    def _fraction(self, index: int, value: Decimal) -> Number | None:
        if not (self.touches(index + 1) and self.word(index + 1) == "/"):
            return None
        below = self.word(index + 2)
        if not (self.touches(index + 2) and below in _WHOLES):
            return None
        if value >= int(below):
            return None
        return Number(index, index + 2, share_of(value, int(below)), "share")

    def scaled(self, number: Number) -> Number:
        """Take "с половиной", "and a half" and a multiplier word along."""
        last, value = number.last, number.value
        if [self.word(last + 1), self.word(last + 2)] == ["с", "половиной"]:
            last, value = last + 2, value + Decimal("0.5")
        elif [self.word(last + n) for n in (1, 2, 3)] == ["and", "a", "half"]:
            last, value = last + 3, value + Decimal("0.5")
        scale = MULTIPLIERS.get(self.word(last + 1), 0)
        if not scale:
            unchanged = last == number.last
            return number if unchanged else replace(number, last=last, value=value)
        last += 1
        if self.word(last + 1) == "." and self._continues_after_stop(last + 1):
            last += 1
        return replace(number, last=last, value=value * scale, scale=scale)

    def _continues_after_stop(self, index: int) -> bool:
        """In "5 млн. рублей" the stop ends the abbreviation, not the sentence."""
        return self.word(index - 1) in {"тыс", "млн", "млрд", "трлн"} and (
            index + 1 < len(self.tokens)
            and self.text[self.tokens[index + 1].start].islower()
        )


_STEMS = "|".join(sorted(COMPOUND_STEMS, key=len, reverse=True))
COMPOUND_TAIL = rf"(?P<stem>{_STEMS})(?:ый|ий|ого|ому|ым|ом|ая|ой|ую|ое|ые|ых|ыми|о)"
_COMPOUND_TAIL = re.compile(COMPOUND_TAIL)


def _figure_value(written: str, russian: bool) -> Decimal:
    plain = re.sub(r"[^\d.,]", "", written)
    if plain.count(",") > 1:
        plain = plain.replace(",", "")
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    if "," in plain and "." in plain:
        thousands = "," if plain.index(",") < plain.index(".") else "."
        plain = plain.replace(thousands, "")
    elif re.fullmatch(r"[1-9]\d{0,2},\d{3}", plain) and not russian:
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", "."))


def share_of(value: Decimal, parts: int) -> Decimal:
    """A share with four decimals at most: 2 of 3 is 0.6667."""
    share = (value / parts).quantize(_SHARE_STEP)
    return share.normalize()


def compound(first: int, last: int, value: Decimal, unit: str) -> Number:
    """A number inside a word with its unit, or millions if the unit is empty."""
    if unit:
        return Number(first, last, value, unit, in_words=True, is_bound=True)
    return Number(first, last, value * 10**6, in_words=True, scale=10**6)
