"""Public places as W3C Web Annotations; passages that are gone say so."""

from claims.models import AnchorQuestion, Claim
from claims.operations import (
    appearances,
    articles,
    corrections,
    publication,
    reviews,
    revisions,
)
from tests.base import NewsroomTestCase
from tests.factories import TEXT


class AnnotationTests(NewsroomTestCase):
    def ask(self, claim: Claim):
        return self.client.get(f"/annotations/{claim.public_id}.jsonld")

    def test_a_place_is_told_by_position_and_by_quotation(self):
        claim = self.newsroom.published()
        response = self.ask(claim)
        self.assertIn("http://www.w3.org/ns/anno.jsonld", response["Content-Type"])
        [one] = response.json()["items"]
        position, quote = one["target"]["selector"]
        self.assertEqual((position["start"], position["end"]), (0, 65))
        self.assertEqual(quote["exact"], TEXT[0:65])
        self.assertEqual(quote["suffix"], TEXT[65:97])
        self.assertEqual(one["motivation"], "assessing")

    def test_the_text_is_named_by_its_digest(self):
        claim = self.newsroom.published()
        [one] = self.ask(claim).json()["items"]
        sha256 = claim.appearances.get().revision.sha256
        self.assertEqual(one["target"]["state"]["id"], f"urn:sha256:{sha256}")

    def test_without_the_text_there_is_only_the_position(self):
        article = self.newsroom.article()
        detached = articles.add_detached_text(
            article, by=self.olga, sha256="0" * 64, length=99
        )
        claim = self.newsroom.published(revision=detached, quote_digest="1" * 64)
        [one] = self.ask(claim).json()["items"]
        [position] = one["target"]["selector"]
        self.assertEqual(position["type"], "TextPositionSelector")

    def test_what_is_not_published_has_no_annotations(self):
        for claim in (self.newsroom.candidate(), self.newsroom.approved()):
            self.assertEqual(self.ask(claim).status_code, 404)

    def test_a_place_added_during_a_correction_waits_for_its_review(self):
        claim = self.newsroom.published()
        corrections.open_correction(
            claim,
            by=self.pavel,
            kind="correction",
            what_changed={"en": "The number."},
            why={"en": "It was wrong."},
        )
        article = claim.appearances.get().revision.article
        revisions.add(self.fresh(article), by=self.olga, text=f"New. {TEXT}")
        self.assertEqual(len(self.ask(claim).json()["items"]), 1)


class PlacesSeenTests(NewsroomTestCase):
    """A place added to a published claim, before and during a correction."""

    def setUp(self):
        self.claim = self.newsroom.published()
        self.text = self.newsroom.revision(title={"en": "Another text"})

    def add_place(self, revision):
        appearances.add(
            self.fresh(self.claim), by=self.olga, revision=revision, start=0, end=11
        )

    def correct(self):
        return corrections.open_correction(
            self.fresh(self.claim),
            by=self.pavel,
            kind="correction",
            what_changed={"en": "The number."},
            why={"en": "It was wrong."},
        )

    def shows(self, revision) -> bool:
        page = self.client.get(f"/en/articles/{revision.article.key}/")
        return "<mark>The mission</mark>" in page.content.decode()

    def test_what_readers_have_seen_stays_while_a_correction_is_open(self):
        self.add_place(self.text)
        self.assertTrue(self.shows(self.text))
        self.correct()
        self.newsroom.published(revision=self.text, start=20, end=30)
        self.assertTrue(self.shows(self.text))

    def test_what_is_added_meanwhile_shows_when_the_correction_is_closed(self):
        self.correct()
        self.newsroom.published(revision=self.text, start=20, end=30)
        self.add_place(self.text)
        self.assertFalse(self.shows(self.text))
        claim = self.fresh(self.claim)
        self.newsroom.submit(claim)
        reviews.approve(self.fresh(claim), by=self.rustam)
        publication.publish(self.fresh(claim), by=self.polina)
        self.assertTrue(self.shows(self.text))


class GoneTests(NewsroomTestCase):
    def page(self, claim: Claim):
        return self.client.get(f"/en/claims/{claim.public_id}/")

    def test_a_published_claim_says_that_its_passage_is_gone(self):
        claim = self.newsroom.published()
        article = claim.appearances.get().revision.article
        revisions.add(self.fresh(article), by=self.olga, text="Nothing is left.")
        self.assertNotContains(self.page(claim), "no longer in it")
        revisions.give_up(AnchorQuestion.objects.get(), by=self.olga)
        day = article.revisions.latest("number").imported_at
        self.assertContains(self.page(claim), "this passage was no longer in it")
        self.assertContains(self.page(claim), str(day.year))
