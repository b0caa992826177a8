"""Words before and after a number that bound it or say how often it comes."""

from claims.text.noun_phrases import ARTICLES
from claims.text.number_tokens import Passage
from claims.text.words.around_numbers import (
    CHANGE_STEMS,
    COMPARATORS_AFTER,
    COMPARATORS_BEFORE,
    FILLERS,
    PERIODS_AFTER,
)
from claims.text.words.tables import word_set

# Most numbers have no comparator; these two sets spare joining phrases for them.
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in COMPARATORS_BEFORE)
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in COMPARATORS_AFTER)


def comparator_before(passage: Passage, first: int) -> tuple[str, int] | None:
    """The comparator that ends before a token: its sign and its first token.

    A preposition may stand between only after "чем", "than", "почти" and the like:
    "больше на 200" tells a difference, not a bound.
    """
    index = first - 1
    for skipped in range(3):
        for length in (4, 3, 2, 1) if passage.word(index) in _LAST_WORDS else ():
            phrase = " ".join(passage.word(index - n) for n in reversed(range(length)))
            sign = COMPARATORS_BEFORE.get(phrase)
            if sign and _bridges(phrase, sign, passage, index, skipped):
                return sign, index - length + 1
        if passage.word(index) not in FILLERS:
            return None
        index -= 1
    return None


def _bridges(
    phrase: str, sign: str, passage: Passage, index: int, skipped: int
) -> bool:
    between = {passage.word(index + n) for n in range(1, skipped + 1)} - ARTICLES
    if not between:
        return True
    if phrase in {"до", "some", "about", "around"}:
        return False
    return sign not in "<>" or phrase.endswith(("чем", "than"))


def comparator_after(passage: Passage, last: int) -> tuple[str, int] | None:
    """The comparator that begins after a token: its sign and its last token."""
    for length in (2, 1) if passage.word(last + 1) in _FIRST_WORDS else ():
        phrase = " ".join(passage.word(last + n) for n in range(1, length + 1))
        sign = COMPARATORS_AFTER.get(phrase)
        if sign and (phrase != "+" or passage.touches(last + 1)):
            return sign, last + length
    return None


def tells_a_change(passage: Passage, index: int) -> bool:
    """Whether a verb of change stands in the eight words before: "grew from 5 to 7"."""
    for before in range(index - 1, max(-1, index - 9), -1):
        word = passage.word(before)
        if word in {".", "!", "?", ";"}:
            return False
        if word.startswith(CHANGE_STEMS):
            return True
    return False


# "5% a year earlier" compares with a year ago, it is no yearly rate.
_SINCE = word_set("ago earlier later before after old on назад спустя раньше позже")


def rate_after(passage: Passage, last: int) -> str | None:
    """The unit of time of "per year", "в сутки", "ежегодно" right after a token."""
    for length in (3, 2, 1):
        phrase = " ".join(passage.word(last + n) for n in range(1, length + 1))
        if phrase in PERIODS_AFTER and passage.word(last + length + 1) not in _SINCE:
            return PERIODS_AFTER[phrase]
    return None
