"""/articles: the list and each article."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from claims.filters import public_articles
from claims.views import article_parts as parts

from . import cursors
from .article_shapes import ARTICLE, ARTICLE_IN_FULL, WholeArticle
from .claims import NEXT
from .endpoints import Asked, Endpoint
from .parameters import AFTER, LIMIT
from .shapes import Field, Many, Shape

BY_KEY = ("key",)


def article_list(asked: Asked) -> dict[str, Any]:
    rows = public_articles().select_related("outlet")
    page = cursors.page_of(
        rows, BY_KEY, after=asked.values["after"], limit=asked.values["limit"]
    )
    return {"articles": page.rows, "next": asked.next_address(page.after)}


def article_detail(_asked: Asked, key: str) -> WholeArticle:
    rows = public_articles().select_related("outlet")
    article = get_object_or_404(rows, key=key)
    revision = parts.revision_to_read(article)
    here, elsewhere = parts.claims_of(article, revision)
    return WholeArticle(
        article, revision, [*here, *elsewhere], parts.citation_audit(article)
    )


ENDPOINTS = (
    Endpoint(
        "article-list",
        "articles",
        _("Articles with at least one published claim, by id."),
        article_list,
        Shape("ArticlePage", (Field("articles", Many(ARTICLE)), NEXT)),
        (AFTER, LIMIT),
    ),
    Endpoint(
        "article-detail",
        "articles/<slug:key>",
        _("One article, its published claims in reading order, and its citations."),
        article_detail,
        ARTICLE_IN_FULL,
    ),
)
