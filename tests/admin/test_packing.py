"""Auditors and publishers take evidence packs from the admin."""

import hashlib
import io
import zipfile

from django.urls import reverse
from django.utils import timezone

from claims.models import AuditEvent
from claims.operations import reviews
from tests.admin.base import AdminTestCase

PERIOD = "/admin/claims/claim/pack/"


class PackingTests(AdminTestCase):
    def pack_url(self, claim):
        return reverse("admin:claims_claim_pack", args=[claim.pk])

    def test_the_button_is_there_for_those_who_may(self):
        claim = self.newsroom.published()
        page = reverse("admin:claims_claim_change", args=[claim.pk])
        for person, may in ((self.anna, True), (self.pavel, True), (self.olga, False)):
            shown = self.enter(person).get(page).content.decode()
            self.assertEqual(self.pack_url(claim) in shown, may, person)

    def test_the_publisher_gets_a_page_and_it_is_on_record(self):
        claim = self.newsroom.published()
        answer = self.enter(self.pavel).post(self.pack_url(claim))
        self.assertIn(claim.public_id, answer["Content-Disposition"])
        event = AuditEvent.objects.last()
        self.assertEqual((event.code, event.actor), ("export.made", self.pavel))
        self.assertIn(hashlib.sha256(answer.content).hexdigest(), event.body)
        self.assertIn('"via":"admin"', event.body)

    def test_a_publisher_learns_no_votes_of_an_open_round(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam)
        for person, sees in ((self.anna, True), (self.pavel, False)):
            page = self.enter(person).post(self.pack_url(claim)).content.decode()
            self.assertEqual("rustam" in page, sees)

    def test_a_researcher_is_refused_in_words(self):
        claim = self.newsroom.published()
        answer = self.enter(self.olga).post(self.pack_url(claim), follow=True)
        self.assertContains(answer, "Only an auditor or a publisher")
        self.assertEqual(self.enter(self.olga).get(PERIOD).status_code, 403)

    def test_a_period_is_asked_for_and_given_as_page_or_tables(self):
        self.newsroom.published()
        client, today = self.enter(self.anna), timezone.now().date().isoformat()
        self.assertContains(client.get(PERIOD), "Make the pack")
        asked = {"since": today, "until": today, "format": "zip"}
        answer = client.post(PERIOD, asked)
        with zipfile.ZipFile(io.BytesIO(answer.content)) as members:
            self.assertIn("verdicts.csv", members.namelist())
        self.assertIn(f'"since":"{today}"', AuditEvent.objects.last().body)

    def test_a_period_that_ends_before_it_begins_is_asked_again(self):
        asked = {"since": "2025-02-01", "until": "2025-01-01", "format": "html"}
        answer = self.enter(self.anna).post(PERIOD, asked)
        self.assertContains(answer, "ends before it begins")
        self.assertContains(answer, "2025-02-01")
