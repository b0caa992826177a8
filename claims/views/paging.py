"""Pages of claims whose cost does not grow with their number.

Newest or oldest first; a page begins after the claim named in `?after=`, so the
database seeks instead of counting off (keyset). Counts stop at a cap. Words that are
looked for are given apart: the index is walked in the order of the list.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.models.fields import SLUG_PATTERN
from claims.search.backend import count, newest
from claims.search.queries import Query

from .cards import cards, drawn
from .public_claim import PublicClaim, shown

PAGE_LENGTH = 20
COUNT_CAP = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """`after` names the last claim of this page, "" when nothing follows."""

    claims: list[PublicClaim]
    after: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class CappedCount:
    """How many there are, or that there are more than `number`."""

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


def cards_of(
    claims: ClaimQuerySet,
    *,
    after: str = "",
    oldest_first: bool = False,
    words: Query | None = None,
    are_found: bool = False,
) -> PageOfCards:
    """The same from prepared cards: two queries, three if `after` is given. Only claims
    that have the `words`; they are marked in cards drawn for the occasion. `are_found`:
    all of `claims` are known to have them."""
    if words and are_found:
        listed = page_of(claims, after=after, oldest_first=oldest_first)
        return PageOfCards(drawn(listed.claims, words), listed.after, listed.is_first)
    start = _start(after)
    if words:
        found, last = _found(
            words, claims, start, oldest_first=oldest_first, length=PAGE_LENGTH
        )
        return PageOfCards(drawn(found, words), last, start is None)
    following = _beyond(claims, start, oldest_first, PAGE_LENGTH)
    rows = list(following.values_list("pk", "public_id"))
    on_page = rows[:PAGE_LENGTH]
    last = on_page[-1][1] if len(rows) > PAGE_LENGTH else ""
    return PageOfCards(cards([pk for pk, _id in on_page]), last, start is None)


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
