"""What search engines may list: every public page, in every language.

https://www.sitemaps.org/protocol.html. A long section has parts that begin where the
last tally says, or where they would begin now if there is none: no row is counted off.
Each part asks again what is public, so it never names what was taken back since.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from django.db.models import Max, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.filters import public_articles, public_claimants, public_topics
from claims.models import Claim, Correction, Tally
from claims.models.languages import language_codes
from claims.typography import address_in
from claims.views.entries import public_sources
from claims.views.pages import absolute, known_of, public
from claims.views.statistics import is_large

IN_PART = 5_000  # entries when parts are made; what comes later joins the part it is in
MOST_ADDRESSES = 50_000  # in one file, says the protocol; an entry has one per language
PAGES = (
    *("home", "claim-list", "article-list", "source-list", "claimant-list"),
    *("topic-list", "correction-list", "statistics", "methodology"),
    *("about", "funding", "contact", "check", "api"),
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
SET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
Start = tuple[Any, ...]


class Section(NamedTuple):
    """`order` names a row, and stands in an index; the last of it is the page's key."""

    rows: Callable[[], QuerySet[Any]]
    order: tuple[str, ...]
    page: str
    key: str


SECTIONS = {
    "claims": Section(
        lambda: Claim.objects.published(),
        ("published_at", "pk"),
        "claim-detail",
        "public_id",
    ),
    "articles": Section(public_articles, ("key",), "article-detail", "key"),
    "sources": Section(public_sources, ("slug",), "source-detail", "slug"),
    "claimants": Section(public_claimants, ("slug",), "claimant-detail", "slug"),
    "topics": Section(public_topics, ("slug",), "topic-detail", "slug"),
}
SITEMAPS = ("pages", *SECTIONS)


def parts() -> dict[str, list[list[Any]]]:
    """Where each part but the first begins. Goes through all that is public."""
    return {
        name: [_plain(start) for start in _starts(section)]
        for name, section in SECTIONS.items()
    }


@public
def index(request: HttpRequest) -> HttpResponse:
    """/sitemap.xml"""
    starts = _known_starts(known_of(request).stamp)
    addresses = [reverse("machines:sitemap", args=["pages"])]
    for name in SECTIONS:
        address = reverse("machines:sitemap", args=[name])
        addresses += [address] if _has_any(name) else []
        addresses += [f"{address}?p={n + 2}" for n in range(len(starts[name]))]
    listed = "".join(
        f"<sitemap><loc>{absolute(a)}</loc></sitemap>\n" for a in addresses
    )
    return _xml(f"{HEAD}{INDEX}{listed}</sitemapindex>\n")


@public
def part(request: HttpRequest, section: str) -> HttpResponse:
    """/sitemap-claims.xml?p=2"""
    if section == "pages":
        paths = [(reverse(f"claims:{name}"), None) for name in PAGES]
        return _xml("".join([HEAD, SET, *_entries(paths), "</urlset>\n"]))
    if section not in SECTIONS:
        raise Http404(_("There is no such part of the sitemap."))
    starts = _known_starts(known_of(request).stamp)[section]
    number = _number(request.GET.get("p", "1"), len(starts) + 1)
    bounds = [None, *starts, None]
    rows = _rows_between(SECTIONS[section], bounds[number - 1], bounds[number])
    return _xml("".join([HEAD, SET, *_entries(rows), "</urlset>\n"]))


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= most):
        raise Http404(_("There is no such part of the sitemap."))
    return int(text[:6])


def _has_any(name: str) -> bool:
    return SECTIONS[name].rows().exists()


@lru_cache(maxsize=2)
def _known_starts(stamp: str) -> dict[str, list[Start]]:
    """Of the last tally; without one they are looked for now."""
    if not is_large(stamp):
        return {name: [] for name in SECTIONS}
    last = Tally.objects.first()
    known = last.parts if last else parts()
    return {name: [_read(start) for start in known.get(name, [])] for name in SECTIONS}


def _starts(section: Section) -> Iterator[Start]:
    """A step along an index for each part."""
    start: Start | None = None
    while True:
        rows = _from(section, section.rows(), start).order_by(*section.order)
        found = list(rows.values_list(*section.order)[IN_PART : IN_PART + 1])
        if not found:
            return
        [start] = found
        yield start


def _from(section: Section, rows: QuerySet[Any], start: Start | None) -> QuerySet[Any]:
    return rows if start is None else rows.filter(_beyond(section.order, start))


def _beyond(order: tuple[str, ...], start: Start) -> Q:
    """At this place in the order or after it."""
    if len(order) == 1:
        return Q(**{f"{order[0]}__gte": start[0]})
    first, second = order
    same = Q(**{first: start[0], f"{second}__gte": start[1]})
    # The first condition is what an index is sought by.
    return Q(**{f"{first}__gte": start[0]}) & (Q(**{f"{first}__gt": start[0]}) | same)


def _rows_between(
    section: Section, start: Start | None, end: Start | None
) -> list[tuple[str, dt.datetime | None]]:
    """Paths in the first language, and when readers last saw a change, if known."""
    rows = _from(section, section.rows(), start)
    if end is not None:
        rows = rows.exclude(_beyond(section.order, end))
        rows = rows.filter(**{f"{section.order[0]}__lte": end[0]})
    most = MOST_ADDRESSES // len(language_codes())
    rows = rows.order_by(*section.order)[:most]
    sample = reverse(f"claims:{section.page}", args=["key"])
    before, _key, after = sample.rpartition("key")
    if section.page != "claim-detail":
        return [
            (f"{before}{k}{after}", None)
            for k in rows.values_list(section.key, flat=True)
        ]
    found = list(rows.values_list("pk", "public_id", "published_at"))
    corrected = _corrected([pk for pk, _id, _at in found])
    return [
        (f"{before}{key}{after}", max(at, corrected.get(pk, at)))
        for pk, key, at in found
    ]


def _corrected(claims: list[int]) -> dict[int, dt.datetime]:
    """When their last corrections were closed; work inside does not show."""
    closed = Correction.objects.filter(claim__in=claims, closed_at__isnull=False)
    return dict(closed.order_by().values_list("claim").annotate(Max("closed_at")))


def _entries(rows: list[tuple[str, dt.datetime | None]]) -> Iterator[str]:
    """Each page in each language, the others named beside it."""
    for path, changed_at in rows:
        pages = [
            (code, escape(absolute(address_in(code, path))))
            for code in language_codes()
        ]
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>'
            for code, address in pages
        )
        day = f"<lastmod>{changed_at:%Y-%m-%d}</lastmod>" if changed_at else ""
        for _code, address in pages:
            yield f"<url><loc>{address}</loc>{day}{links}</url>\n"


def _plain(start: Start) -> list[Any]:
    return [x.isoformat() if isinstance(x, dt.datetime) else x for x in start]


def _read(start: list[Any]) -> Start:
    if len(start) == 1:
        return tuple(start)
    return dt.datetime.fromisoformat(start[0]), *start[1:]


def _xml(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/xml")
    response["X-Robots-Tag"] = "noindex, noodp, noarchive"
    return response


def forget() -> None:
    """For tests that change how long a part is, which no event tells."""
    _known_starts.cache_clear()
