"""The conditions of a list of claims: the form, the chips, how many there are.

All of it depends on nothing but the query and the last event readers might see, so a
process remembers the last few; the pages of one list share it.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from claims.filters import ClaimFilter
from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.search.queries import Query

from .chips import Chip, chips
from .facets import count_options
from .pages import known_of
from .paging import CappedCount, capped_count

REMEMBERED = 64
OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`claims` is a query that nobody has asked yet, but for the `words` that are
    looked for in them; `query` all but the page."""

    claims: ClaimQuerySet
    words: Query
    count: CappedCount
    form: SafeString
    chips: list[Chip]
    has_errors: bool
    query: str
    oldest_first: bool


def of(request: HttpRequest) -> Narrowing:
    query = request.GET.copy()
    query.pop("after", None)
    stamp = known_of(request).stamp
    return _narrowing(query.urlencode(), get_language() or "", stamp)


def forget() -> None:
    """For tests that change how something is shown, which no event tells."""
    _narrowing.cache_clear()


@lru_cache(maxsize=REMEMBERED)
def _narrowing(query: str, _language: str, _stamp: str) -> Narrowing:
    asked = QueryDict(query)
    narrowed = ClaimFilter(asked, queryset=Claim.objects.published())
    narrowed_by = chips(narrowed.form, asked)
    count_options(narrowed, asked)
    words = narrowed.words
    oldest_first = asked.get("sort") == OLDEST
    drawn = {"form": narrowed.form, "oldest_first": oldest_first}
    return Narrowing(
        claims=narrowed.but_words,
        words=words,
        count=capped_count(narrowed.but_words, words=words),
        form=render_to_string("claims/_filter_form.html", drawn),
        chips=narrowed_by,
        has_errors=bool(narrowed.form.errors),
        query=query,
        oldest_first=oldest_first,
    )
