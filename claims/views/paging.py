"""Pages of claims whose cost does not grow with their number.

Newest or oldest first; a page begins after the claim named in `?after=`, so the
database seeks instead of counting off (keyset). Counts stop at a cap. Words that are
looked for are given apart: the index is walked in the order of the list.
"""

import datetime as dt
import re
from collections.abc import Sequence
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

from . import cards
from .public_claim import PublicClaim, shown

PAGE_LENGTH = 20
COUNT_CAP = 1_000
Start = tuple[Any, int]  # moment of publication and key of the claim before
# Stands in a query for where a page begins, until that is known.
SOME_START = dt.datetime(1066, 10, 14, 9, 0, 1, 7, dt.UTC), -10_661_014
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
        keys = _found(words, claims, start, oldest_first, length)
        place = {key: place for place, key in enumerate(keys)}
        rows = shown(Claim.objects.filter(pk__in=keys))
        rows.sort(key=lambda public: place[public.claim.pk])
    else:
        rows = shown(_beyond(claims, start, oldest_first, length))
    on_page = rows[:length]
    last = on_page[-1].public_id if len(rows) > length else ""
    return Page(on_page, last, start is None)


def cards_of(claims: ClaimQuerySet, *, after: str = "") -> PageOfCards:
    """The same as cards."""
    return Walk(claims, oldest_first=False).page(after)


class Walk:
    """The pages of one query, newest or oldest first, for many readers: the query is
    put together once, and each page only fills in where it begins."""

    def __init__(self, claims: ClaimQuerySet, *, oldest_first: bool) -> None:
        self._claims, self._oldest_first = claims, oldest_first

    def page(self, after: str = "", words: Query | None = None) -> PageOfCards:
        """Two queries, three if `after` is given. `words` are marked; the claims are
        known to have them."""
        start = _raw_start(after)
        return _drawn(self._keys(start), start is None, words)

    def _keys(self, start: Start | None) -> list[int]:
        """Of the claims of a page, and of one more."""
        try:
            sql, given = self._following if start else self._first
        except EmptyResultSet:
            return []
        if start:
            given = [*given]
            for place, part in self._places:
                given[place] = start[part]
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            return [key for (key,) in cursor.fetchall()]

    @cached_property
    def _first(self) -> tuple[str, list[Any]]:
        return self._compiled(None)

    @cached_property
    def _following(self) -> tuple[str, list[Any]]:
        return self._compiled(SOME_START)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where in what `_following` is given a part of the start belongs."""
        _sql, given = self._following
        as_given = enumerate(map(str, given))  # SQLite is given moments as text
        parts = {str(SOME_START[0].replace(tzinfo=None)): 0, str(SOME_START[0]): 0}
        parts[str(SOME_START[1])] = 1
        return [(place, parts[each]) for place, each in as_given if each in parts]

    def _compiled(self, start: Start | None) -> tuple[str, list[Any]]:
        rows = _beyond(self._claims, start, self._oldest_first, PAGE_LENGTH)
        query = rows.values_list("pk").query
        sql, given = query.get_compiler(connection.alias).as_sql()
        return sql, list(given)


def found_cards(
    claims: ClaimQuerySet,
    words: Query,
    *,
    after: str = "",
    oldest_first: bool = False,
    are_found: bool = False,
) -> PageOfCards:
    """Those that have the `words`, which are marked. `are_found`: all of `claims` are
    known to have them."""
    if are_found:
        return Walk(claims, oldest_first=oldest_first).page(after, words)
    start = _start(after)
    keys = _found(words, claims, start, oldest_first, PAGE_LENGTH)
    return _drawn(keys, start is None, words)


def _found(
    words: Query,
    claims: ClaimQuerySet,
    start: Start | None,
    oldest_first: bool,
    length: int,
) -> list[int]:
    """The keys of a page of claims that have the words, and of one more."""
    return newest(
        claims,
        words,
        limit=length + 1,
        after=Claim(published_at=start[0], pk=start[1]) if start else None,
        oldest_first=oldest_first,
    )


def _drawn(keys: Sequence[int], is_first: bool, words: Query | None) -> PageOfCards:
    """The page of these claims, the last of which is on the next if it is one more."""
    rows = cards.read(keys[:PAGE_LENGTH])
    last = rows[-1].public_id if rows and len(keys) > PAGE_LENGTH else ""
    return PageOfCards(cards.drawn(rows, words), last, is_first)


def _raw_start(after: str) -> Start | None:
    """As `_start`, the moment as the engine hands it out, to be handed back."""
    if not re.match(SLUG_PATTERN, after):
        return None
    with connection.cursor() as cursor:
        cursor.execute(START, [after])
        row: Start | None = cursor.fetchone()
        return row


def _start(after: str) -> Start | None:
    if not re.match(SLUG_PATTERN, after):  # PostgreSQL refuses NUL, slugs have none
        return None
    named = Claim.objects.with_public_page().filter(public_id=after)
    start: Start | None = named.values_list("published_at", "pk").first()
    return start


def _beyond(
    claims: ClaimQuerySet, start: Start | None, oldest_first: bool, length: int
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
