"""Atom feeds of public claims, one set for each language.

https://www.rfc-editor.org/rfc/rfc4287. Addresses are those of SITE_URL, whatever host
a request came by: an entry's id must never change.
"""

import datetime as dt

from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from claims.filters import public_topics
from claims.models import Article, Claim, Claimant, Correction
from claims.models.languages import language_codes
from claims.typography import words
from claims.views.corrections import ListedCorrection, latest_corrections
from claims.views.pages import absolute, public
from claims.views.public_claim import PublicClaim, shown
from claims.workflow import reviewed

MOST_ENTRIES = 50


@public
def all_claims(request: HttpRequest, language: str) -> HttpResponse:
    """The latest verdicts."""
    with _reading_in(language):
        page = reverse("claims:claim-list")
        return _of_claims(
            request, _("Latest verdicts"), page, Claim.objects.published()
        )


@public
def of_article(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Verdicts on the claims of one article."""
    article = get_object_or_404(Article.objects.with_public_claims(), key=key)
    claims = Claim.objects.published().filter(reviewed.in_article(article).q)
    with _reading_in(language):
        page = reverse("claims:article-detail", args=[key])
        return _of_claims(request, words(article.title), page, claims)


@public
def of_topic(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Verdicts on one topic."""
    topic = get_object_or_404(public_topics(), slug=slug)
    claims = Claim.objects.published().filter(topic=topic)
    with _reading_in(language):
        page = reverse("claims:topic-detail", args=[slug])
        return _of_claims(request, words(topic.name), page, claims)


@public
def of_claimant(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    """Verdicts on one claimant's claims."""
    claimant = get_object_or_404(Claimant, slug=slug)
    claims = Claim.objects.published().filter(reviewed.made_by(claimant).q)
    if not claims.exists():
        raise Http404(_("There is no such claimant here."))
    with _reading_in(language):
        page = reverse("claims:claimant-detail", args=[slug])
        return _of_claims(request, words(claimant.name), page, claims)


@public
def corrections(request: HttpRequest, language: str) -> HttpResponse:
    """What we put right."""
    with _reading_in(language):
        page = reverse("claims:correction-list")
        feed = _feed(request, _("Corrections"), page)
        for row in latest_corrections()[:MOST_ENTRIES]:
            _add_correction(feed, row)
        return _answer(feed)


def _reading_in(language: str) -> translation.override:
    if language not in language_codes():
        raise Http404(_("There is no feed in this language."))
    return translation.override(language)


def _of_claims(
    request: HttpRequest, title: str, page: str, claims: QuerySet[Claim]
) -> HttpResponse:
    feed = _feed(request, title, page)
    listed = shown(claims.order_by("-published_at", "-id")[:MOST_ENTRIES])
    closed = Correction.objects.filter(claim__in=[each.claim for each in listed])
    corrected = dict(
        closed.order_by().values_list("claim").annotate(at=Max("closed_at"))
    )
    for claim in listed:
        _add_claim(feed, claim, corrected.get(claim.claim.pk))
    return _answer(feed)


def _feed(request: HttpRequest, title: str, page: str) -> Atom1Feed:
    site = _("Claim tracker")
    return Atom1Feed(
        title=f"{title} · {site}",
        link=absolute(page),
        description="",
        language=translation.get_language(),
        author_name=site,
        feed_url=absolute(request.path),
        feed_guid=absolute(request.path),
    )


def _add_claim(
    feed: Atom1Feed, claim: PublicClaim, corrected_at: dt.datetime | None
) -> None:
    address = absolute(claim.get_absolute_url())
    feed.add_item(
        title=f"{words(claim.rating.label)}: {words(claim.statement)}",
        link=address,
        unique_id=address,
        description=escape(words(claim.verdict.summary)),
        pubdate=claim.published_at,
        updateddate=max(_known(claim.published_at, corrected_at)),
    )


def _add_correction(feed: Atom1Feed, row: ListedCorrection) -> None:
    correction = row.note.correction
    kind = str(correction.get_kind_display()).capitalize()
    feed.add_item(
        title=f"{kind}: {words(row.claim.statement)}",
        link=absolute(row.claim.get_absolute_url()),
        unique_id=f"{absolute(row.claim.get_absolute_url())}#correction-{correction.pk}",
        description=escape(f"{words(correction.what_changed)} {words(correction.why)}"),
        pubdate=correction.opened_at,
        updateddate=max(_known(correction.opened_at, correction.closed_at)),
    )


def _known(*moments: dt.datetime | None) -> list[dt.datetime]:
    return [moment for moment in moments if moment is not None]


def _answer(feed: Atom1Feed) -> HttpResponse:
    written = feed.writeString("utf-8")
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")
