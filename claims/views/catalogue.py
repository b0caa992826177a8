"""Pages of what claims refer to: sources, claimants, topics."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from claims.filters import public_topics
from claims.models import Claim, Claimant, Source
from claims.workflow import reviewed

from .pages import page, public
from .paging import capped_count, cards_of, page_of
from .public_claim import shown
from .source_parts import public_articles_citing, uses_of
from .timeline import MOST_CLAIMS, timeline


@public
def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What the source is, and which claims rest on it, pointing which way."""
    source = get_object_or_404(Source, slug=slug)
    claims = Claim.objects.published().filter(reviewed.resting_on(source))
    listed = page_of(claims, after=request.GET.get("after", ""))
    citing = public_articles_citing(source)
    # On a page further on there may be none, and yet the source is public.
    if not listed.claims and not citing and not claims.exists():
        raise Http404(_("There is no such source here."))
    context = {
        "source": source,
        "uses": uses_of(source, listed.claims),
        "page": listed,
        "count": capped_count(claims),
        "citing": citing,
    }
    return page(request, "source_detail.html", context)


@public
def claimant_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Who it is and which claims they made. No totals by rating: whom we check
    more often is our choice, not their honesty."""
    claimant = get_object_or_404(Claimant, slug=slug)
    claims = Claim.objects.published().filter(reviewed.made_by(claimant))
    listed = cards_of(claims, after=request.GET.get("after", ""))
    if not listed.cards and not claims.exists():
        raise Http404(_("There is no such claimant here."))
    context = {
        "claimant": claimant,
        "page": listed,
        "count": capped_count(claims),
        "timeline": timeline(shown(claims.latest_first()[:MOST_CLAIMS])),
    }
    return page(request, "claimant_detail.html", context)


@public
def topic_list(request: HttpRequest) -> HttpResponse:
    """Topics that have public claims, with how many."""
    of_topic = Count("claims", filter=Q(claims__in=Claim.objects.published()))
    topics = public_topics().annotate(claim_count=of_topic).order_by("-claim_count")
    return page(request, "topic_list.html", {"topics": topics})


@public
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(public_topics(), slug=slug)
    claims = Claim.objects.published().filter(topic=topic)
    listed = cards_of(claims, after=request.GET.get("after", ""))
    context = {
        "topic": topic,
        "page": listed,
        "count": capped_count(claims),
        "timeline": timeline(shown(claims.latest_first()[:MOST_CLAIMS])),
    }
    return page(request, "topic_detail.html", context)
