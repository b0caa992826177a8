"""/claimreview.json: every verdict for those who collect fact-checks.

A schema.org DataFeed of ClaimReview, as https://www.datacommons.org/factcheck/download
reads it. `?since=2026-01-31` gives what was published, changed or withdrawn on that day
or later; `?language=` one of the site's.
"""

import datetime as dt
import json
from collections.abc import Iterator

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from claims.choices import ClaimState
from claims.models import Appearance, Claim
from claims.models.languages import language_codes

from .claim_review import Thing, claim_review
from .pages import absolute, public
from .places_seen import PlacesSeen
from .public_claim import NEEDED, of

BATCH = 500


@public
def claim_reviews(request: HttpRequest) -> HttpResponse:
    """The feed; written batch by batch, so its length costs no memory."""
    language = request.GET.get("language", language_codes()[0])
    since = _day(request.GET.get("since", ""))
    if language not in language_codes() or ("since" in request.GET and since is None):
        words = _("Ask with ?since=2026-01-31 and one of the site's languages.")
        return HttpResponse(words, status=400, content_type="text/plain")
    written = StreamingHttpResponse(
        _written(language, since), content_type="application/ld+json; charset=utf-8"
    )
    written["Access-Control-Allow-Origin"] = "*"
    return written  # type: ignore[return-value]


def _written(language: str, since: dt.datetime | None) -> Iterator[str]:
    head = {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "url": absolute("/claimreview.json"),
        "inLanguage": language,
    }
    yield json.dumps(head)[:-1] + ', "dataFeedElement": ['
    first = True
    with translation.override(language):
        for item in _items(since):
            yield ("" if first else ",\n") + json.dumps(item, ensure_ascii=False)
            first = False
    yield "]}\n"


def _items(since: dt.datetime | None) -> Iterator[Thing]:
    last = 0
    while batch := list(_changed(since).filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from _told(batch)
        last = batch[-1].pk


def _changed(since: dt.datetime | None) -> QuerySet[Claim]:
    """With `changed_at`. Complete: what is public. Since a date: also what was taken
    back, so that whoever has it can take it out."""
    corrected = Coalesce(Max("corrections__closed_at"), "published_at")
    claims = Claim.objects.with_public_page().annotate(
        changed_at=Greatest("published_at", corrected)
    )
    if since is None:
        return claims.published().select_related(*NEEDED)
    gone = Q(state=ClaimState.WITHDRAWN)
    public_ones = Q(pk__in=Claim.objects.published().values("pk"))
    return claims.filter(gone | public_ones, changed_at__gte=since).select_related(
        *NEEDED
    )


def _told(batch: list[Claim]) -> Iterator[Thing]:
    places: dict[int, list[Appearance]] = {}
    rows = Appearance.objects.filter(claim__in=batch).select_related(
        "revision__article"
    )
    for row in rows.defer("revision__text").order_by("-is_first", "revision", "start"):
        places.setdefault(row.claim_id, []).append(row)
    changed = {claim.pk: claim.changed_at for claim in batch}  # type: ignore[attr-defined]
    claims = of(batch)
    seen = PlacesSeen(claims)
    for claim in claims:
        at = changed[claim.claim.pk]
        item: Thing = {"@type": "DataFeedItem", "dateModified": at.isoformat()}
        if claim.is_withdrawn:
            item["dateDeleted"] = at.isoformat()
            address = absolute(claim.get_absolute_url())
            yield {**item, "item": {"@type": "ClaimReview", "url": address}}
            continue
        shown = [row for row in places.get(claim.claim.pk, []) if seen.holds(row)]
        yield {**item, "item": claim_review(claim, shown, at)}


def _day(text: str) -> dt.datetime | None:
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return dt.datetime.combine(day, dt.time(), dt.UTC) if day else None
