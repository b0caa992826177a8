"""What the tests of the public site share."""

from collections.abc import Iterator
from itertools import product

from django.http import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils import translation

from claims import machine_urls, sitemaps, urls
from claims.exports.tables import TABLES
from claims.models import Article, Claim, Claimant, Correction, Revision, Source, Topic
from claims.operations import articles, corrections
from claims.sitemaps import SITEMAPS
from claims.views import front, naming, narrowing, statistics
from tests.base import NewsroomTestCase


class PublicSiteTestCase(NewsroomTestCase):
    """Reads pages as anybody does: no account, English unless said otherwise."""

    def setUp(self) -> None:
        super().setUp()
        # Tests of one class see the same data, and some patch how it is shown.
        front.MEMORY.clear()
        narrowing.forget()
        statistics.forget()
        sitemaps.forget()

    def page(self, name: str, *args: object, read_in: str = "en", **query) -> str:
        return body(self.answer(name, *args, read_in=read_in, **query))

    def answer(self, name: str, *args: object, read_in: str = "en", **query):
        address = reverse(f"claims:{name}", args=args)
        return self.client.get(f"/{read_in}{address[3:]}", query)

    def text_elsewhere(self) -> Revision:
        """A revision known by digest and length only: its text is not ours."""
        article = articles.create(
            by=self.olga, key="elsewhere", title={"en": "Elsewhere"}, language="ru"
        )
        return articles.add_detached_text(
            article, by=self.olga, sha256="b" * 64, length=1_000
        )

    def open_correction(self, claim: Claim, kind: str = "correction") -> Correction:
        return corrections.open_correction(
            claim,
            by=self.pavel,
            kind=kind,
            what_changed={"en": "The number was wrong."},
            why={"en": "The report was revised."},
        )


def body(answer: HttpResponseBase) -> str:
    streamed = getattr(answer, "streaming_content", None)
    content = b"".join(streamed) if streamed is not None else answer.content
    return content.decode(errors="replace")  # pictures are walked too


def every_address() -> Iterator[str]:
    """Every page there could be: each pattern filled with every key in the database,
    published or not. A new kind of placeholder fails here until it is given values."""
    slugs = [
        key
        for model in (Source, Topic, Claimant)
        for key in model.objects.values_list("slug", flat=True)
    ]
    values = {
        "public_id": list(Claim.objects.values_list("public_id", flat=True)),
        "key": list(Article.objects.values_list("key", flat=True)),
        "slug": slugs,
        "number": [1],
        "language": ["ru", "en"],
        "table": list(TABLES),
        "section": list(SITEMAPS),
        "facet": list(naming.LISTS),
    }
    for namespace, patterns in (
        ("claims", urls.urlpatterns),
        ("machines", machine_urls.urlpatterns),
    ):
        for pattern in patterns:
            yield from _filled(namespace, pattern, values)


def _filled(namespace: str, pattern: URLPattern, values: dict) -> Iterator[str]:
    names = list(pattern.pattern.regex.groupindex)
    for chosen in product(*(values[name] for name in names)):
        named = dict(zip(names, chosen, strict=True))
        if namespace == "machines":
            yield reverse(f"machines:{pattern.name}", kwargs=named)
            continue
        for code in ("ru", "en"):
            # A request leaves its language in force behind it.
            with translation.override(code):
                address = reverse(f"claims:{pattern.name}", kwargs=named)
            yield address
