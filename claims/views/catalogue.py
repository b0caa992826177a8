"""Pages of what claims refer to: sources, claimants, topics."""

from collections import Counter
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from claims.filters import public_topics
from claims.models import Claim, Claimant, Source, Topic
from claims.workflow import reviewed

from . import statistics
from .distributions import by_topic
from .pages import known_of, page, public, public_and_live
from .paging import capped_count, cards_of, page_of
from .public_claim import shown
from .source_parts import public_articles_citing, uses_of
from .timeline import MOST_CLAIMS, timeline


class CountedTopic(NamedTuple):
    """`claims` is None if it was not counted yet."""

    topic: Topic
    claims: int | None


@public
def source_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What the source is, and which claims rest on it, pointing which way."""
    source = get_object_or_404(Source, slug=slug)
    claims = Claim.objects.published().filter(reviewed.resting_on(source).q)
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
    claims = Claim.objects.published().filter(reviewed.made_by(claimant).q)
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


@public_and_live
def topic_list(request: HttpRequest) -> HttpResponse:
    """Topics that have public claims, with how many and as of when."""
    counted = statistics.counted(known_of(request).stamp)
    numbers = by_topic(counted.figures) if counted.figures else Counter()
    topics = [CountedTopic(each, numbers.get(each.pk)) for each in public_topics()]
    topics.sort(key=lambda each: -(each.claims or 0))
    context = {"topics": topics, "counted_at": counted.at}
    return page(request, "topic_list.html", context)


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
