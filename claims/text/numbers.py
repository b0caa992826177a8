"""Numbers in running text, in figures and in words, without their meaning.

`quantities` decides which of them count something.
"""

import re
from decimal import Decimal

from claims.text.figures import (
    COMPOUND_TAIL,
    DASHES,
    FigureReader,
    Number,
    compound,
    share_of,
)
from claims.text.words.number_words import (
    BEFORE_LONE,
    CARDINALS,
    COMPOUND_PREFIXES,
    COMPOUND_STEMS,
    EACH,
    HALF_WORDS,
    HALVES,
    LONE_AFTER_COMPARATOR,
    LONE_MULTIPLIERS,
    MULTIPLIERS,
    NOT_BEFORE_SHARE,
    ORDINAL_ENDINGS,
    ORDINAL_PARTS,
    PARTS,
    TIMES,
)


class NumberReader(FigureReader):
    """Reads numbers one after another from the tokens of one text."""

    def read(self, index: int) -> Number | None:
        """The number that begins at a token, or None."""
        token = self.tokens[index]
        if token.is_figure:
            return self._every(index) or self.figure(index)
        if not token.folded[0].isalpha() or self._is_inside_a_compound(index):
            return None
        return (
            self._every(index)
            or self._share(index)
            or self._cardinal(index)
            or self._single_word(index)
            or self._roman(index)
        )

    def _is_inside_a_compound(self, index: int) -> bool:
        if not self.touches(index):
            return False
        before = self.word(index - 1)
        if before in DASHES:
            return (
                self.touches(index - 1)
                and self.word(index - 2).isalpha()
                and (self.word(index - 2) not in CARDINALS)
            )
        return before in {"_", "'", "\u2019", "@", "#", "/"} or before[-1:].isdigit()

    def _cardinal(self, index: int) -> Number | None:
        word = self.word(index)
        if word in HALVES:
            return self.scaled(Number(index, index, HALVES[word], in_words=True))
        if word not in CARDINALS:
            return self._lone_multiplier(index)
        if word in {"hundred", "dozen"} and self.word(index - 1) != "a":
            return None
        total, group, last = 0, CARDINALS[word], index
        scale = 1
        while True:
            step, following = self._next_numeral(last)
            if step in CARDINALS and (
                _fits(group, CARDINALS[step])
                or (total and not group and CARDINALS[step] < scale)
            ):
                group += CARDINALS[step]
            elif step in {"hundred", "dozen"} and 0 < group < 20:
                group *= CARDINALS[step]
            elif (
                step in MULTIPLIERS
                and group
                and (scale == 1 or scale > MULTIPLIERS[step])
            ):
                scale = MULTIPLIERS[step]
                total, group = total + group * scale, 0
            else:
                break
            last = following
        number = Number(index, last, Decimal(total + group), in_words=True, scale=scale)
        return self._parts(number) or (self.scaled(number) if scale == 1 else number)

    def _next_numeral(self, last: int) -> tuple[str, int]:
        """The word that may continue a number, over "-" and "hundred and"."""
        after = self.word(last + 1)
        if after == "-" and self.touches(last + 2) and self.word(last + 2) in CARDINALS:
            tens = CARDINALS.get(self.word(last), 0)
            below_ten = CARDINALS[self.word(last + 2)] < 10
            if 20 <= tens <= 90 and below_ten:
                return self.word(last + 2), last + 2
        if after == "and" and self.word(last) in {"hundred", "thousand", "million"}:
            return self.word(last + 2), last + 2
        return after, last + 1

    def _parts(self, number: Number) -> Number | None:
        """две трети, three-quarters"""
        last = number.last + 1
        if self.word(last) == "-":
            last += 1
        parts = PARTS.get(self.word(last), 0)
        if not number.value < parts or (parts == 2 and number.value != 1):
            return None
        value = share_of(number.value, parts)
        return Number(number.first, last, value, "share", in_words=True)

    def _lone_multiplier(self, index: int) -> Number | None:
        word, before = self.word(index), self.word(index - 1)
        english = word in {"thousand", "million", "billion", "trillion"}
        if not (
            word in LONE_MULTIPLIERS
            or (english and before in {"a", "one"})
            or (word in LONE_AFTER_COMPARATOR and before in BEFORE_LONE)
        ):
            return None
        value = LONE_AFTER_COMPARATOR.get(word) or MULTIPLIERS[word]
        return Number(index, index, Decimal(value), in_words=True, scale=value)

    def _share(self, index: int) -> Number | None:
        word, before = self.word(index), self.word(index - 1)
        if word not in PARTS or word in {"третей", "четвертей"}:
            return None
        if before in NOT_BEFORE_SHARE or self.word(index + 1) in DASHES:
            return None
        if word.isascii() and not self._is_english_share(index):
            return None
        share = share_of(Decimal(1), PARTS[word])
        number = Number(index, index, share, "share", in_words=True)
        following = index + 1
        while self.word(following) in {"a", "of"}:
            following += 1
        scale = MULTIPLIERS.get(self.word(following), 0)
        if scale:
            return Number(index, following, share * scale, in_words=True, scale=scale)
        return number

    def _is_english_share(self, index: int) -> bool:
        """Only with a whole after "half", and with an article before "third"."""
        before, after = self.word(index - 1), self.word(index + 1)
        if self.word(index) == "half":
            return after not in {"past", "time"}
        return before in {"a", "one"} and (
            after == "of" or self.word(index - 2) == "by"
        )

    def _every(self, index: int) -> Number | None:
        """каждый третий, every fifth, one in three, пятая часть"""
        word, after = self.word(index), self.word(index + 1)
        if word in {"one", "1"} and after in {"in", "out"}:
            whole = index + (3 if after == "out" else 2)
            return _nth(index, whole, _small_number(self.word(whole)))
        if word == "every":
            return _nth(index, index + 1, ORDINAL_PARTS.get(after, 0))
        if word in EACH:
            return _nth(index, index + 1, _ordinal_part(after))
        if after in {"часть", "части", "частью", "доля", "доли", "долю"}:
            if self.word(index - 1) in {"в", "во", "из"}:
                return None
            if _ordinal_part(word) > 4:
                return _nth(index, index + 1, _ordinal_part(word))
        return None

    def _single_word(self, index: int) -> Number | None:
        word = self.word(index)
        if word in TIMES:
            value = Decimal(TIMES[word])
            return Number(index, index, value, "time", in_words=True, is_bound=True)
        if word in HALF_WORDS:
            value, unit = HALF_WORDS[word]
            return Number(
                index, index, value, unit, in_words=True, is_bound=unit is not None
            )
        if len(word) < 8:
            return None
        parts = _COMPOUND.fullmatch(word)
        if parts is None:
            return None
        prefixes = _PREFIX.findall(parts["prefixes"])
        value = sum((COMPOUND_PREFIXES[p] for p in prefixes), Decimal(0))
        return compound(index, index, value, COMPOUND_STEMS[parts["stem"]])

    def _roman(self, index: int) -> Number | None:
        """III форум: the number of an edition. "Карл III" and "World War II": names."""
        token = self.tokens[index]
        written = self.text[token.start : token.end]
        if len(written) < 2 or not _ROMAN.fullmatch(written):
            return None
        values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in written]
        pairs = zip(values, [*values[1:], 0], strict=True)
        value = sum(-a if a < b else a for a, b in pairs)
        return Number(index, index, Decimal(value), "ordinal", in_words=True)


_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ALTERNATIVES = "|".join(sorted(COMPOUND_PREFIXES, key=len, reverse=True))
_PREFIX = re.compile(_ALTERNATIVES)
# At most three parts: "пятидесяти" is also "пяти" + "десяти", so a long word of them
# would be read in exponentially many ways.
_COMPOUND = re.compile(rf"(?P<prefixes>(?:{_ALTERNATIVES}){{1,3}}){COMPOUND_TAIL}")


def _fits(group: int, addition: int) -> bool:
    """двадцать + пять, but not пять + шесть."""
    if addition < 10:
        return group >= 20 and group % 10 == 0
    if addition < 100:
        return group >= 100 and group % 100 == 0
    return False


def _small_number(word: str) -> int:
    if word.isascii() and word.isdigit() and len(word) < 4:
        return int(word)
    return CARDINALS.get(word, 0)


def _nth(first: int, last: int, parts: int) -> Number | None:
    if parts < 2:
        return None
    return Number(first, last, share_of(Decimal(1), parts), "share", in_words=True)


def _ordinal_part(word: str) -> int:
    for stem, parts in ORDINAL_PARTS.items():
        if word.startswith(stem) and word[len(stem) :] in ORDINAL_ENDINGS:
            return parts
    return 0
