"""Articles, sources and the short lists."""

from django.urls import reverse

from claims.models import Article, AuditEvent, Source, Topic
from claims.operations import articles, catalogue
from claims.text.normalise import digest
from tests.admin.base import AdminTestCase
from tests.factories import TEXT


class CatalogueTests(AdminTestCase):
    def post(self, model, page, *args, **typed):
        url = reverse(f"admin:claims_{model}_{page}", args=args)
        return self.enter(self.olga).post(url, typed)

    def test_a_topic_is_added_by_its_operation(self):
        self.post("topic", "add", name_0="Война", name_1="War", slug="war")
        self.assertEqual(Topic.objects.get(slug="war").name.data["ru"], "Война")
        self.assertEqual(AuditEvent.objects.last().code, "topic.added")

    def test_a_slug_that_is_taken_is_refused_beside_its_field(self):
        self.newsroom.unit("person")
        response = self.post("unit", "add", label_0="чел.", slug="person")
        self.assertContains(response, "already exists")
        self.assertContains(response, "чел.")

    def test_an_address_must_be_a_web_address(self):
        typed = {"title": "Trap", "slug": "trap", "kind": "news"}
        response = self.post("source", "add", **typed, url="javascript:alert(1)")
        self.assertContains(response, "begins with http:// or https://")
        self.assertFalse(Source.objects.exists())

    def test_a_source_that_a_published_claim_rests_on_keeps_its_title(self):
        claim = self.newsroom.published()
        source = claim.evidence.get().source
        typed = {"title": "Another", "kind": "news", "url": source.url}
        typed["read_version"] = source.version
        response = self.post("source", "change", source.pk, **typed)
        self.assertContains(response, "rests on this source")
        self.assertContains(response, "Another")
        self.assertEqual(self.fresh(source).title, source.title)

    def test_the_second_of_two_editors_of_a_source_is_told(self):
        source = self.newsroom.source()
        seen = source.version
        catalogue.edit(self.fresh(source), by=self.oleg, publisher="Oleg & Co")
        typed = {"title": source.title, "kind": "news", "url": source.url}
        typed |= {"publisher": "Olga Ltd", "read_version": seen}
        response = self.post("source", "change", source.pk, **typed)
        self.assertContains(response, "Somebody else changed this")
        self.assertContains(response, "Stored now: “Oleg &amp; Co”")
        self.assertContains(response, "Olga Ltd")


class ArticleTests(AdminTestCase):
    TYPED = {"title_0": "Статья", "key": "text-1", "language": "ru"}

    def test_a_pasted_text_becomes_a_revision(self):
        url = reverse("admin:claims_article_add")
        self.enter(self.olga).post(url, {**self.TYPED, "text": TEXT})
        self.assertEqual(Article.objects.get().revisions.get().text, TEXT)
        codes = self.codes()[-2:]
        self.assertEqual(codes, ["article.created", "revision.added"])

    def test_a_text_too_empty_to_take_undoes_the_article(self):
        url = reverse("admin:claims_article_add")
        typed = {**self.TYPED, "text": "a\x00b"}
        response = self.enter(self.olga).post(url, typed)
        self.assertEqual(response.status_code, 200)
        self.assertFalse(Article.objects.exists())

    def test_pasting_the_known_text_makes_a_detached_revision_readable(self):
        article = articles.create(by=self.olga, key="a", title={"ru": "А"})
        revision = articles.add_detached_text(
            article, by=self.olga, sha256=digest(TEXT), length=len(TEXT)
        )
        reading = reverse("admin:claims_revision_change", args=[revision.pk])
        client = self.enter(self.olga)
        self.assertContains(client.get(reading), "no right to show it")
        url = reverse("admin:claims_article_change", args=[article.pk])
        typed = {"title_0": "А", "language": "ru", "text": TEXT}
        client.post(url, {**typed, "read_version": self.fresh(article).version})
        self.assertContains(client.get(reading), "Nobody asked the villagers.")
        self.assertEqual(self.codes()[-1], "revision.text_attached")

    def test_a_claim_in_a_detached_text_needs_quote_and_position_that_agree(self):
        article = articles.create(by=self.olga, key="a", title={"ru": "А"})
        revision = articles.add_detached_text(
            article, by=self.olga, sha256=digest(TEXT), length=len(TEXT)
        )
        typed = {"revision": revision, "start": 0, "quote": TEXT[:65]}
        self.assertContains(self.add(self.olga, **typed, end=64), "64")
        self.assertEqual(self.add(self.olga, **typed, end=65).status_code, 302)
        place = revision.appearances.get()
        self.assertEqual(place.quote_digest, digest(TEXT[:65]))
