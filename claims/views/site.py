"""The home page and what says how we work: methodology, corrections, statistics."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.choices import ClaimState
from claims.filters import public_topics
from claims.models import Article, Claim, Methodology

from . import check, distributions, figures
from . import statistics as statistics_now
from .cards import cards
from .corrections import latest_corrections
from .pages import known_of, page, public, public_and_live
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


@public_and_live
def statistics(request: HttpRequest) -> HttpResponse:
    """Counts of public claims, each a link to what it counts, and as of when."""
    counted = statistics_now.counted(known_of(request).stamp)
    context = {"counted_at": counted.at, "figures": None}
    if counted.figures is not None:
        context["figures"] = {
            "total": counted.figures["claims"],
            "ratings": distributions.by_rating(counted.figures),
            "topics": distributions.ratings_by_topic(counted.figures),
            "outlets": distributions.ratings_by_outlet(counted.figures),
            "articles": distributions.by_article(counted.figures),
            "months": distributions.by_month(counted.figures),
            "waits": distributions.by_time_to_verdict(counted.figures),
            "sources": distributions.by_sources(counted.figures),
        }
    return page(request, "statistics.html", context)
