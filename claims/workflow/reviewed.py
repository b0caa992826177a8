"""Asking public claims by what was reviewed.

While a claim is published or withdrawn its columns are locked, so they are what was
reviewed. During an open correction they may already be edited; then the basis of the
published verdict answers (`corrected`).

A condition that few claims meet becomes their keys; one that many meet is asked of
each claim on the way from the newest to the oldest, where a page is soon full. What
is few is found out by an index that is read up to `FEW`. So neither a rare value nor
a common one makes the database read, or sort, all claims; and once one of several
conditions is found rare, the others are asked of those few claims only.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.expressions import Exists
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual

from claims.choices import ClaimState
from claims.models import (
    Appearance,
    Article,
    Claim,
    Claimant,
    Evidence,
    Outlet,
    Quantity,
    Source,
    Topic,
)

from . import corrected
from .corrected import Said, UnderCorrection

LOCKED = (ClaimState.PUBLISHED, ClaimState.WITHDRAWN)
# The same, said so that no database begins with an index of states and sorts.
IS_LOCKED = ~Q(state__in=[state for state in ClaimState if state not in LOCKED])
FEW = 2_000
NOBODY = 0  # no claim has this key

Corrected = Callable[[UnderCorrection], Iterable[int]]


@dataclass(frozen=True)
class Condition:
    """`keys` are those of the claims whose columns meet it, off an index; `each` asks
    one claim; `of_corrected` finds those under correction that meet it as they were
    reviewed, None if a correction changes nothing about it."""

    keys: QuerySet[Any, Any]
    each: Q
    of_corrected: Corrected | None = None

    @cached_property
    def some(self) -> list[int]:
        """Keys of claims that meet it by their columns: one more than few, at most.
        Some may not be public, some may stand there again."""
        return list(self.keys.order_by()[: FEW + 1])

    @property
    def few(self) -> frozenset[int] | None:
        """The same if that is all of them, None if they are many."""
        return frozenset(self.some) if len(self.some) <= FEW else None

    @cached_property
    def under_correction(self) -> frozenset[int]:
        if self.of_corrected is None:
            return frozenset()
        return frozenset(self.of_corrected(corrected.now()))

    @property
    def q(self) -> Q:
        """To narrow public claims by."""
        return all_of([self])

    def among(self, few: frozenset[int]) -> Q:
        # Keys come first, or SQLite walks all claims in the order that is asked for.
        # None at all is `NOBODY`, so that it stays a question to the database.
        return Q(pk__in=few | self.under_correction or {NOBODY}) & self._or_corrected()

    def asked_of_each(self) -> Q:
        return self._or_corrected(self.each)

    def _or_corrected(self, live: Q | None = None) -> Q:
        """`live` of locked claims, what was reviewed of the others."""
        live = live or Q()
        if self.of_corrected is None:
            return live
        return IS_LOCKED & live | Q(pk__in=self.under_correction)


def all_of(conditions: Iterable[Condition]) -> Q:
    """Claims that meet all of them; as few probes as tell where to begin."""
    listed = list(conditions)
    rare = next((each for each in listed if each.few is not None), None)
    narrowed = Q()
    for each in listed:
        if each is rare and each.few is not None:
            narrowed &= each.among(each.few)
        else:
            narrowed &= each.asked_of_each()
    return narrowed


def is_locked(claim: Claim) -> bool:
    """Whether the claim's own columns are what was reviewed."""
    return claim.state in LOCKED


def made_by(claimant: Claimant) -> Condition:
    return _by_column(
        "claimant", Exact, claimant.pk, lambda said: said.claimant == claimant.slug
    )


def of_kind(kind: str) -> Condition:
    return _by_column("kind", Exact, kind, lambda said: said.kind == kind)


def about_since(day: dt.date) -> Condition:
    since = day.isoformat()
    return _by_column(
        *("about_date", GreaterThanOrEqual, day),
        lambda said: said.about is not None and said.about >= since,
    )


def about_until(day: dt.date) -> Condition:
    until = day.isoformat()
    return _by_column(
        *("about_date", LessThanOrEqual, day),
        lambda said: said.about is not None and said.about <= until,
    )


def with_quantity() -> Condition:
    return _by_rows(Quantity.objects.all(), _saying(lambda said: said.has_quantity))


def resting_on(source: Source) -> Condition:
    return _by_rows(
        Evidence.objects.filter(source=source),
        _saying(lambda said: source.slug in said.sources),
    )


def in_article(article: Article) -> Condition:
    return _standing_in("article", article.pk)


def in_outlet(outlet: Outlet) -> Condition:
    return _standing_in("outlet", outlet.pk)


def in_language(code: str) -> Condition:
    return _standing_in("language", code)


def on(topic: Topic) -> Condition:
    """No part of what is reviewed, so a correction changes nothing."""
    of_topic = Q(topic=topic.pk)
    return Condition(_published_once().filter(of_topic), of_topic)


def rated(slugs: list[str]) -> Condition:
    """Asked of the published verdict, so a correction changes nothing."""
    rated_so = Q(published_verdict__rating__slug__in=slugs)
    return Condition(_published_once().filter(rated_so), rated_so)


PLACES = {
    "article": "revision__article",
    "outlet": "revision__article__outlet",
    "language": "revision__article__language",
}


def _standing_in(what: str, value: object) -> Condition:
    """Claims with a place in a revision of such articles."""

    def stand_there(now: UnderCorrection) -> Iterable[int]:
        for key, homes in now.homes.items():
            if any(getattr(home, what) == value for home in homes):
                yield key

    return _by_rows(Appearance.objects.filter(**{PLACES[what]: value}), stand_there)


def _saying(what: Callable[[Said], bool]) -> Corrected:
    return lambda now: [key for key, said in now.said.items() if what(said)]


def _published_once() -> QuerySet[Claim, int]:
    return Claim.objects.with_public_page().values_list("pk", flat=True)


def _by_column(
    column: str, comparison: type[Any], value: object, what: Callable[[Said], bool]
) -> Condition:
    # Wrapped, so that SQLite does not collect and sort them all by the column's index.
    each = comparison(Coalesce(F(column), F(column)), value)
    found = _published_once().filter(**{f"{column}__{comparison.lookup_name}": value})
    return Condition(found, Q(each), _saying(what))


def _by_rows(rows: QuerySet[Any], of_corrected: Corrected) -> Condition:
    """Claims that have one of the rows: appearances, evidence, quantities."""
    of_claim = rows.order_by().filter(claim=OuterRef("pk"))
    return Condition(
        rows.values_list("claim", flat=True), Q(Exists(of_claim)), of_corrected
    )
