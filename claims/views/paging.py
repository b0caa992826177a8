"""Pages of claims whose cost does not grow with their number.

Newest or oldest first; a page begins after the claim named in `?after=`, so the
database seeks instead of counting off (keyset). Counts stop at a cap. Words that are
looked for are given apart: the index is walked in the order of the list.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from claims.databases import connection
from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.models.fields import SLUG_PATTERN
from claims.search.backend import count, newest
from claims.search.queries import Query

from .cards import cards, drawn
from .public_claim import PublicClaim, shown

PAGE_LENGTH = 20
COUNT_CAP = 1_000
# Stand in a query for where a page begins, until that is known.
SOME_DAY, SOME_KEY = dt.datetime(1066, 10, 14, 9, 0, 1, 7, dt.UTC), -10_661_014
START = """SELECT published_at, id FROM claims_claim
    WHERE public_id = %s AND published_verdict_id IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Page:
    """`after` names the last claim of this page, "" when nothing follows."""

    claims: list[PublicClaim]
    after: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class CappedCount:
    """How many there are; `is_capped`: at least so many, counting stopped there."""

    number: int
    is_capped: bool

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True, slots=True)
class PageOfCards:
    """The same, drawn."""

    cards: SafeString
    after: str
    is_first: bool


def page_of(
    claims: ClaimQuerySet,
    *,
    after: str = "",
    oldest_first: bool = False,
    length: int = PAGE_LENGTH,
    words: Query | None = None,
) -> Page:
    """One page of `claims`, only of those that have the `words`; an `after` that is
    no public claim means the first."""
    start = _start(after)
    if words:
        found, last = _found(
            words, claims, start, oldest_first=oldest_first, length=length
        )
        return Page(found, last, start is None)
    rows = shown(_beyond(claims, start, oldest_first, length))
    on_page = rows[:length]
    last = on_page[-1].public_id if len(rows) > length else ""
    return Page(on_page, last, start is None)


def cards_of(claims: ClaimQuerySet, *, after: str = "") -> PageOfCards:
    """The same from prepared cards."""
    return Walk(claims, oldest_first=False).page(after)


class Walk:
    """The pages of one query, newest or oldest first, for many readers: the query is
    put together once, and each page only fills in where it begins."""

    def __init__(self, claims: ClaimQuerySet, *, oldest_first: bool) -> None:
        self._claims, self._oldest_first = claims, oldest_first

    def page(self, after: str = "") -> PageOfCards:
        """Two queries, three if `after` is given."""
        start = _raw_start(after)
        rows = self._rows(start)
        on_page = rows[:PAGE_LENGTH]
        last = on_page[-1][1] if len(rows) > PAGE_LENGTH else ""
        return PageOfCards(cards([pk for pk, _id in on_page]), last, start is None)

    def _rows(self, start: tuple[Any, int] | None) -> list[tuple[int, str]]:
        """Key and public id of the claims of a page, and of one more."""
        try:
            sql, given = self._following if start else self._first
        except EmptyResultSet:
            return []
        if start:
            filled = {SOME_DAY: start[0], SOME_KEY: start[1]}
            given = tuple(filled.get(_known(each), each) for each in given)
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            found: list[tuple[int, str]] = cursor.fetchall()
            return found

    @cached_property
    def _first(self) -> tuple[str, tuple[Any, ...]]:
        return self._compiled(None)

    @cached_property
    def _following(self) -> tuple[str, tuple[Any, ...]]:
        return self._compiled((SOME_DAY, SOME_KEY))

    def _compiled(
        self, start: tuple[dt.datetime, int] | None
    ) -> tuple[str, tuple[Any, ...]]:
        rows = _beyond(self._claims, start, self._oldest_first, PAGE_LENGTH)
        query = rows.values_list("pk", "public_id").query
        sql, given = query.get_compiler(connection.alias).as_sql()
        return sql, tuple(given)


def _known(given: Any) -> Any:
    """SQLite is given days as text."""
    return SOME_DAY if given == str(SOME_DAY.replace(tzinfo=None)) else given


def found_cards(
    claims: ClaimQuerySet,
    words: Query,
    *,
    after: str = "",
    oldest_first: bool = False,
    are_found: bool = False,
) -> PageOfCards:
    """Those that have the `words`, which are marked in cards drawn for the occasion.
    `are_found`: all of `claims` are known to have them."""
    if are_found:
        listed = page_of(claims, after=after, oldest_first=oldest_first)
        return PageOfCards(drawn(listed.claims, words), listed.after, listed.is_first)
    start = _start(after)
    found, last = _found(
        words, claims, start, oldest_first=oldest_first, length=PAGE_LENGTH
    )
    return PageOfCards(drawn(found, words), last, start is None)


def _found(
    words: Query,
    claims: ClaimQuerySet,
    start: tuple[dt.datetime, int] | None,
    *,
    oldest_first: bool,
    length: int,
) -> tuple[list[PublicClaim], str]:
    """The claims of a page that have the words, and the last one if more follow."""
    keys = newest(
        claims,
        words,
        limit=length + 1,
        after=Claim(published_at=start[0], pk=start[1]) if start else None,
        oldest_first=oldest_first,
    )
    place = {key: place for place, key in enumerate(keys)}
    on_page = shown(Claim.objects.filter(pk__in=keys[:length]))
    on_page.sort(key=lambda public: place[public.claim.pk])
    last = on_page[-1].public_id if len(keys) > length else ""
    return on_page, last


def _raw_start(after: str) -> tuple[Any, int] | None:
    """As `_start`, the moment as the engine hands it out, to be handed back."""
    if not re.match(SLUG_PATTERN, after):
        return None
    with connection.cursor() as cursor:
        cursor.execute(START, [after])
        row: tuple[Any, int] | None = cursor.fetchone()
        return row


def _start(after: str) -> tuple[dt.datetime, int] | None:
    if not re.match(SLUG_PATTERN, after):  # PostgreSQL refuses NUL, slugs have none
        return None
    named = Claim.objects.with_public_page().filter(public_id=after)
    start: tuple[dt.datetime, int] | None = named.values_list(
        "published_at", "pk"
    ).first()
    return start


def _beyond(
    claims: ClaimQuerySet,
    start: tuple[dt.datetime, int] | None,
    oldest_first: bool,
    length: int,
) -> ClaimQuerySet:
    """A page, and one more claim if another page follows."""
    if start is not None:
        (at, key), beyond = start, "gt" if oldest_first else "lt"
        same_moment = Q(published_at=at) & Q(**{f"pk__{beyond}": key})
        # The first follows from the rest, and is what an engine seeks by: one that
        # meets "or" walks the index from its beginning.
        claims = claims.filter(
            Q(**{f"published_at__{beyond}e": at}),
            Q(**{f"published_at__{beyond}": at}) | same_moment,
        )
    ordered = claims.latest_first()
    ordered = ordered.reverse() if oldest_first else ordered
    return ordered[: length + 1]


def capped_count(
    rows: QuerySet[Any], cap: int = COUNT_CAP, *, words: Query | None = None
) -> CappedCount:
    """How many there are; of claims, those that have the `words`, if any are given."""
    if words:
        return CappedCount(*count(rows, words, cap))
    counted = rows.order_by()[: cap + 1].count()
    return CappedCount(min(counted, cap), counted > cap)
