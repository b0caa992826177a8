"""What two statements say differently: numbers, dates, denial, direction, actors.

Two statements that share nearly every word may still be two claims: "46 %" and
"64 %", "grew" and "did not grow", "A to B" and "B to A". Each finding is a code with
the words of both sides; sentences are made where they are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from claims.text.actors import swapped
from claims.text.dates import DateMention
from claims.text.quantities import QuantityMention, differences
from claims.text.similarity import nearness
from claims.text.statements import Name, Statement
from claims.text.words.countries import NAMED, countries_of
from claims.text.words.near_words import CONTRARIES, FUNCTION_STEMS

Code = Literal[
    "other_number", "other_period", "other_date", "other_names",
    "negated", "contrary", "swapped",
    "same_number", "same_date", "same_names",
]  # fmt: skip


DAYS: Final = {
    "second": 1 / 86_400, "minute": 1 / 1_440, "hour": 1 / 24, "day": 1.0,
    "week": 7.0, "month": 30.4, "year": 365.0, "decade": 3_650.0, "century": 36_500.0,
}  # fmt: skip
_AS_LONG: Final = 1.1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that differs or agrees: in the words of the asked and the other."""

    code: Code
    asked: str = ""
    other: str = ""


def contrasts(asked: Statement, other: Statement) -> list[Finding]:
    """What keeps alike statements from saying the same. Empty: nothing does."""
    numbers, dates = _numbers(asked, other), _dates(asked, other)
    if numbers and numbers.code == "other_period" and dates:
        numbers = None  # the dates tell it better
    found = [
        numbers,
        dates,
        _denial(asked, other),
        _direction(asked, other),
        _swapped(asked, other),
        _names(asked, other),
    ]
    return [finding for finding in found if finding]


def agreements(asked: Statement, other: Statement) -> list[Finding]:
    """What both state alike and is worth saying."""
    found = []
    for mine in asked.quantities:
        if any(_is_same_number(mine, their) for their in other.quantities):
            found.append(Finding("same_number", asked.text[mine.start : mine.end]))
    days = {mention.edtf for mention in other.dates}
    for date in asked.dates:
        if date.edtf in days:
            found.append(Finding("same_date", asked.text[date.start : date.end]))
    either = asked.name_stems | other.name_stems
    names = [
        name.shown
        for name in (*asked.opening, *asked.names)
        if name.stem in either and name.stem in other.stems
    ]
    if names:
        found.append(Finding("same_names", ", ".join(dict.fromkeys(names))))
    return found


def _numbers(asked: Statement, other: Statement) -> Finding | None:
    """Numbers of one kind, of which each side has one that the other lacks."""
    mine = _without_equal(asked.quantities, other.quantities)
    theirs = _without_equal(other.quantities, asked.quantities)
    for one in mine:
        for two in theirs:
            if _is_same_number(one, two):
                return Finding("other_period", one.period or "", two.period or "")
            if _count_alike(one, two):
                return Finding(
                    "other_number",
                    asked.text[one.start : one.end],
                    other.text[two.start : two.end],
                )
    return _figures(asked, other)


def _count_alike(one: QuantityMention, two: QuantityMention) -> bool:
    """Of one unit, or both of the same thing: "46 %" and "46 thousand" of migrants."""
    if one.unit == two.unit or not (one.unit and two.unit):
        return True
    if one.unit in DAYS and two.unit in DAYS:
        days = [float(one.value) * DAYS[one.unit], float(two.value) * DAYS[two.unit]]
        return max(days) > _AS_LONG * min(days)  # else a month may be 30 days
    return bool(one.of and two.of and "of" not in differences(one, two))


def _is_same_number(one: QuantityMention, two: QuantityMention) -> bool:
    """The same, if perhaps said about another period."""
    return not set(differences(one, two)) - {"period"}


def _without_equal(
    these: Sequence[QuantityMention], those: Sequence[QuantityMention]
) -> list[QuantityMention]:
    return [one for one in these if all(differences(one, two) for two in those)]


