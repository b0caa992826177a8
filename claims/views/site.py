"""The home page and what says how we work: methodology, corrections, statistics."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.choices import ClaimState
from claims.filters import public_topics
from claims.models import Article, Claim, Methodology

from . import check, distributions, figures
from .cards import cards
from .corrections import latest_corrections
from .pages import page, public, public_and_live
from .paging import capped_count

LATEST = 8
UNDER_REVIEW = (ClaimState.IN_REVIEW, ClaimState.APPROVED)


@public_and_live
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the latest verdicts, and a way in."""
    claims = Claim.objects.published()
    newest = claims.latest_first()[:LATEST]
    context = {
        "latest": cards(list(newest.values_list("pk", flat=True))),
        "claim_count": capped_count(claims),
        "researched": capped_count(Claim.objects.in_state(ClaimState.RESEARCHING)),
        "reviewed": capped_count(Claim.objects.in_state(*UNDER_REVIEW)),
        "article_count": capped_count(Article.objects.with_public_claims()),
        "topics": public_topics()[:12],
        "ratings": figures.ratings_in_force(),
        "is_home": True,
        "longest": check.LONGEST,
    }
    return page(request, "home.html", context)


@public
def methodology(request: HttpRequest, number: int | None = None) -> HttpResponse:
    """How we check: the version in force, or the one a verdict was made under."""
    versions = Methodology.objects.order_by("-number")
    newest = get_object_or_404(versions[:1])
    context = {
        "methodology": get_object_or_404(versions, number=number) if number else newest,
        "newest": newest,
        "versions": versions,
        "ratings": figures.ratings_in_force(),
    }
    return page(request, "methodology.html", context)


@public
def correction_list(request: HttpRequest) -> HttpResponse:
    """What we put right, latest first."""
    context = {"corrections": latest_corrections()}
    return page(request, "correction_list.html", context)


@public
def statistics(request: HttpRequest) -> HttpResponse:
    """True counts of public claims, each a link to what it counts."""
    corrected = distributions.under_correction()
    context = {
        "total": Claim.objects.published().count(),
        "ratings": figures.by_rating(),
        "topics": distributions.ratings_by_topic(),
        "outlets": distributions.ratings_by_outlet(corrected),
        "articles": distributions.by_article(corrected),
        "months": distributions.by_month(),
        "waits": distributions.by_time_to_verdict(),
        "sources": distributions.by_sources(corrected),
    }
    return page(request, "statistics.html", context)
