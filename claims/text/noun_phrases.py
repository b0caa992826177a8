"""The noun phrase that says of what: "of young men", "денежных переводов"."""

import re

from claims.text.number_tokens import Passage
from claims.text.words.around_numbers import STOP_WORDS
from claims.text.words.nouns import ENGLISH_HEADS, ENGLISH_VERBS, RUSSIAN_NOT_VERBS
from claims.text.words.number_words import CARDINALS
from claims.text.words.units import PEOPLE, THINGS

ARTICLES = frozenset({"the", "a", "an"})


def noun_phrase(passage: Passage, index: int) -> tuple[str | None, int]:
    """The words that say of what: after "of", "от", "из", or in the genitive."""
    word = passage.word(index)
    if word in {"of", "out"}:
        index += 1 + (word == "out" and passage.word(index + 1) == "of")
        return english_phrase(passage, index)
    if word in {"от", "из"} and passage.word(index + 1) not in STOP_WORDS:
        index += 1
    return _russian_phrase(passage, index)


def english_phrase(passage: Passage, index: int) -> tuple[str | None, int]:
    """Up to three words, ended by a plural, a head noun, a verb or a stop word."""
    while passage.word(index) in ARTICLES:
        index += 1
    start = last = index
    for position in range(index, index + 4):
        word = passage.word(position)
        if not word[:1].isalpha() or not word.isascii():
            break
        if word in STOP_WORDS and not (position == start and word in _DETERMINERS):
            break
        if position > start and word in ENGLISH_VERBS:
            break
        last = position
        if is_plural(word) or word in ENGLISH_HEADS or word in PEOPLE:
            break
        if word in THINGS:
            break
    else:
        last = start + 1
    if not passage.word(start)[:1].isalpha() or (
        passage.word(start) in STOP_WORDS and passage.word(start) not in _DETERMINERS
    ):
        return None, index
    return written(passage, start, last), last


_DETERMINERS = frozenset({"those", "these", "all", "its", "their", "his", "her", "our"})


def _russian_phrase(passage: Passage, start: int) -> tuple[str | None, int]:
    """Adjectives and one noun, or the last adjective if no noun follows."""
    last = start - 1
    for index in range(start, min(start + 4, len(passage.tokens))):
        word = passage.word(index)
        if not _may_be_noun(word) or (index > start and passage.breaks_line(index)):
            break
        last = index
        if not is_adjective(word) or word in PEOPLE:
            break
    return (written(passage, start, last), last) if last >= start else (None, start)


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


def is_adjective(word: str) -> bool:
    """Whether a folded Russian word has the ending of an adjective or participle."""
    return _ADJECTIVE.fullmatch(word) is not None


def _is_russian_verb(word: str) -> bool:
    if word in RUSSIAN_NOT_VERBS or word in PEOPLE or word in THINGS:
        return False
    return _RUSSIAN_VERB.fullmatch(word) is not None


def written(passage: Passage, first: int, last: int) -> str:
    """The text of some tokens as it is written, on one line."""
    written = passage.text[passage.tokens[first].start : passage.tokens[last].end]
    return re.sub(r"\s+", " ", written)


def is_plural(word: str) -> bool:
    """Whether a folded English word looks like a plural noun."""
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
