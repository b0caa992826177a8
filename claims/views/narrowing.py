"""The conditions of a list of claims: the form, the chips, how many there are.

All of it depends on nothing but the query and the last event readers might see, so a
process remembers the last few; the pages of one list share it.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from claims.filters import OLDEST, TYPED, ClaimFilter
from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.search.queries import Query
from claims.workflow.reviewed import NOBODY

from . import choices, facets, naming
from .chips import Chip, chips
from .pages import known_of
from .paging import PAGE_LENGTH, CappedCount, Walk, capped_count
from .statistics import is_large

REMEMBERED = 64
LOOKED_AT = 300  # claims, to say of how many at least
BEGUN = "name"  # what was typed of one so far: `suggestions`
# Pages of lists without their cards (`claims.claim_list`), in pieces.
FRAMES: dict[tuple[object, ...], list[bytes]] = {}


@dataclass(frozen=True, slots=True)
class NameField:
    """What stands in the place of a menu: what was typed or the name of what is
    chosen, its key, and where names are asked for, up to what is typed then."""

    facet: str
    shown: str
    key: str
    address: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """`claims` is a query that nobody has asked yet, but for the `words` that are
    looked for in them, unless these `are_found` already; `query` all but the page.
    `key` is what all of it depends on. `claims_by` says how many claims a choice of
    what has a name would leave; `unclear` are names that were sent."""

    key: tuple[str, str, str]
    claims: ClaimQuerySet
    walk: Walk
    words: Query
    are_found: bool
    count: CappedCount
    form: SafeString
    chips: list[Chip]
    has_errors: bool
    claims_by: dict[str, naming.CountsByKey]
    has_name_fields: bool
    unclear: list[naming.Unclear]
    query: str
    oldest_first: bool


def of(request: HttpRequest) -> Narrowing:
    query = QueryDict(mutable=True)  # a copy would copy every value
    for name, values in request.GET.lists():
        if name not in ("after", BEGUN):
            query.setlist(name, values)
    stamp = known_of(request).stamp
    return _narrowing(query.urlencode(), get_language() or "", stamp)


def forget() -> None:
    """For tests that change how something is shown, which no event tells."""
    _narrowing.cache_clear()
    FRAMES.clear()


@lru_cache(maxsize=REMEMBERED)
def _narrowing(query: str, language: str, stamp: str) -> Narrowing:
    asked = QueryDict(query)
    narrowed = ClaimFilter(asked, queryset=Claim.objects.published())
    _settled, unclear = naming.settled(asked)
    for each in unclear if narrowed.form.is_valid() else ():
        narrowed.form.add_error(each.facet, each.beside_field)
    narrowed_by = chips(narrowed.form, asked)
    counts = facets.count(narrowed, is_large=is_large(stamp))
    too_long = choices.offer(narrowed.form, counts, asked)
    named = _name_fields(narrowed.form, asked, too_long, unclear)
    oldest_first = asked.get("sort") == OLDEST
    drawn = {
        "form": narrowed.form,
        "named": named,
        "oldest_first": oldest_first,
    }
    claims = _claims(narrowed, counts.keys)
    return Narrowing(
        key=(query, language, stamp),
        claims=claims,
        walk=Walk(claims, oldest_first=oldest_first),
        words=narrowed.words,
        are_found=counts.keys is not None,
        count=_count(narrowed, counts.keys),
        form=render_to_string("claims/_filter_form.html", drawn),
        chips=narrowed_by,
        has_errors=bool(narrowed.form.errors),
        claims_by={facet: counts.of.get(facet) for facet in naming.LISTS},
        has_name_fields=bool(named),
        unclear=unclear,
        query=query,
        oldest_first=oldest_first,
    )


def _name_fields(
    form: Form, asked: QueryDict, too_long: list[str], unclear: list[naming.Unclear]
) -> dict[str, NameField]:
    """By facet."""
    typed = {each.facet: each.typed for each in unclear}
    rest = asked.copy()
    for name in TYPED.values():
        rest.pop(name, None)
    query, fields = rest.urlencode(), {}
    for facet in {*too_long, *typed}:
        row = form.cleaned_data.get(facet)
        shown, key = (str(row), asked.get(facet, "")) if row else ("", "")
        names = reverse("claims:names", args=[facet])
        address = f"{names}?{query}{'&' if query else ''}{BEGUN}="
        fields[facet] = NameField(facet, typed.get(facet, shown), key, address)
    return fields


def _claims(narrowed: ClaimFilter, keys: facets.Keys | None) -> ClaimQuerySet:
    """By their keys if they are known: nothing is asked twice."""
    is_narrowed = narrowed.conditions or narrowed.words
    if keys is None or narrowed.form.errors or not is_narrowed:
        return narrowed.but_words
    return narrowed.queryset.filter(pk__in=keys or {NOBODY})


def _count(narrowed: ClaimFilter, keys: facets.Keys | None) -> CappedCount:
    """Exact if the claims are known; else that there are at least so many, which is
    shown by claims that are known to meet one of the conditions."""
    if narrowed.form.errors:
        return CappedCount(0, is_capped=False)
    if keys is not None:
        return CappedCount(len(keys), is_capped=False)
    if narrowed.words or not narrowed.conditions:
        return capped_count(narrowed.but_words, words=narrowed.words)
    [one, *_others] = narrowed.conditions.values()
    some = capped_count(narrowed.but_words.filter(pk__in=one.some[:LOOKED_AT]))
    if some.number < PAGE_LENGTH:
        return capped_count(narrowed.but_words, PAGE_LENGTH)
    return CappedCount(some.number, is_capped=True)