def _figures(asked: Statement, other: Statement) -> Finding | None:
    """Bare figures that are neither quantities nor dates: versions, places, ranks."""
    mine = asked.figures - other.figures - _counted(asked)
    theirs = other.figures - asked.figures - _counted(other)
    if mine and theirs:
        return Finding("other_number", min(mine), min(theirs))
    return None


def _counted(statement: Statement) -> set[str]:
    """Figures that the readers of quantities and dates have dealt with."""
    spans = [(each.start, each.end) for each in statement.quantities]
    spans += [(each.start, each.end) for each in statement.dates]
    return {
        stem
        for start, end in spans
        for stem in Statement(statement.text[start:end]).figures
    }


def _dates(asked: Statement, other: Statement) -> Finding | None:
    mine, theirs = asked.dates, other.dates
    if not mine or not theirs:
        return None
    if any(_fits(one, two) for one in mine for two in theirs):
        return None
    first, second = mine[0], theirs[0]
    return Finding(
        "other_date",
        asked.text[first.start : first.end],
        other.text[second.start : second.end],
    )


def _fits(one: DateMention, two: DateMention) -> bool:
    """Whether one may be the other, told more exactly: 2025 and 2025-05-09."""
    shorter, longer = sorted((one.edtf, two.edtf), key=len)
    return longer.startswith(shorter.rstrip("X"))


def _denial(asked: Statement, other: Statement) -> Finding | None:
    """One denies what the other says; that both deny something is not enough."""
    mine, theirs = asked.negated, other.negated
    if bool(mine) == bool(theirs) and not (
        _denied_only_in(mine, theirs, other) or _denied_only_in(theirs, mine, asked)
    ):
        return None
    return Finding("negated", *(", ".join(sorted(side)) for side in (mine, theirs)))


def _denied_only_in(
    denied: frozenset[str], also: frozenset[str], there: Statement
) -> bool:
    return any(stem in there.stems and stem not in also for stem in denied - {""})


def _direction(asked: Statement, other: Statement) -> Finding | None:
    mine, theirs = _axes(asked), _axes(other)
    for axis, word in mine.items():
        if -axis in theirs and axis not in theirs and -axis not in mine:
            return Finding("contrary", word, theirs[-axis])
    return None


def _axes(statement: Statement) -> dict[int, str]:
    return {
        axis: stem
        for stem in statement.content
        for axis in sorted(CONTRARIES.get(stem, ()))
    }


def _names(asked: Statement, other: Statement) -> Finding | None:
    """Another name in the same place: after the same preposition or the same word."""
    theirs = _without_match(other, asked)
    for mine in _without_match(asked, other):
        for their in theirs:
            if _context(asked, mine) & _context(other, their):
                return Finding("other_names", mine.shown, their.shown)
    return None


def _without_match(one: Statement, two: Statement) -> list[Name]:
    """Names that the other lacks in every spelling."""
    return [
        name
        for name in (*one.opening, *one.names)
        if name.stem not in two.stems
        and not any(_may_name(name, stem, two) for stem in two.content)
    ]


def _may_name(name: Name, stem: str, there: Statement) -> bool:
    """Near spellings and kindred words may; a capital its country only where both act:
    «Киев заявил», but what happens "in Kyiv" need not happen all over Ukraine."""
    if not nearness(name.stem, stem):
        return False
    if countries_of(name.stem, NAMED) & countries_of(stem, NAMED):
        return True
    if not (countries_of(name.stem) & countries_of(stem)):
        return True
    other = there.name_of(stem)
    return name.place == 0 and other is not None and other.place == 0


def _context(statement: Statement, name: Name) -> set[tuple[str, str]]:
    """The preposition before a name, and its neighbours that mean something."""
    context = {("after", name.after)} if name.after else set()
    if name.place and statement.raw[name.place - 1] not in FUNCTION_STEMS:
        context.add(("before", statement.raw[name.place - 1]))
    if statement.raw[name.place + 1 :][:1]:
        following = statement.raw[name.place + 1]
        if following not in FUNCTION_STEMS:
            context.add(("following", following))
    return context


def _swapped(asked: Statement, other: Statement) -> Finding | None:
    words = swapped(asked, other)
    return Finding("swapped", *words) if words else None
