"""An article with its text, and without."""

from claims.operations import citations
from tests.factories import TEXT
from tests.views.base import PublicSiteTestCase


class ArticlePageTests(PublicSiteTestCase):
    def read(self, article) -> str:
        return self.page("article-detail", article.key)

    def test_public_claims_are_highlighted_and_numbered_in_reading_order(self):
        revision = self.newsroom.revision()
        later = TEXT.index("46 percent")
        self.newsroom.published(revision=revision, start=later, end=later + 10)
        self.newsroom.published(revision=revision, start=0, end=11)
        self.newsroom.approved(revision=revision, start=20, end=30)
        page = self.read(revision.article)
        self.assertIn('href="#claim-1">1</a><mark>The mission</mark>', page)
        self.assertIn('href="#claim-2">2</a><mark>46 percent</mark>', page)
        self.assertEqual(page.count("<mark"), 2)

    def test_overlapping_claims_stay_readable(self):
        revision = self.newsroom.revision()
        self.newsroom.published(revision=revision, start=0, end=11)
        self.newsroom.published(revision=revision, start=4, end=25)
        page = self.read(revision.article)
        self.assertIn("<mark>The </mark>", page)
        self.assertIn('<mark class="overlap">mission</mark>', page)
        self.assertIn("<mark> on the border</mark>", page)

    def test_without_a_text_the_claims_stand_in_reading_order_and_the_page_says_why(
        self,
    ):
        detached = self.text_elsewhere()
        for start, words in ((50, "Second."), (10, "First.")):
            self.newsroom.published(
                revision=detached,
                start=start,
                end=start + 5,
                quote_digest="a" * 64,
                statement={"en": words},
            )
        page = self.read(detached.article)
        self.assertIn("it belongs to its publisher", page)
        self.assertLess(page.index("First."), page.index("Second."))

    def test_the_citation_audit_says_what_is_wrong(self):
        revision = self.newsroom.published().appearances.get().revision
        problem = {"code": "no_url", "note": {"en": "A book without a publisher."}}
        citations.record(
            revision,
            by=self.olga,
            references=[
                {
                    "number": 1,
                    "start": 0,
                    "end": 9,
                    "quote_digest": "a" * 64,
                    "source": self.newsroom.source(title="A book"),
                    "problems": [problem],
                }
            ],
            citations=[],
        )
        page = self.read(revision.article)
        self.assertIn("A book", page)
        self.assertIn("No address given.", page)
        self.assertIn("A book without a publisher.", page)

    def test_the_text_of_an_article_is_escaped(self):
        revision = self.newsroom.revision(text="<b>Bold</b> claims & more, they said.")
        self.newsroom.published(revision=revision, start=0, end=11)
        self.assertIn(
            "<mark>&lt;b&gt;Bold&lt;/b&gt;</mark>", self.read(revision.article)
        )
