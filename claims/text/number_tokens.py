"""Running text cut into figures, words and signs, for the readers of numbers."""

import re
from typing import NamedTuple

_SPACE = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])(?:,[0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+|\S"
)
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


class Token(NamedTuple):
    """A piece of text: code points ``start`` to ``end``, and its folded spelling."""

    start: int
    end: int
    folded: str

    @property
    def is_figure(self) -> bool:
        """Whether it is written in digits."""
        return "0" <= self.folded[0] <= "9"


def fold(word: str) -> str:
    """Spelling for look-ups: casefolded, ё as е."""
    return word.casefold().replace("ё", "е")


def tokenise(text: str) -> list[Token]:
    """Cut a text; white space is dropped, everything else is in some token."""
    folded = fold(text)
    same = len(folded) == len(text)
    return [
        Token(m.start(), m.end(), folded[m.start() : m.end()] if same else fold(m[0]))
        for m in _TOKEN.finditer(text)
    ]


def is_russian_near(tokens: list[Token], index: int) -> bool:
    """Script of the words nearest to a token; Russian if nothing tells."""
    for distance in range(1, 8):
        for near in (index + distance, index - distance):
            if 0 <= near < len(tokens) and len(tokens[near].folded) > 1:
                word = tokens[near].folded
                if word.isalpha():
                    return _CYRILLIC.match(word) is not None
    return True


class Passage:
    """A text and its tokens, and what the readers ask about them."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def word(self, index: int) -> str:
        """Folded spelling of a token; empty beyond the ends."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def touches(self, index: int) -> bool:
        """Whether a token follows the one before it without white space."""
        if not 0 < index < len(self.tokens):
            return False
        return self.tokens[index].start == self.tokens[index - 1].end

    def is_capital(self, index: int) -> bool:
        """Whether a token is written with a capital letter."""
        return self.text[self.tokens[index].start].isupper()

    def breaks_line(self, index: int) -> bool:
        """Whether a line ends between a token and the one before it."""
        before, token = self.tokens[index - 1], self.tokens[index]
        return "\n" in self.text[before.end : token.start]
