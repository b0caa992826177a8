"""Numbers as bars drawn to one scale, and the ratings in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Subquery

from claims.models import Rating, RatingScale

MOST_BARS = 50


@dataclass(frozen=True, slots=True)
class Figure:
    """`percent` of the largest figure beside it."""

    what: Any
    claims: int
    percent: int


def ratings_in_force() -> QuerySet[Rating]:
    """The newest scale's ratings in their order."""
    newest = RatingScale.objects.order_by("-number").values("pk")[:1]
    ratings = Rating.objects.filter(scale=Subquery(newest)).select_related("scale")
    return ratings.order_by("position")


def figures(counts: Iterable[tuple[Any, int]]) -> list[Figure]:
    """The bars for such rows, the longest as wide as there is room."""
    rows = list(counts)
    most = max((number for _what, number in rows), default=0) or 1
    return [Figure(what, number, number * 100 // most) for what, number in rows]
