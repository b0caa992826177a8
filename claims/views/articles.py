"""The list of articles and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from claims.models import Article

from . import article_parts as parts
from .pages import page, public
from .passages import Place, passages

MOST_ARTICLES = 200


@public
def article_list(request: HttpRequest) -> HttpResponse:
    """Articles with at least one public claim, newest first."""
    articles = (
        Article.objects.with_public_claims()
        .select_related("outlet")
        .order_by("-published_on", "-id")
    )
    context = {"articles": parts.with_claim_counts(articles[:MOST_ARTICLES])}
    return page(request, "article_list.html", context)


@public
def article_detail(request: HttpRequest, key: str) -> HttpResponse:
    """The text with its public claims beside it, or the claims in reading order."""
    article = get_object_or_404(
        Article.objects.with_public_claims().select_related("outlet"), key=key
    )
    revision = parts.revision_to_read(article)
    here, elsewhere = parts.claims_of(article, revision)
    marked = [Place(c.number, p.start, p.end) for c in here for p in c.places]
    text = revision.text if revision else None
    context = {
        "article": article,
        "revision": revision,
        "passages": parts.beside(passages(text, marked), here) if text else [],
        "here": here,
        "elsewhere": elsewhere,
        "audit": parts.citation_audit(article),
    }
    return page(request, "article_detail.html", context)
