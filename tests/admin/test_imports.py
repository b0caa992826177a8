"""Importing on a page: look, answer, let in; nothing before that, nothing unasked."""

import csv
import io
from unittest.mock import patch

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from claims.exceptions import Incomplete, StaleState
from claims.models import (
    AuditEvent,
    Claim,
    ForeignReview,
    ImportFile,
    ImportMapping,
    ImportRun,
    RatingLabel,
)
from claims.operations import claim_imports, import_steps
from tests.admin.base import AdminTestCase

TABLE = (
    "statement,rating,url,organisation\n"
    "The Earth is flat.,False,https://a.org/1,Globe Desk\n"
    "The Moon is cheese.,False,https://a.org/2,Globe Desk\n"
)
ADD = "admin:claims_importrun_add"


class ImportPageTestCase(AdminTestCase):
    def upload(self, content=TABLE, user=None, name="checks.csv", **typed):
        file = SimpleUploadedFile(name, content.encode())
        client = self.enter(user or self.pavel)
        return client.post(reverse(ADD), {"file": file, **typed}, follow=True)

    def deed(self, deed, user=None, **typed):
        run = ImportRun.objects.latest("pk")
        url = reverse("admin:claims_importrun_change", args=[run.pk])
        client = self.enter(user or self.pavel)
        return client.post(url, {"deed": deed, **typed}, follow=True)


