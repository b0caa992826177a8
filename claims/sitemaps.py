"""What search engines may list: every public page, in every language.

https://www.sitemaps.org/protocol.html
"""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from claims.filters import public_articles, public_topics
from claims.models import Article, Claim, Topic


class PublicSitemap(Sitemap):  # type: ignore[type-arg]
    """In every language, with the others named; on the one host of SITE_URL."""

    i18n = True
    alternates = True
    x_default = False
    limit = 10_000

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme


class ClaimSitemap(PublicSitemap):
    def items(self) -> QuerySet[Claim]:
        corrected = Coalesce(Max("corrections__closed_at"), "published_at")
        return (
            Claim.objects.published()
            .only("public_id", "published_at")
            .annotate(changed_at=Greatest("published_at", corrected))
            .order_by("pk")
        )

    def lastmod(self, claim: Claim) -> dt.datetime:
        """When readers last saw a change; work inside the newsroom does not show."""
        changed_at: dt.datetime = claim.changed_at  # type: ignore[attr-defined]
        return changed_at

    def location(self, claim: Claim) -> str:
        return reverse("claims:claim-detail", args=[claim.public_id])


class ArticleSitemap(PublicSitemap):
    def items(self) -> QuerySet[Article]:
        return public_articles().order_by("pk")

    def location(self, article: Article) -> str:
        return reverse("claims:article-detail", args=[article.key])


class TopicSitemap(PublicSitemap):
    def items(self) -> QuerySet[Topic]:
        return public_topics().order_by("pk")

    def location(self, topic: Topic) -> str:
        return reverse("claims:topic-detail", args=[topic.slug])


class PageSitemap(PublicSitemap):
    def items(self) -> list[str]:
        return [
            "home",
            "claim-list",
            "article-list",
            "source-list",
            "claimant-list",
            "topic-list",
            "correction-list",
            "statistics",
            "methodology",
            "about",
            "funding",
            "contact",
        ]

    def location(self, name: str) -> str:
        return reverse(f"claims:{name}")


SITEMAPS = {
    "pages": PageSitemap,
    "claims": ClaimSitemap,
    "articles": ArticleSitemap,
    "topics": TopicSitemap,
}
