"""Decide which entry of a bibliography each citation means.

Round one takes entries whose year agrees (and letter, where both have one). Round
two gives what is left to an entry of the same author that nobody cited: there the
year is wrong. A citation whose author has only entries that others cite rightly has
no entry of its own: it is missing, not misdated.
"""

from dataclasses import dataclass
from typing import Final

from claims.text.anachronisms import entry_moment
from claims.text.bibliography import Entry
from claims.text.citation_marks import Mark
from claims.text.dates import dates
from claims.text.likeness import (
    CLEAR,
    PLAUSIBLE,
    Aliases,
    Likeness,
    author_likeness,
    shared_names,
)

_SAME: Final = 0.045
"""Likenesses closer than this do not tell two entries apart."""
_FURTHEST_YEAR: Final = 10
_CONTEXT: Final = 400  # code points before a citation
_LETTERS: Final = str.maketrans("абвгд", "abcde")


@dataclass(frozen=True, slots=True)
class Match:
    """The entry a citation most likely means (None: none), and what is doubtful."""

    entry: Entry | None
    is_variant: bool = False
    is_ambiguous: bool = False
    year_differs: bool = False


_Candidate = tuple[Likeness, Entry]


def match_marks(
    text: str, marks: list[Mark], entries: tuple[Entry, ...], aliases: Aliases
) -> list[Match]:
    """Return one match for each mark, in the same order."""
    liked = [_candidates(mark, entries, aliases) for mark in marks]
    matches: list[Match] = []
    last = 0
    for mark, candidates in zip(marks, liked, strict=True):
        same_year = [pair for pair in candidates if _year_agrees(mark, pair[1])]
        match = _choose(text, mark, same_year, last)
        last = match.entry.number if match.entry else last
        matches.append(match)
    taken = {match.entry.number for match in matches if match.entry}
    return [
        match if match.entry else _other_year(mark, candidates, taken)
        for mark, match, candidates in zip(marks, matches, liked, strict=True)
    ]


def _candidates(
    mark: Mark, entries: tuple[Entry, ...], aliases: Aliases
) -> list[_Candidate]:
    likenesses = ((author_likeness(mark, entry, aliases), entry) for entry in entries)
    return [pair for pair in likenesses if pair[0].score >= PLAUSIBLE]


def _year_agrees(mark: Mark, entry: Entry) -> bool:
    if mark.year is None or entry.year is None:
        return mark.year is entry.year
    cited, printed = _letter(mark.year), _letter(entry.year)
    same_letter = not cited or not printed or cited == printed
    return mark.year[:4] == entry.year[:4] and same_letter


def _letter(year: str) -> str:
    return year[4:].translate(_LETTERS)


def _choose(text: str, mark: Mark, candidates: list[_Candidate], last: int) -> Match:
    """The best of the entries whose year agrees; context breaks a tie."""
    if not candidates:
        return Match(None)
    top = max(likeness.score for likeness, _ in candidates)
    best = [pair for pair in candidates if pair[0].score > top - _SAME]
    best = _narrowed(mark, best)
    likeness, entry = max(best, key=lambda pair: _fit(text, mark, pair[1], last))
    return Match(entry, likeness.is_variant, is_ambiguous=len(best) > 1)


def _narrowed(mark: Mark, candidates: list[_Candidate]) -> list[_Candidate]:
    """Keep those with the cited letter or month, if any has it."""
    if mark.year and _letter(mark.year):
        exact = [p for p in candidates if p[1].year and _letter(p[1].year)]
        candidates = exact or candidates
    if mark.month:
        dated = [p for p in candidates if _moment(p[1]) == mark.month]
        candidates = dated or candidates
    return candidates


def _moment(entry: Entry) -> int | None:
    moment = entry_moment(entry)
    return moment[1] if moment else None


def _fit(text: str, mark: Mark, entry: Entry, last: int) -> tuple[int, int, int, int]:
    """How well an entry suits the place: names, month, order of the block."""
    before = text[max(0, mark.start - _CONTEXT) : mark.start].rpartition("\n")[2]
    month = f"-{_moment(entry):02d}" if _moment(entry) else "-"
    said = any(month in date.edtf[4:] for date in dates(before))
    names = shared_names(before, entry.title)
    return names + 2 * said, names, -abs(entry.number - last - 1), -entry.number


def _other_year(mark: Mark, candidates: list[_Candidate], taken: set[int]) -> Match:
    """The nearest year among this author's entries that nobody cites rightly."""
    if mark.year is None:
        return Match(None)
    cited = int(mark.year[:4])
    free = [
        (abs(int(entry.year[:4]) - cited), -likeness.score, entry.number, entry)
        for likeness, entry in candidates
        if likeness.score >= CLEAR and entry.year and entry.number not in taken
    ]
    near = [option for option in free if option[0] <= _FURTHEST_YEAR]
    if not near:
        return Match(None)
    distance, *_, entry = min(near, key=lambda option: option[:3])
    return Match(entry, year_differs=distance > 0)
