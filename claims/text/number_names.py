"""Figures that only name: links, phones, clock times, list numbers, labels."""

import re

from claims.text.figures import DASHES, Number
from claims.text.numbers import NumberReader
from claims.text.words.around_numbers import (
    LABELS,
    LABELS_WITH_STOP,
    LABELS_WITHOUT_STOP,
    NAMED_NUMBERS,
    STOP_WORDS,
)

_NAMES = re.compile(
    r"""
    (?:https?://|www\.)\S+
    | (?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+
    | (?<![\w.,])\d+(?:\.\d+){2,}(?![\w])                    # versions, addresses
    | (?<![\w])v\.?\s?\d+(?:\.\d+)*
    | (?<!\w)\d{1,2}:\d{2}(?::\d{2})?(?!\d)                    # clock
    | (?<!\w)\d{1,3}:\d{1,3}(?!\d)                             # score, ratio
    | (?:(?<!\w)\+\s?\d[\d\s()\-\u2010-\u2015]{5,}\d)          # phone
    | (?<!\w)8[\s(-]{1,2}\d{3}[\s)-]{1,2}\d{3}[\s-]\d\d[\s-]?\d\d
    | (?<!\w)\(\d{3}\)\s?\d{3}-\d{4}
    | (?<![\w-])\d{2,4}-\d{2,4}-\d{2,4}(?:-\d+)*(?!\w)
    | (?<!\w)(?:24/7|9/11|50/50)(?!\w)
    | ^[ \t]*\d{1,3}[.)](?=[ \t])                             # list
    | \[\d{1,3}(?:[,;\u2013-]\s?\d{1,3})*\]                     # footnote
    | \(\d{1,3}\)
    | (?<!\w)[Вв]\s\d{1,2}\sчас(?:ов|а)?(?!\w)
    | (?<!\w)\d{1,2}\s(?:час(?:ов|а)?\s)(?:утра|вечера|дня|ночи)(?!\w)
    | (?<!\w)\d{1,2}(?:\.\d\d)?\s?(?:[ap]\.?m\.?|o['\u2019]clock)(?!\w)
    """,
    re.VERBOSE | re.MULTILINE,
)
_SENTENCE_OPENERS = frozenset(".!?…:;\n«»“”\"'()[]—–-•*")
_LABEL_CHAIN = frozenset({",", "и", "and", "или", "or", "&", "to"}) | DASHES


def name_spans(text: str) -> list[tuple[int, int]]:
    """Spans whose figures count nothing, whatever stands around them."""
    return [match.span() for match in _NAMES.finditer(text)]


def is_labelled(reader: NumberReader, number: Number, labelled: set[int]) -> bool:
    """Whether a label or a labelled number precedes: "статья 5", "page 7, 9".

    ``labelled`` holds the last token of the labelled numbers met so far.
    """
    index = number.first - 1
    if reader.word(index) in _LABEL_CHAIN and index - 1 in labelled:
        return True
    has_stop = reader.word(index) == "." and reader.touches(index)
    if has_stop:
        index -= 1
    word = reader.word(index)
    if word in {"№", "#", "§"}:
        return True
    if word in LABELS_WITH_STOP and word not in LABELS_WITHOUT_STOP:
        return has_stop
    return word in LABELS and (
        not has_stop or word in LABELS_WITH_STOP or len(word) < 6
    )


def is_part_of_a_name(
    reader: NumberReader, number: Number, *, counted: bool, of: str | None
) -> bool:
    """Whether it belongs to a name: "iPhone 15", "World War Two", "Group of Seven".

    ``counted``: a unit or a comparator is there, so that "Baku 200 people" counts.
    """
    before = reader.word(number.first - 1)
    if before in NAMED_NUMBERS:
        return True
    is_word = number.in_words and number.unit != "ordinal"
    if is_word and reader.is_capital(number.first):
        return not _opens_sentence(reader, number.first)
    if counted or number.scale > 1 or not before[:1].isalpha():
        return False
    if before in STOP_WORDS or not reader.is_capital(number.first - 1):
        return False
    return not (of and _counts_beside(reader, number.first - 1, of))


def _counts_beside(reader: NumberReader, index: int, of: str) -> bool:
    """As in "Открыты 22 библиотеки", but not after a Latin name in Russian text."""
    if reader.word(index).isascii():
        return of.isascii() and _opens_sentence(reader, index)
    return not of.isascii()


def _opens_sentence(reader: NumberReader, index: int) -> bool:
    if index == 0 or reader.word(index - 1)[-1] in _SENTENCE_OPENERS:
        return True
    return reader.breaks_line(index)
