"""Figures about public claims as bars: ratings, topics, outlets, months, sources.

What is named is looked up when it is shown: what readers may no longer see since the
figures were counted has no bar.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.filters import public_articles, public_outlets, public_topics
from claims.models import Rating
from claims.workflow.tally import MANY_SOURCES, Figures

from .figures import MOST_BARS, Figure, figures

WAITS = (
    _("within a day"),
    _("within a week"),
    _("within a month"),
    _("within three months"),
    _("later"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One rating's share of a bar, in percent of the longest bar's length."""

    rating: Rating
    claims: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar of several ratings, in the order of their scale."""

    what: Any
    claims: int
    parts: list[Part]


def by_rating(counted: Figures) -> list[Figure]:
    """In the order of the scale in force, zeros too, then ratings of older scales."""
    ratings = list(_ratings())
    counts = dict(counted["ratings"])
    newest = max((rating.scale.number for rating in ratings), default=0)
    return figures(
        (rating, counts.get(rating.pk, 0))
        for rating in ratings
        if rating.scale.number == newest or rating.pk in counts
    )


def ratings_by_topic(counted: Figures) -> list[Stack]:
    return _stacks(counted["topics"], public_topics())


def ratings_by_outlet(counted: Figures) -> list[Stack]:
    return _stacks(counted["outlets"], public_outlets())


def by_article(counted: Figures) -> list[Figure]:
    rows = counted["articles"][:MOST_BARS]
    articles = public_articles().in_bulk([pk for pk, _claims in rows])
    return figures((articles[pk], claims) for pk, claims in rows if pk in articles)


def by_month(counted: Figures) -> list[Figure]:
    rows = counted["months"]
    return figures((_month(month), claims) for month, claims in rows)


def by_time_to_verdict(counted: Figures) -> list[Figure]:
    """From the day a claim was taken up to the day its verdict was published."""
    return figures(zip(WAITS, counted["waits"], strict=True))


def by_sources(counted: Figures) -> list[Figure]:
    """On how many different sources a verdict rests."""
    numbers = enumerate(counted["sources"], start=1)
    return figures((_sources_label(n), claims) for n, claims in numbers)


def by_topic(counted: Figures) -> Counter[int]:
    """By key of the topic."""
    totals: Counter[int] = Counter()
    for topic, _rating, claims in counted["topics"]:
        totals[topic] += claims
    return totals


def _month(month: str) -> str:
    return date_format(dt.date.fromisoformat(f"{month}-01"), "F Y")


def _sources_label(number: int) -> str:
    if number == MANY_SOURCES:
        return str(_("%(number)d or more") % {"number": number})
    words = ngettext("%(number)d source", "%(number)d sources", number)
    return words % {"number": number}


def _ratings() -> QuerySet[Rating]:
    ratings = Rating.objects.select_related("scale")
    return ratings.order_by("-scale__number", "position")


def _stacks(rows: Iterable[list[int]], public: QuerySet[Any]) -> list[Stack]:
    counts = {(what, rating): claims for what, rating, claims in rows}
    totals: Counter[int] = Counter()
    for (what, _rating), claims in counts.items():
        totals[what] += claims
    longest = totals.most_common(MOST_BARS)
    named = public.in_bulk([pk for pk, _claims in longest])
    ratings = list(_ratings())
    most = longest[0][1] if longest else 1
    return [
        Stack(named[pk], total, _parts(_of(pk, counts, ratings), most))
        for pk, total in longest
        if pk in named
    ]


def _of(
    what: int, counts: Mapping[tuple[int, int], int], ratings: list[Rating]
) -> list[tuple[Rating, int]]:
    return [(rating, counts.get((what, rating.pk), 0)) for rating in ratings]


def _parts(counts: Iterable[tuple[Rating, int]], most: int) -> list[Part]:
    parts, x = [], 0.0
    for rating, claims in counts:
        if claims:
            width = claims * 100 / most
            parts.append(Part(rating, claims, round(x, 2), round(width, 2)))
            x += width
    return parts
