"""Claims on a line of time, with what contradicts what.

Geometry only, for server-rendered SVG: units of a box 600 wide. A claim stands at the
day it is about; claims of about the same time are stacked.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from claims.choices import RelationKind
from claims.models import Relation

from .public_claim import PublicClaim

MOST_CLAIMS = 40
WIDTH, SIDE, STEP, RADIUS = 600, 30, 38, 16
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim, its number in the order of time, and its place in the picture."""

    number: int
    claim: PublicClaim
    x: int
    y: int
    contradicts: list[int]


@dataclass(frozen=True, slots=True)
class Join:
    """An arc between two claims that contradict each other."""

    x1: int
    y1: int
    x2: int
    y2: int
    top: int


@dataclass(frozen=True, slots=True)
class Tick:
    x: int
    year: int


@dataclass(frozen=True, slots=True)
class Timeline:
    marks: list[Mark]
    joins: list[Join]
    ticks: list[Tick]
    height: int
    undated: int

    @property
    def base(self) -> int:
        """Where the line of time lies."""
        return self.height - 30


def timeline(claims: Iterable[PublicClaim]) -> Timeline | None:
    """None if fewer than two of the claims have a date."""
    listed = list(claims)
    dated = sorted(
        ((each.about_date, each) for each in listed if each.about_date),
        key=lambda pair: (pair[0], pair[1].claim.pk),
    )
    if len(dated) < 2:
        return None
    days = [day for day, _claim in dated]
    columns = [_x(day, days) for day in days]
    heights = _stacked(columns)
    room = (max(heights) + 1) * STEP + 60
    height = room + 30
    pairs = _contradictions([claim for _day, claim in dated])
    marks = [
        Mark(
            number,
            claim,
            columns[number - 1],
            room - 24 - heights[number - 1] * STEP,
            sorted(b if a == number else a for a, b in pairs if number in (a, b)),
        )
        for number, (_day, claim) in enumerate(dated, start=1)
    ]
    joins = [_join(marks[a - 1], marks[b - 1]) for a, b in pairs]
    return Timeline(marks, joins, _ticks(days), height, len(listed) - len(dated))


def _x(day: dt.date, days: list[dt.date]) -> int:
    span = (days[-1] - days[0]).days or 1
    return SIDE + (day - days[0]).days * (WIDTH - 2 * SIDE) // span


def _stacked(columns: list[int]) -> list[int]:
    """For each mark the lowest row in which it touches no other."""
    rows: list[int] = []
    heights = []
    for x in columns:
        free = (n for n, last in enumerate(rows) if x - last > 2 * RADIUS + 2)
        row = next(free, len(rows))
        rows[row : row + 1] = [x]
        heights.append(row)
    return heights


def _contradictions(claims: list[PublicClaim]) -> list[tuple[int, int]]:
    numbers = {each.claim.pk: n for n, each in enumerate(claims, start=1)}
    rows = Relation.objects.filter(
        kind=RelationKind.CONTRADICTS, from_claim__in=numbers, to_claim__in=numbers
    ).values_list("from_claim", "to_claim")
    pairs = (tuple(sorted((numbers[a], numbers[b]))) for a, b in rows)
    return sorted({(first, second) for first, second in pairs})


def _join(one: Mark, other: Mark) -> Join:
    """Arches over both; the wider apart, the higher."""
    top = min(one.y, other.y) - 30 - abs(other.x - one.x) // 12
    return Join(one.x, one.y, other.x, other.y, max(top, 4))


def _ticks(days: list[dt.date]) -> list[Tick]:
    """The beginnings of years, not more than there is room for."""
    years = range(days[0].year + (days[0] > dt.date(days[0].year, 1, 1)), 9999)
    within = [
        year
        for year in years[: days[-1].year - days[0].year + 1]
        if dt.date(year, 1, 1) <= days[-1]
    ]
    every = -(-len(within) // MOST_TICKS) or 1
    return [Tick(_x(dt.date(year, 1, 1), days), year) for year in within[::every]]
