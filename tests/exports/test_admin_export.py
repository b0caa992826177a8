"""The button above the list of claims in the admin."""

import csv
import datetime as dt
import hashlib
import io
import json
import zipfile
from unittest import mock

from django.utils import timezone
from openpyxl import load_workbook

from claims.models import AuditEvent
from tests.base import NewsroomTestCase

LIST = "/admin/claims/claim/"


class AdminExportTests(NewsroomTestCase):
    def setUp(self):
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

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

    def test_a_filter_that_does_not_exist_is_refused_in_a_sentence(self):
        self.newsroom.candidate()
        self.client.force_login(self.anna)
        answer = self.client.post(f"{LIST}export/?colour__exact=red", follow=True)
        self.assertContains(answer, "a filter that does not exist")
        self.assertFalse(AuditEvent.objects.filter(code__startswith="export").exists())

    def test_a_download_given_up_half_way_is_on_record_as_that(self):
        self.newsroom.candidate()
        self.client.force_login(self.anna)
        answer = self.client.post(f"{LIST}export/")
        next(answer.streaming_content)
        answer._iterator.close()  # as a server does when the browser has gone
        event = AuditEvent.objects.last()
        self.assertEqual(event.code, "export.interrupted")
        self.assertIn('"complete":false', event.body)

    def test_any_table_of_the_listed_claims_as_it_stood_that_day(self):
        claim = self.newsroom.submitted()
        later = timezone.now() + dt.timedelta(days=3)
        then = timezone.now().date().isoformat()
        with mock.patch("django.utils.timezone.now", return_value=later):
            self.client.force_login(self.anna)
            self.newsroom.published(self.newsroom.approved(claim))
            address = f"{LIST}export/?state__exact=in_review"
            answer = self.client.post(address, {"table": "evidence", "as_of": then})
            text = b"".join(answer.streaming_content).decode("utf-8-sig")
        row, _trailer = csv.DictReader(io.StringIO(text, newline=""))
        self.assertEqual(row["claim_id"], claim.public_id)
        facts = json.loads(AuditEvent.objects.last().body)["facts"]
        asked = {"state__exact": "in_review", "as_of": then}
        self.assertEqual((facts["filter"], facts["rows"]), (asked, 1))
        self.assertTrue(facts["complete"])

    def test_a_workbook_is_on_record_like_a_csv(self):
        self.newsroom.candidate()
        self.client.force_login(self.anna)
        answer = self.client.post(f"{LIST}export/", {"format": "xlsx"})
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        about = dict(book["#about"].iter_rows(values_only=True))
        facts = json.loads(AuditEvent.objects.last().body)["facts"]
        self.assertEqual(AuditEvent.objects.last().code, "export.finished")
        self.assertEqual((facts["rows"], facts["via"]), (1, "admin"))
        self.assertEqual(facts["sha256"], about["sha256"])

    def test_a_day_that_is_not_over_and_an_unknown_table_are_refused_in_words(self):
        self.client.force_login(self.anna)
        for asked, words in (
            ({"as_of": "2999-01-01"}, "is not over yet"),
            ({"table": "passwords"}, "passwords"),
        ):
            answer = self.client.post(f"{LIST}export/", asked, follow=True)
            self.assertContains(answer, words)
        self.assertFalse(AuditEvent.objects.filter(code__startswith="export").exists())

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

    def test_the_auditor_gets_the_bundle_and_its_digest_is_on_record(self):
        self.newsroom.candidate()
        self.client.force_login(self.anna)
        self.assertContains(self.client.get(LIST), "/admin/claims/claim/bundle/")
        answer = self.client.post(f"{LIST}bundle/")
        given = b"".join(answer.streaming_content)
        with zipfile.ZipFile(io.BytesIO(given)) as members:
            self.assertIn("verify.py", members.namelist())
        event = AuditEvent.objects.last()
        self.assertEqual((event.code, event.actor), ("export.made", self.anna))
        self.assertIn(hashlib.sha256(given).hexdigest(), event.body)

    def test_researchers_get_no_bundle(self):
        self.client.force_login(self.olga)
        answer = self.client.post(f"{LIST}bundle/", follow=True)
        self.assertContains(answer, "Only an auditor may export")
