"""How public claims spread over ratings, topics, outlets, time and sources: counted.

Every claim is read, so a large archive is counted by a nightly command and the figures
are kept with the moment they are true of (`models.Tally`); a small one is counted when
somebody asks. Claims under correction count as they were reviewed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth

from claims.models import Appearance, Claim, Evidence
from claims.models.claims import is_public

from . import corrected
from .corrected import UnderCorrection
from .reviewed import LOCKED

DAY = dt.timedelta(days=1)
# From taking a claim up to its verdict: more days than, and at most.
WAITS: tuple[tuple[int, int | None], ...] = (
    *((0, 1), (1, 7), (7, 30), (30, 90)),
    (90, None),
)
MANY_SOURCES = 5
MOST_MONTHS = 24
MOST_ARTICLES = 50

# As JSON keeps them: lists of keys and numbers.
Figures = Mapping[str, Any]


def count() -> Figures:
    """Reads every public claim, its places and its evidence."""
    return dict(each())


def each() -> Iterator[tuple[str, Any]]:
    """One figure after the other; each takes its time."""
    now = corrected.now()
    for name, counted in FIGURES.items():
        yield name, counted(now)


def _by(*columns: str) -> list[list[Any]]:
    """Each combination there is, and how many claims have it."""
    given = {f"{column}__isnull": False for column in columns}
    rows = Claim.objects.published().filter(**given).order_by().values_list(*columns)
    return [list(row) for row in rows.annotate(Count("pk"))]


def _by_outlet(now: UnderCorrection) -> list[list[int]]:
    counts: Counter[tuple[int, int]] = Counter()
    rows = _places("revision__article__outlet", "claim__published_verdict__rating")
    counts.update({(outlet, rating): claims for outlet, rating, claims in rows})
    for key, homes in now.homes.items():
        for outlet in {home.outlet for home in homes}:
            if outlet is not None:
                counts[outlet, now.said[key].rating] += 1
    return [[outlet, rating, claims] for (outlet, rating), claims in counts.items()]


def _by_article(now: UnderCorrection) -> list[list[int]]:
    counts = Counter(dict(_places("revision__article")))
    for homes in now.homes.values():
        counts.update({home.article for home in homes})
    return [[article, claims] for article, claims in counts.most_common(MOST_ARTICLES)]


def _places(*columns: str) -> Any:
    """The same for places of locked claims; a claim that stands twice counts once."""
    of_locked = Appearance.objects.filter(is_public("claim__"), claim__state__in=LOCKED)
    given = {f"{column}__isnull": False for column in columns}
    rows = of_locked.filter(**given).order_by().values_list(*columns)
    return rows.annotate(Count("claim", distinct=True))


def _by_month() -> list[list[Any]]:
    """By first publication, the newest first."""
    rows = (
        Claim.objects.published()
        .order_by()
        .annotate(month=TruncMonth("published_at"))
        .values_list("month")
        .annotate(claims=Count("pk"))
        .order_by("-month")[:MOST_MONTHS]
    )
    return [[f"{month:%Y-%m}", claims] for month, claims in rows]


def _by_wait() -> list[int]:
    took = Claim.objects.published().annotate(took=F("published_at") - F("created_at"))
    each = {f"n{n}": Count("pk", filter=_took(*wait)) for n, wait in enumerate(WAITS)}
    counts = took.aggregate(**each)
    return [counts[name] for name in each]


def _took(since: int, until: int | None) -> Q:
    longer = Q(took__gt=since * DAY) if since else Q()
    return longer & Q(took__lte=until * DAY) if until else longer


def _by_sources(now: UnderCorrection) -> list[int]:
    """On one source, on two …, on `MANY_SOURCES` or more."""
    of_locked = Evidence.objects.filter(is_public("claim__"), claim__state__in=LOCKED)
    by_claim = (
        of_locked.order_by().values("claim").annotate(n=Count("source", distinct=True))
    )
    each = {
        f"n{n}": Count("claim", filter=Q(n__gte=n) if n == MANY_SOURCES else Q(n=n))
        for n in range(1, MANY_SOURCES + 1)
    }
    counts = by_claim.aggregate(**each)
    numbers = [counts[name] for name in each]
    for said in now.said.values():
        if said.sources:
            numbers[min(len(said.sources), MANY_SOURCES) - 1] += 1
    return numbers


FIGURES: Mapping[str, Callable[[UnderCorrection], Any]] = {
    "claims": lambda _now: Claim.objects.published().count(),
    "ratings": lambda _now: _by("published_verdict__rating"),
    "topics": lambda _now: _by("topic", "published_verdict__rating"),
    "outlets": _by_outlet,
    "articles": _by_article,
    "months": lambda _now: _by_month(),
    "waits": lambda _now: _by_wait(),
    "sources": _by_sources,
}
