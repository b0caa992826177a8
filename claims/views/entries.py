"""Lists of sources and of claimants that public claims lead to, in pages."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse

from claims.filters import public_claimants
from claims.models import Evidence, Source
from claims.models.claims import is_public
from claims.models.fields import SLUG_PATTERN
from claims.workflow import corrected
from claims.workflow.corrected import UnderCorrection
from claims.workflow.reviewed import LOCKED

from .pages import page, public

PAGE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`after` names the last entry, "" when nothing follows."""

    rows: list[Any]
    after: str
    is_first: bool


def public_sources() -> QuerySet[Source]:
    """Every source a public claim rests on."""
    named = reviewed_only(corrected.now())
    return Source.objects.filter(Exists(_locked_evidence()) | Q(pk__in=named))


def reviewed_only(now: UnderCorrection) -> list[int]:
    """Keys of sources that nothing but the basis of a claim under correction names."""
    found: list[int] = []
    for slugs in corrected.batched(now.sources):
        named = Source.objects.filter(slug__in=slugs).order_by()
        lone = named.exclude(Exists(_locked_evidence()))
        found += lone.values_list("pk", flat=True)
    return found


def _locked_evidence() -> QuerySet[Evidence]:
    return Evidence.objects.filter(
        is_public("claim__"), source=OuterRef("pk"), claim__state__in=LOCKED
    )


@public
def source_list(request: HttpRequest) -> HttpResponse:
    """What public claims rest on, by title."""
    listed = _page_of(public_sources(), "title", request.GET.get("after", ""))
    return page(request, "source_list.html", {"page": listed})


@public
def claimant_list(request: HttpRequest) -> HttpResponse:
    """Whose claims were checked, by name in addresses; nobody is ranked."""
    listed = _page_of(public_claimants(), "slug", request.GET.get("after", ""))
    return page(request, "claimant_list.html", {"page": listed})


def _page_of(rows: QuerySet[Any], column: str, after: str) -> EntryPage:
    """Sought, not counted off; an `after` that is not listed means the first page."""
    start = rows.filter(slug=after).first() if re.match(SLUG_PATTERN, after) else None
    if start is not None:
        value = getattr(start, column)
        same = Q(**{column: value, "pk__gt": start.pk})
        rows = rows.filter(Q(**{f"{column}__gt": value}) | same)
    found = list(rows.order_by(column, "pk")[: PAGE_LENGTH + 1])
    shown = found[:PAGE_LENGTH]
    last = shown[-1].slug if len(found) > PAGE_LENGTH else ""
    return EntryPage(shown, last, start is None)
