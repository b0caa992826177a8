"""The publisher reads what search engines will read, before anybody else does."""

from unittest import mock

from django.conf import settings
from django.urls import reverse

from claims.admin import claim_review_report
from claims.choices import ClaimState
from claims.models import Claimant
from claims.operations import catalogue, reviews
from claims.views.claim_review_check import Problem, Weight
from tests.admin.base import AdminTestCase

STOP = Problem(Weight.STOPS, "reviewRating.ratingValue", "Off the scale.", "Mend it.")


class ClaimReviewReportTests(AdminTestCase):
    def publish_page(self, claim):
        return reverse("admin:claims_claim_verb", args=[claim.pk, "publish"])

    def test_it_shows_the_markup_of_both_languages_and_what_to_mend(self):
        claim = self.newsroom.approved()
        page = self.enter(self.pavel).get(self.publish_page(claim)).content.decode()
        self.assertIn("What the markup will say", page)
        self.assertIn("The mission grew by 200.", page)
        self.assertIn("Миссия выросла на 200 человек.", page)
        self.assertIn("Nobody is named who claims it.", page)
        self.assertIn(f"{settings.SITE_URL}/ru/claims/{claim.public_id}/", page)

    def test_nothing_is_said_where_nothing_is_missing(self):
        claimant = catalogue.add(
            Claimant, by=self.olga, slug="x", name={"ru": "Представитель", "en": "Xa"}
        )
        revision = self.newsroom.revision(
            published_on="2025-01-01", url="https://paper.example/1"
        )
        claim = self.newsroom.approved(claimant=claimant, revision=revision)
        page = self.enter(self.pavel).get(self.publish_page(claim))
        self.assertContains(page, "Nothing to object to", 2)

    def test_the_preview_is_what_the_page_will_carry(self):
        claim = self.newsroom.approved()
        [_ru, en] = claim_review_report.readings(claim)
        self.newsroom.published(claim)
        page = self.client.get(f"/en/claims/{claim.public_id}/").content.decode()
        for name, value in en.lines:
            self.assertIn(value, page, name)

    def test_what_would_say_another_verdict_stops_publication(self):
        claim = self.newsroom.approved()
        client = self.enter(self.pavel)
        with mock.patch.object(claim_review_report, "problems", return_value=[STOP]):
            page = client.post(
                self.publish_page(claim), {"read_version": claim.version}
            )
        self.assertContains(page, "Off the scale. Mend it.")
        self.assertEqual(self.fresh(claim).state, ClaimState.APPROVED)

    def test_a_claim_that_was_sent_back_meanwhile_is_refused_in_words(self):
        claim = self.newsroom.approved()
        form = {"read_version": claim.version}
        reviews.send_back(claim, by=self.rita, comment="Which year?")
        page = self.enter(self.pavel).post(self.publish_page(claim), form)
        self.assertEqual(page.status_code, 200)
        self.assertEqual(self.fresh(claim).state, ClaimState.RESEARCHING)

    def test_what_only_weakens_the_markup_does_not(self):
        claim = self.newsroom.approved()
        form = {"read_version": claim.version}
        self.enter(self.pavel).post(self.publish_page(claim), form)
        self.assertEqual(self.fresh(claim).state, ClaimState.PUBLISHED)

    def test_the_stop_is_given_once_not_once_a_language(self):
        claim = self.newsroom.approved()
        with mock.patch.object(claim_review_report, "problems", return_value=[STOP]):
            self.assertEqual(claim_review_report.must_be_mended(claim), [STOP])
