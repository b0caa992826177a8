"""How public claims spread over ratings, time and sources, as bars.

Claims under correction are counted as they were reviewed: their bases are read, the
others are counted by the database.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Model, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.models import Appearance, Article, Claim, Outlet, Rating, Revision, Topic
from claims.workflow.reviewed import LOCKED, being_corrected

from .figures import MOST_BARS, Figure, figures

MOST_MONTHS = 24
Reviewed = list[tuple[int, dict[str, Any]]]
DAY = dt.timedelta(days=1)
PERIODS = (
    (_("within a day"), 0, 1),
    (_("within a week"), 1, 7),
    (_("within a month"), 7, 30),
    (_("within three months"), 30, 90),
    (_("later"), 90, None),
)
MANY_SOURCES = 5
PLACES = "appearances"  # in a basis


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


def under_correction() -> Reviewed:
    """Of each public claim under correction, its rating and what it was based on."""
    rows = being_corrected().values_list(
        "published_verdict__rating", "published_verdict__basis"
    )
    return [(rating, json.loads(basis)) for rating, basis in rows]


def ratings_by_topic() -> list[Stack]:
    rows = (
        Claim.objects.published()
        .filter(topic__isnull=False)
        .order_by()
        .values_list("topic", "published_verdict__rating")
        .annotate(Count("pk"))
    )
    return _stacks({(topic, rating): n for topic, rating, n in rows}, Topic)


def ratings_by_outlet(corrected: Reviewed) -> list[Stack]:
    where = ("revision__article__outlet", "article__outlet")
    return _stacks(_standing_in(*where, corrected), Outlet)


def by_article(corrected: Reviewed) -> list[Figure]:
    counts: Counter[int] = Counter()
    pairs = _standing_in("revision__article", "article", corrected)
    for (article, _rating), claims in pairs.items():
        counts[article] += claims
    most = counts.most_common(MOST_BARS)
    articles = Article.objects.in_bulk([pk for pk, _claims in most])
    return figures((articles[pk], claims) for pk, claims in most)


def published_by_month() -> QuerySet[Claim, tuple[dt.datetime, int]]:
    """(month, how many claims) by first publication, the last two years."""
    return (
        Claim.objects.published()
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values_list("month")
        .annotate(claims=Count("pk"))
        .order_by("-month")[:MOST_MONTHS]
    )


def by_month() -> list[Figure]:
    rows = published_by_month()
    return figures((date_format(month, "F Y"), claims) for month, claims in rows)


def by_time_to_verdict() -> list[Figure]:
    """From the day a claim was taken up to the day its verdict was published."""
    took = Claim.objects.published().annotate(took=F("published_at") - F("created_at"))
    counts = took.aggregate(
        **{
            f"to_{number}": Count("pk", filter=_took(since, until))
            for number, (_label, since, until) in enumerate(PERIODS)
        }
    )
    return figures(
        (str(label), counts[f"to_{number}"])
        for number, (label, _since, _until) in enumerate(PERIODS)
    )


def by_sources(corrected: Reviewed) -> list[Figure]:
    """On how many different sources a verdict rests."""
    locked = Claim.objects.published().filter(state__in=LOCKED)
    counts: Counter[int] = Counter(
        locked.annotate(sources=Count("evidence__source", distinct=True)).aggregate(
            **{f"n{n}": Count("pk", filter=_rest_on(n)) for n in _sources()}
        )
    )
    numbers = Counter({n: counts[f"n{n}"] for n in _sources()})
    for _rating, basis in corrected:
        sources = {row["source"] for row in basis["evidence"]}
        numbers[min(len(sources), MANY_SOURCES)] += 1
    return figures((_sources_label(n), numbers[n]) for n in _sources())


def _sources() -> range:
    return range(1, MANY_SOURCES + 1)


def _rest_on(number: int) -> Q:
    return Q(sources__gte=number) if number == MANY_SOURCES else Q(sources=number)


def _sources_label(number: int) -> str:
    if number == MANY_SOURCES:
        return str(_("%(number)d or more") % {"number": number})
    words = ngettext("%(number)d source", "%(number)d sources", number)
    return words % {"number": number}


def _took(since: int, until: int | None) -> Q:
    longer = Q(took__gt=since * DAY) if since else Q()
    return longer & Q(took__lte=until * DAY) if until else longer


def _standing_in(
    of_place: str, of_revision: str, corrected: Reviewed
) -> Counter[tuple[int, int]]:
    """Claims by (article or outlet, rating)."""
    rows = (
        Appearance.objects.filter(
            claim__in=Claim.objects.published().filter(state__in=LOCKED),
            **{f"{of_place}__isnull": False},
        )
        .order_by()
        .values_list(of_place, "claim__published_verdict__rating")
        .annotate(Count("claim", distinct=True))
    )
    counts = Counter({(where, rating): n for where, rating, n in rows})
    digests = {place[0] for _rating, basis in corrected for place in basis[PLACES]}
    known = dict(
        Revision.objects.filter(sha256__in=digests).values_list("sha256", of_revision)
    )
    for rating, basis in corrected:
        for where in {known.get(place[0]) for place in basis[PLACES]} - {None}:
            counts[where, rating] += 1
    return counts


def _stacks(counts: Mapping[tuple[int, int], int], model: type[Model]) -> list[Stack]:
    totals: Counter[int] = Counter()
    for (what, _rating), claims in counts.items():
        totals[what] += claims
    longest = totals.most_common(MOST_BARS)
    rows = model._default_manager.in_bulk([pk for pk, _claims in longest])
    ratings = list(
        Rating.objects.select_related("scale").order_by("-scale__number", "position")
    )
    most = longest[0][1] if longest else 1
    return [
        Stack(
            rows[pk],
            total,
            _parts(((each, counts.get((pk, each.pk), 0)) for each in ratings), most),
        )
        for pk, total in longest
    ]


def _parts(counts: Iterable[tuple[Rating, int]], most: int) -> list[Part]:
    parts, x = [], 0.0
    for rating, claims in counts:
        if claims:
            width = claims * 100 / most
            parts.append(Part(rating, claims, round(x, 2), round(width, 2)))
            x += width
    return parts
