"""Language, words and stems: the one analysis behind search and matching.

`stems` gives what both engines index without further stemming: every stem is letters
and digits only (an underscore would split in FTS5 and in PostgreSQL), lower case, at
most 64 code points, so that no operator of either engine can leak in.

* Cyrillic words → Snowball Russian, Latin words → Snowball English (without accents);
  https://snowballstem.org/algorithms/. Stop words stay: phrases need them.
* Numbers are one stem in any spelling: “300 тыс.”, “300 000” → `300000`; a decimal
  mark is written d: “2,5”, “2.50” → `2d5`.
* “%”, «процентов», “per cent” → `pct`; months → `m01` … `m12`; a date written in
  digits (day first, or ISO) → the stems of the same date in words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from claims.text.stemming import LONGEST_STEM, folded_word, stem_of
from claims.text.words.letters import (
    LANGUAGE_OF_SCRIPT,
    LETTERS_OF,
    TELLING_LETTERS,
)
from claims.text.words.numerals import (
    DOUBTFUL_MONTHS,
    MAGNITUDES,
    MONTHS,
    PERCENT_WORDS,
)

_SPACE: Final = "[ \u00a0\u2007\u2009\u202f]"
_TOKEN: Final = re.compile(
    rf"""
    (?P<date>(?<![\d.])(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d)(?![\d-]))
  | (?P<number>
        (?:\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)
    )
    (?:(?:-(?:го|му|м|ми|й|я|е|ый|ой|ого|ому|ое|ая|ом|ых|х|ти)|st|nd|rd|th|s)(?!\w))?
  | (?P<word>
        [^\W\d_](?:[^\W_]+|[\u00ad\u0300-\u036f\u200b-\u200d\u2060]+|['’ʼ](?=[^\W\d_]))*
    )
  | (?P<percent>[%٪％])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_SISTERS: Final = {"en": ("tr", "az"), "ru": ("uk", "be", "kk")}
_MONTH_MARK: Final = "?"
_GAP: Final = re.compile(rf"{_SPACE}?$")
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}|\d+[.,]000")
_ENGLISH_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or percent sign: text[start:end], and as comparisons see it."""

    start: int
    end: int
    text: str
    folded: str


class Term(NamedTuple):
    """A stem of the index and the place it came from (several may share a place)."""

    start: int
    end: int
    stem: str


def detect(text: str) -> str:
    """Return the language as a BCP 47 code, by script and letters; "und" if none.

    Latin script that shows no Azerbaijani or Turkish letters is called English.
    """
    signs = Counter(text.casefold())
    letters = Counter({sign: n for sign, n in signs.items() if sign.isalpha()})
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[_script(letter)] += count
    if not scripts:
        return "und"
    (script, size), *_ = scripts.most_common(1)
    best, best_marks = script, 0
    for language in _SISTERS.get(script, ()):
        if not any(letters[letter] for letter in TELLING_LETTERS[language]):
            continue
        marks = sum(letters[letter] for letter in LETTERS_OF[language])
        # A foreign name in passing brings one or two such letters, a language many.
        if marks > max(2, 0.02 * size, best_marks):
            best, best_marks = language, marks
    return best


def tokens(text: str) -> list[Token]:
    """Return words, numbers (groups of thousands in one) and percent signs in order."""
    return [
        Token(match.start(), match.end(), match[0], folded_word(match[0]))
        for match in _TOKEN.finditer(text)
    ]


def stems(text: str) -> list[str]:
    """Return the stems of the text in order; see the module for what they are."""
    return [term.stem for term in terms(text)]


def terms(text: str) -> list[Term]:
    """Return the stems with the places they came from, to highlight what matched."""
    found: list[Term] = []
    is_cyrillic = _CYRILLIC.search(text) is not None
    matches = list(_TOKEN.finditer(text))
    position, joins = 0, False
    while position < len(matches):
        match = matches[position]
        position += 1
        start, end = match.span()
        kind = match.lastgroup
        if kind == "date":
            found.extend(Term(start, end, stem) for stem in _date_stems(match["date"]))
        elif kind == "number":
            power = 0
            if position < len(matches):
                power, end = _magnitude(text, end, matches[position])
                position += power > 0
            number = _number_stem(match["number"], power, is_cyrillic)
            found.append(Term(start, end, number))
        else:
            stem = _stem(match[0])
            joins = joins or stem == "per" or stem[0] == _MONTH_MARK
            found.append(Term(start, end, stem))
    return list(_joined(found)) if joins else found


def prefix_stems(typed: str) -> tuple[str, ...]:
    """Return the beginnings of stems that an unfinished last word may grow into.

    A stem matches if it begins with any of them. Empty if nothing was typed.
    """
    found = terms(typed)
    if not found:
        return ()
    last = found[-1]
    word = folded_word(typed[last.start : last.end])
    begun = [last.stem] if word.startswith(last.stem) else [last.stem, stem_of(word)]
    if len(word) >= 3 and word.isalpha():
        begun += {f"m{MONTHS[name]:02}" for name in MONTHS if name.startswith(word)}
        if any(name.startswith(word) for name in PERCENT_WORDS):
            begun.append("pct")
    return tuple(sorted(set(begun)))


def _joined(found: list[Term]) -> Iterator[Term]:
    """Merge “per cent”, settle doubtful months, put the day before its month."""
    position = 0
    while position < len(found):
        before = found[position - 1] if position else None
        term = found[position]
        after = found[position + 1] if position + 1 < len(found) else None
        position += 1
        if term.stem == "per" and after and after.stem == "cent":
            yield Term(term.start, after.end, "pct")
            position += 1
        elif term.stem.startswith(_MONTH_MARK):
            month = _month(before, term, after)
            if after and _is_day(after.stem) and not (before and _is_day(before.stem)):
                yield after
                position += 1
            yield month
        else:
            yield term


def _month(before: Term | None, term: Term, after: Term | None) -> Term:
    word = term.stem.removeprefix(_MONTH_MARK)
    is_dated = any(near and near.stem.isdecimal() for near in (before, after))
    is_month = is_dated or word not in DOUBTFUL_MONTHS
    stem = f"m{MONTHS[word]:02}" if is_month else stem_of(word)
    return Term(term.start, term.end, stem)


def _is_day(stem: str) -> bool:
    return stem.isdecimal() and len(stem) <= 2 and 1 <= int(stem) <= 31


def _date_stems(date: str) -> list[str]:
    numbers = [int(part) for part in re.split(r"[./-]", date)]
    day, month, year = reversed(numbers) if "-" in date else numbers
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return [str(number) for number in numbers]
    return [str(day), f"m{month:02}", str(year)]


def _magnitude(text: str, end: int, following: re.Match[str]) -> tuple[int, int]:
    """Return the power of ten the next word stands for, and where that word ends."""
    word = following["word"]
    if not word or not _GAP.fullmatch(text, end, following.start()):
        return 0, end
    power = MAGNITUDES.get(folded_word(word), 0)
    if not power:
        return 0, end
    return power, following.end()


@lru_cache(maxsize=16_384)
def _number_stem(written: str, power: int, is_cyrillic: bool) -> str:
    digits = re.sub(_SPACE, "", written)
    thousands = _GROUPED.fullmatch(digits) or (
        not is_cyrillic and _ENGLISH_THOUSANDS.fullmatch(digits)
    )
    if thousands:
        whole = digits.replace(",", "") if "," in digits else digits.replace(".", "")
        parts = [whole]
    else:
        parts = digits.replace(",", ".").split(".", 1)
    if len(parts) == 2 and not parts[1].replace(".", "").isdecimal():
        parts = parts[:1]
    number = Decimal(".".join(parts[:2]).rstrip(".")) if "." not in parts[-1] else None
    if number is None or len(digits) > LONGEST_STEM // 2:  # a version, an id, no amount
        return re.sub(r"\D", "d", digits)[:LONGEST_STEM]
    scaled = f"{number.scaleb(power):f}"
    if "." in scaled:
        scaled = scaled.rstrip("0").rstrip(".")
    return scaled.replace(".", "d")


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    folded = folded_word(word)
    if folded in PERCENT_WORDS:
        return "pct"
    if folded in MONTHS:
        return _MONTH_MARK + folded  # settled by its neighbours in `_joined`
    return stem_of(folded)


@lru_cache(maxsize=4_096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ")[0]
    return LANGUAGE_OF_SCRIPT.get(name, "und")
