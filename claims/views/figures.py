"""Counts of public claims, as bars drawn to one scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Subquery

from claims.models import Claim, Rating, RatingScale

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


def by_rating() -> list[Figure]:
    """In the order of the scale in force, zeros too, then ratings of older scales."""
    ratings = Rating.objects.select_related("scale")
    counts = dict(
        Claim.objects.published()
        .order_by()
        .values_list("published_verdict__rating")
        .annotate(Count("pk"))
    )
    newest = max((rating.scale.number for rating in ratings), default=0)
    in_order = sorted(ratings, key=lambda r: (-r.scale.number, r.position))
    return figures(
        (rating, counts.get(rating.pk, 0))
        for rating in in_order
        if rating.scale.number == newest or rating.pk in counts
    )


def figures(counts: Iterable[tuple[Any, int]]) -> list[Figure]:
    """The bars for such rows, the longest as wide as there is room."""
    rows = list(counts)
    most = max((number for _what, number in rows), default=0) or 1
    return [Figure(what, number, number * 100 // most) for what, number in rows]