class ImportPageTests(ImportPageTestCase):
    def test_a_file_is_shown_first_and_written_when_asked(self):
        page = self.upload()
        self.assertContains(page, "Nothing is written yet")
        self.assertContains(page, "The Earth is flat.")
        self.assertFalse(Claim.objects.exists())
        page = self.deed("go")
        self.assertContains(page, "The import is finished.")
        self.assertEqual(ForeignReview.objects.count(), 2)
        self.assertFalse(ImportFile.objects.exists())
        self.assertContains(self.upload_and_go(), "nothing changed")

    def upload_and_go(self):
        self.upload()
        return self.deed("go")

    def test_ratings_are_asked_once(self):
        page = self.upload(TABLE.replace("False", "Schnurz"))
        self.assertContains(page, "What do these ratings come to?")
        self.assertContains(self.deed("go"), "Say first what these ratings come to.")
        self.assertFalse(Claim.objects.exists())
        self.deed("ratings", **{"rating-0": "misleading"})
        self.assertEqual(RatingLabel.objects.get().rating.slug, "misleading")
        self.deed("go")
        self.assertEqual(ForeignReview.objects.first().rating.slug, "misleading")

    def test_columns_are_chosen_and_saved_under_a_name(self):
        page = self.upload("что,где\nЗемля плоская,https://a.org/1\n")
        self.assertContains(page, "No column holds statements")
        chosen = {"column-0": "statement", "column-1": "url", "save_as": "Ours"}
        self.assertContains(self.deed("columns", **chosen), "Земля плоская")
        mapping = ImportMapping.objects.get()
        self.assertEqual(mapping.columns, {"что": "statement", "где": "url"})
        page = self.upload("что,где\nЛуна из сыра,\n", mapping=mapping.pk)
        self.assertContains(page, "Луна из сыра")

    def test_two_columns_for_one_field_are_refused_in_words(self):
        self.upload("a,b\nOne,Two\n")
        chosen = {"column-0": "statement", "column-1": "statement"}
        page = self.deed("columns", **chosen)
        self.assertContains(page, "Two columns cannot both be “statement”.")
        self.assertEqual(ImportRun.objects.get().options, {})

    def test_a_file_without_a_record_has_nothing_to_import(self):
        page = self.upload('{"news": []}', name="x.json")
        self.assertContains(page, "There is no record in this file")
        self.assertNotContains(page, 'value="go"')

    def test_nobody_waits_for_a_transaction_while_a_file_is_looked_at(self):
        self.upload("что\nЗемля плоская\n")
        depth, outside = [], len(connection.savepoint_ids)
        look = import_steps.look

        def looked(*rows, **by):
            depth.append(len(connection.savepoint_ids))
            return look(*rows, **by)

        with patch.object(import_steps, "look", looked):
            self.deed("columns", **{"column-0": "statement"})
        self.assertEqual(depth, [outside])

    def test_refused_records_stop_the_file_or_are_skipped(self):
        page = self.upload(TABLE + "=cmd(),False,javascript:1,X\n")
        self.assertContains(page, "Give a full web address")
        self.assertContains(self.deed("go"), "Records are refused.")
        self.assertFalse(Claim.objects.exists())
        self.assertContains(self.deed("go", skip_bad="1"), "The import is finished.")
        self.assertEqual(Claim.objects.count(), 2)
        run = ImportRun.objects.get()
        answer = self.enter(self.anna).get(
            reverse("admin:claims_importrun_errors", args=[run.pk])
        )
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        self.assertEqual(rows[1][:2], ["4", "url"])

    def test_an_import_goes_on_step_by_step(self):
        rows = "".join(
            f"Number {n} is up.,False,https://b.org/{n},B\n" for n in range(9)
        )
        self.upload(TABLE + rows)
        small = (
            patch.object(import_steps, "BATCH", 4),
            patch.object(import_steps, "SECONDS", 0),
        )
        run = ImportRun.objects.get()
        with small[0], small[1]:
            for done in (4, 8):
                import_steps.go_on(run, by=self.pavel, skip_bad=False, seconds=0)
                self.assertEqual(self.fresh(run).after, done)
            page = self.enter(self.pavel).get(
                reverse("admin:claims_importrun_change", args=[run.pk])
            )
        self.assertContains(page, "Imported so far: 8 of 11")
        self.assertContains(page, "data-goes-on")
        self.assertContains(self.deed("go"), "The import is finished.")
        self.assertEqual(Claim.objects.count(), 11)

    def begun_elsewhere(self):
        """The run as a page has it that was opened before somebody began to write."""
        self.upload(TABLE + "=cmd(),False,javascript:1,X\n")
        opened = ImportRun.objects.get()
        run = ImportRun.objects.get()
        with patch.object(import_steps, "BATCH", 3):
            import_steps.go_on(run, by=self.pavel, skip_bad=True, seconds=0)
        return opened

    def test_who_begins_again_wipes_nothing_of_what_was_refused_meanwhile(self):
        late = self.begun_elsewhere()
        with self.assertRaises(StaleState):
            import_steps.go_on(late, by=self.alla, skip_bad=True)
        self.assertEqual([each[0] for each in self.fresh(late).faults], [4])

    def test_columns_are_not_changed_under_somebody_who_writes(self):
        late = self.begun_elsewhere()
        with self.assertRaisesMessage(Incomplete, "its columns stay"):
            import_steps.choose(late, by=self.alla, columns={"url": "statement"})
        self.assertEqual(self.fresh(late).options, {})

    def test_giving_up_takes_the_file_away_and_writes_no_claim(self):
        self.upload()
        self.deed("give-up")
        self.assertFalse(ImportFile.objects.exists() or Claim.objects.exists())
        self.assertTrue(ImportRun.objects.get().is_finished)

    def test_too_large_a_file_is_refused_with_the_way_to_do_it(self):
        with patch.object(import_steps, "MOST_BYTES", 10):
            page = self.upload()
        self.assertContains(page, "manage.py import_claims on the server")
        self.assertFalse(ImportRun.objects.exists())

    def test_hostile_files_get_a_sentence_and_write_nothing(self):
        for name, content in {
            "x.csv": 'statement\nok\n"a"b\n',
            "x.json": "[" * 50_000,
            "x.zip": "PK\x03\x04 nothing",
            "y.csv": "",
        }.items():
            page = self.upload(content, name=name)
            self.assertEqual(page.status_code, 200, name)
            self.assertFalse(Claim.objects.exists(), name)

    def test_what_hostile_cells_hold_is_shown_as_text(self):
        attack = "<script>alert(1)</script>"
        page = self.upload(
            f"statement,rating,organisation,{attack}\n{attack},{attack},{attack},x\n"
        )
        self.assertNotContains(page, attack)
        self.assertContains(page, "&lt;script&gt;alert(1)")
        self.deed("ratings", **{"rating-0": "false"})
        self.assertNotContains(self.deed("go"), attack)
        for name in ("importrun", "foreignreview", "ratinglabel", "claim"):
            listed = self.enter(self.pavel).get(
                reverse(f"admin:claims_{name}_changelist")
            )
            self.assertNotContains(listed, attack)

    def test_who_may_import_and_who_may_read(self):
        self.upload()
        run = ImportRun.objects.get()
        url = reverse("admin:claims_importrun_change", args=[run.pk])
        for person, code in {
            **{"olga": 403, "rustam": 403, "nikita": 403},
            **{"anna": 200, "pavel": 200, "alla": 200},
        }.items():
            client = self.enter(getattr(self, person))
            self.assertEqual(client.get(url).status_code, code, person)
        before = AuditEvent.objects.count()
        answer = self.enter(self.anna).post(url, {"deed": "go"})
        self.assertEqual(answer.status_code, 403)
        self.assertEqual(AuditEvent.objects.count(), before)

    def test_an_import_begun_on_the_server_is_shown_without_its_file(self):
        run = claim_imports.begin(by=None, sha256="0" * 64, file_name="a", size=1)
        page = self.enter(self.pavel).get(
            reverse("admin:claims_importrun_change", args=[run.pk])
        )
        self.assertEqual(page.status_code, 200)
        self.assertContains(self.deed("go"), "is not here")
