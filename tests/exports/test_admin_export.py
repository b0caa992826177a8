"""The button above the list of claims in the admin."""

import csv
import io

from claims.models import AuditEvent
from tests.base import NewsroomTestCase

LIST = "/admin/claims/claim/"


class AdminExportTests(NewsroomTestCase):
    def test_the_auditor_gets_what_the_list_shows_and_it_is_on_record(self):
        self.newsroom.candidate()
        listed = self.newsroom.submitted()
        self.client.force_login(self.anna)
        answer = self.client.post(f"{LIST}export/?state__exact=in_review")
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        row, trailer = csv.DictReader(io.StringIO(text, newline=""))
        self.assertEqual(row["id"], listed.public_id)
        self.assertEqual((trailer["id"], trailer["state"]), ("#end", "rows=1"))
        event = AuditEvent.objects.last()
        self.assertEqual((event.code, event.actor), ("export.finished", self.anna))
        self.assertIn('"filter":{"state__exact":"in_review"}', event.body)

    def test_a_download_given_up_half_way_is_on_record_as_that(self):
        self.newsroom.candidate()
        self.client.force_login(self.anna)
        answer = self.client.post(f"{LIST}export/")
        next(answer.streaming_content)
        answer._iterator.close()  # as a server does when the browser has gone
        event = AuditEvent.objects.last()
        self.assertEqual(event.code, "export.interrupted")
        self.assertIn('"complete":false', event.body)

    def test_researchers_have_no_button_and_are_refused_in_words(self):
        self.client.force_login(self.olga)
        self.assertNotContains(self.client.get(LIST), "claim/export/")
        answer = self.client.post(f"{LIST}export/", follow=True)
        self.assertContains(answer, "Only an auditor may export")

    def test_the_auditor_has_the_button(self):
        self.client.force_login(self.anna)
        shown = self.client.get(LIST, {"state__exact": "in_review"})
        self.assertContains(shown, "/admin/claims/claim/export/?state__exact=in_review")

    def test_a_link_does_not_export(self):
        self.client.force_login(self.anna)
        self.assertEqual(self.client.get(f"{LIST}export/").status_code, 405)
