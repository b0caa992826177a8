"""What somebody typed, as conditions every engine understands.

Words are analysed as documents were, so inflection, case and ё/е do not matter and
no operator of an engine can be typed. What can be typed: words, "phrases" in any
quotation marks, -excluded words or -"phrases"; the last word may be unfinished.
Numbers and dates are found in any spelling; a date, or a number with its %, is a
phrase. A spelling from the list of synonyms stands for all of its group. Little words
("and", "of") count inside quotation marks, or if nothing else was typed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from claims.text.language import Term, prefix_stems, stems, terms
from claims.text.normalise import fold
from claims.text.words.little_words import LITTLE_WORDS
from claims.text.words.numerals import MONTHS

LONGEST_QUERY: Final = 1_000  # code points; what is beyond is not looked at
MOST_CONDITIONS: Final = 32
LONGEST_PHRASE: Final = 32  # stems
SHORTEST_BEGINNING: Final = 3  # letters; shorter ones begin too many words

Stems = tuple[str, ...]
Synonyms = Mapping[Stems, tuple[Stems, ...]]

_QUOTED: Final = '«[^«»]*»|"[^"]*"|“[^“”]*”|„[^„“”]*[“”]'
_PIECE: Final = re.compile(
    rf"(?P<minus>(?<!\S)-)?(?P<quoted>{_QUOTED})|(?<!\S)-(?P<without>[^\W_]\S*)"
)
_WITH_VOWEL: Final = re.compile("([а-я]*[бвгджзклмнпрстфхцчшщ])([ое])([кцнрл])")
_WITHOUT_VOWEL: Final = re.compile("[а-я]*[бвгджзклмнпрстфхцчшщ][кцнрл]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stems that follow one another; `is_open` if the last is only a beginning."""

    stems: Stems
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A document fulfils it if it holds any of the phrases. `typed` is for people."""

    typed: str
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A document must fulfil all of `wanted` and none of `excluded`.

    `was_cut` if the text was longer than what is looked at.
    """

    wanted: tuple[Condition, ...] = ()
    excluded: tuple[Condition, ...] = ()
    was_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.wanted or self.excluded)


Together = tuple[str, ...]  # stems that one document has to have, all of them


class Candidate(NamedTuple):
    """A document that shares something with a statement: claim and both texts."""

    claim_id: int
    stems: str
    draft_stems: str


def parse(
    text: str,
    synonyms: Synonyms | None = None,
    *,
    shortest_beginning: int = SHORTEST_BEGINNING,
) -> Query:
    """Read what was typed. Any text is valid; one without a word wants nothing.

    The last word may be unfinished if it has `shortest_beginning` letters.
    """
    looked_at = text[:LONGEST_QUERY]
    wanted: dict[tuple[Phrase, ...], Condition] = {}
    excluded: dict[tuple[Phrase, ...], Condition] = {}
    read = _conditions(looked_at, synonyms or {}, shortest_beginning)
    for condition, is_excluded in read:
        (excluded if is_excluded else wanted).setdefault(condition.phrases, condition)
    telling = [each for each in wanted.values() if not _is_little(each)]
    telling = telling or list(wanted.values())
    kept = tuple(telling[:MOST_CONDITIONS])
    dropped = tuple(excluded.values())[:MOST_CONDITIONS]
    was_cut = len(text) > LONGEST_QUERY or len(telling) > len(kept)
    return Query(kept, dropped, was_cut)


def _is_little(condition: Condition) -> bool:
    """Whoever types it means the words around it; a claim may do without."""
    return len(condition.phrases) == 1 and fold(condition.typed) in LITTLE_WORDS


def _conditions(
    text: str, synonyms: Synonyms, shortest: int
) -> Iterator[tuple[Condition, bool]]:
    position = 0
    for piece in _PIECE.finditer(text):
        yield from _words(text[position : piece.start()], synonyms)
        position = piece.end()
        written = piece["without"] or piece["quoted"]
        found = tuple(stems(written))[:LONGEST_PHRASE]
        if found:
            is_excluded = bool(piece["minus"] or piece["without"])
            yield Condition(written, (Phrase(found),)), is_excluded
    yield from _words(text[position:], synonyms, shortest=shortest)


def _words(
    text: str, synonyms: Synonyms, *, shortest: int = 0
) -> Iterator[tuple[Condition, bool]]:
    """`shortest`: of the beginnings that the last word may be; 0, it is whole."""
    units = list(_units(terms(text)))
    longest = max(map(len, synonyms), default=0)
    index = 0
    while index < len(units):
        length = _spelled(units, index, synonyms, longest)
        last = units[index + length - 1]
        typed = text[units[index][0].start : last[-1].end]
        found = tuple(
            term.stem for unit in units[index : index + length] for term in unit
        )
        phrases = [Phrase(found[:LONGEST_PHRASE])]
        phrases += [Phrase(spelling) for spelling in synonyms.get(found, ())]
        index += length
        if length == 1:
            phrases += _other_readings(last, typed)
            if shortest and index == len(units) and last[-1].end == len(text):
                phrases += _beginnings(last, typed, shortest)
        yield Condition(typed, tuple(dict.fromkeys(phrases))), False


def _units(found: list[Term]) -> Iterator[list[Term]]:
    """Terms that belong together: a date in figures, a number and its percent."""
    unit: list[Term] = []
    for term in found:
        joins = unit and (
            (unit[-1].start, unit[-1].end) == (term.start, term.end)
            or (term.stem == "pct" and unit[-1].stem[0].isdecimal())
        )
        if unit and not joins:
            yield unit
            unit = []
        unit.append(term)
    if unit:
        yield unit


def _spelled(
    units: list[list[Term]], index: int, synonyms: Synonyms, longest: int
) -> int:
    """How many units from `index` on are a spelling in the list; else 1."""
    for length in range(min(longest, len(units) - index), 1, -1):
        taken = units[index : index + length]
        if tuple(term.stem for unit in taken for term in unit) in synonyms:
            return length
    return 1


def _other_readings(unit: list[Term], typed: str) -> list[Phrase]:
    """A month without a number beside it may be a month all the same, and a Russian
    stem may have another form with a fleeting vowel, which no stemmer sees."""
    if len(unit) > 1:
        return []
    month = MONTHS.get(fold(typed))
    others = [f"m{month:02}"] if month else []
    return [Phrase((stem,)) for stem in (*others, *_fleeting(unit[0].stem))]


def _fleeting(stem: str) -> list[str]:
    """рынок for рынк, отец for отц, and back."""
    if found := _WITH_VOWEL.fullmatch(stem):
        return [found[1] + found[3]]
    if _WITHOUT_VOWEL.fullmatch(stem):
        return [f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "ое"]
    return []


def _beginnings(unit: list[Term], typed: str, shortest: int) -> list[Phrase]:
    if len(unit) > 1 or not typed.isalpha() or len(typed) < shortest:
        return []
    return [
        Phrase((begun,), is_open=len(begun) >= shortest)
        for begun in prefix_stems(typed)
    ]
