"""`import_claims`: what it says, what it writes, and that it can be repeated."""

import csv
import io
import json
import tempfile
import zipfile
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.urls import reverse
from extruct.jsonld import JsonLdExtractor

from claims.audit.verify import verify
from claims.exports.inert import restored
from claims.management import restoring
from claims.migrations import _guards
from claims.models import (
    AuditEvent,
    Claim,
    Claimant,
    ForeignReview,
    ImportMapping,
    ImportRun,
    ProposedPair,
    RatingLabel,
    Topic,
)
from claims.operations import catalogue, reports, tokens
from tests.base import CommittingTestCase, NewsroomTestCase

TABLE = "statement,rating,url\nThe Earth is flat.,False,https://a.org/1\n"


class CommandTestCase(NewsroomTestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, content, name="checks.csv"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_it(self, path, *options):
        out = io.StringIO()
        call_command("import_claims", str(path), *options, stdout=out)
        return out.getvalue()


class ImportCommandTests(CommandTestCase):
    def test_a_file_comes_in_once(self):
        path = self.file(TABLE)
        self.assertIn("1 new", self.run_it(path, "--by", "pavel"))
        self.assertIn("nothing changed", self.run_it(path))
        self.assertEqual(Claim.objects.count(), 1)

    def test_a_dry_run_reports_and_writes_nothing(self):
        said = self.run_it(self.file(TABLE), "--dry-run")
        self.assertIn("1 new", said)
        self.assertFalse(ImportRun.objects.exists() or AuditEvent.objects.exists())

    def test_one_bad_record_refuses_the_file_by_its_place(self):
        path = self.file(TABLE + "B,False,javascript:1\n")
        errors = self.folder / "errors.csv"
        with self.assertRaisesMessage(CommandError, "nothing was imported"):
            self.run_it(path, "--errors", str(errors))
        self.assertFalse(Claim.objects.exists() or AuditEvent.objects.exists())
        _head, [line, column, _why] = csv.reader(
            io.StringIO(errors.read_text("utf-8-sig"))
        )
        self.assertEqual((line, column), ("3", "url"))

    def test_bad_records_are_skipped_if_that_is_chosen(self):
        path = self.file(TABLE + "B,False,javascript:1\nC,True,\n")
        said = self.run_it(path, "--skip-bad")
        self.assertIn("2 new, 0 known already, 1 refused", said)

    def test_what_nobody_has_explained_is_told_when_it_comes_in_all_the_same(self):
        path = self.file("statement,rating\nA,Schnurz\n")
        self.assertIn("explained them: “Schnurz”.", self.run_it(path, "--skip-bad"))

    def test_errors_are_inert_in_a_spreadsheet(self):
        path = self.file('statement,"=cmd()"\nA,B,C\n'.replace("A,B,C", "A"))
        errors = self.folder / "errors.csv"
        with self.assertRaises(CommandError):
            self.run_it(path, "--errors", str(errors))
        cells = [
            c for row in csv.reader(errors.open(encoding="utf-8-sig")) for c in row
        ]
        self.assertFalse([cell for cell in cells if cell[:1] in "=+-@" and cell])

    def test_an_unknown_rating_is_asked_once(self):
        path = self.file(TABLE.replace("False", "Schnurz"))
        with self.assertRaisesMessage(CommandError, '{"ratings": {"Schnurz": ""}}'):
            self.run_it(path)
        answers = self.file(
            json.dumps({"ratings": {"Schnurz": "misleading"}}), "m.json"
        )
        self.run_it(path, "--map", str(answers))
        self.assertEqual(ForeignReview.objects.get().rating.slug, "misleading")
        self.assertEqual(RatingLabel.objects.get().plain, "schnurz")

    def test_a_dry_run_answers_with_ratings_it_does_not_remember(self):
        path = self.file(TABLE.replace("False", "Schnurz"))
        answers = self.file(json.dumps({"ratings": {"Schnurz": None}}), "m.json")
        self.run_it(path, "--map", str(answers), "--dry-run")
        self.assertFalse(RatingLabel.objects.exists())

    def test_columns_are_named_once_and_used_again(self):
        path = self.file("тезис дня;где\nЗемля плоская;https://a.org/1\n")
        with self.assertRaisesMessage(CommandError, "No column holds statements"):
            self.run_it(path)
        columns = {"тезис дня": "statement", "где": "url"}
        said = self.file(json.dumps({"columns": columns}), "m.json")
        self.run_it(path, "--map", str(said), "--save-mapping", "Daily")
        self.assertEqual(ImportMapping.objects.get().columns, columns)
        self.assertIn("nothing changed", self.run_it(path, "--mapping", "Daily"))
        with self.assertRaises(CommandError):
            self.run_it(path, "--mapping", "Weekly")

    def test_a_map_that_is_none_is_refused(self):
        for said in ("[", "[]", '{"x": 1}', '{"columns": {"a": 1}}'):
            with self.assertRaises(CommandError):
                self.run_it(self.file(TABLE), "--map", str(self.file(said, "m.json")))
        said = self.file('{"columns": {"statement": "verdict"}}', "m.json")
        with self.assertRaisesMessage(CommandError, "cannot be imported"):
            self.run_it(self.file(TABLE), "--map", str(said))

    def test_whoever_may_not_import_is_told_so(self):
        with self.assertRaisesMessage(CommandError, "Only a publisher"):
            self.run_it(self.file(TABLE), "--by", "olga")
        self.assertFalse(Claim.objects.exists())

    def test_what_may_be_here_already_is_told_in_words_with_where_it_stands(self):
        known = self.newsroom.candidate(statement={"en": "The Earth is flat"})
        address = f"/admin/claims/claim/{known.pk}/change/"
        path = self.file(TABLE)
        for said in (self.run_it(path, "--dry-run"), self.run_it(path)):
            self.assertIn("“The Earth is flat.”", said)
            self.assertIn("the same: The Earth is flat", said)
            self.assertIn(address, said)

    def test_another_number_is_only_related(self):
        self.newsroom.candidate(statement={"en": "The wall is 40 metres high."})
        path = self.file("statement\nThe wall is 50 metres high.\n")
        for said in (self.run_it(path, "--dry-run"), self.run_it(path)):
            self.assertIn("related: The wall is 40 metres high.", said)
        self.assertFalse(ProposedPair.objects.get().is_same)

    def test_hostile_files_are_refused_with_a_sentence_and_nothing_is_written(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("a.csv", "statement\n" + "0" * 20_000_000)
        climbing = io.BytesIO()
        with zipfile.ZipFile(climbing, "w") as packed:
            packed.writestr("../../a.csv", TABLE)
        for name, raw in {
            "bomb.zip": bomb.getvalue(),
            "climb.zip": climbing.getvalue(),
            "nul.csv": b"statement\na\x00b\n",
            "picture.csv": b"\x89PNG\r\n\x1a\n\x00\x00",
            "quotes.csv": b'statement\nok\n"a"b\n',
            "huge.csv": b"statement\nok\n" + b"x" * 10_000_000,
            "deep.json": b"[" * 100_000,
            "number.json": b'[{"claimReviewed": ' + b"9" * 5_000 + b"}]",
            "cut.json": b'{"dataFeedElement": [{"item": {"claimReviewed": "A"}}',
            "empty.csv": b"",
        }.items():
            with self.subTest(name), self.assertRaises(CommandError) as refused:
                self.run_it(self.file(raw, name))
            self.assertGreater(len(str(refused.exception)), 10)
            self.assertFalse(Claim.objects.exists() or AuditEvent.objects.exists())

    def test_an_import_broken_off_goes_on(self):
        rows = "".join(f"Number {n} is up.,False,https://a.org/{n}\n" for n in range(9))
        path = self.file(f"statement,rating,url\n{rows}")
        self.run_it(path)
        run = ImportRun.objects.get()
        ImportRun.objects.update(finished_at=None, after=4, created=4)
        self.run_it(path)
        run.refresh_from_db()
        self.assertEqual((run.after, run.created, run.known), (9, 4, 5))
        self.assertEqual(Claim.objects.count(), 9)


@override_settings(SITE_URL="https://checks.example")
class OurOwnTests(CommandTestCase):
    def exported(self):
        path = self.folder / "claims.csv"
        call_command(
            "export_claims", "-o", str(path), "--trailer", stderr=io.StringIO()
        )
        return path

    def test_our_own_table_imports_as_candidates_and_then_changes_nothing(self):
        known = self.newsroom.published()
        path = self.exported()
        self.assertIn("nothing changed", self.run_it(path))
        text = path.read_text("utf-8").replace(known.public_id, "abcd1234")
        self.run_it(self.file(text, "other.csv"))
        new = Claim.objects.get(public_id="abcd1234")
        self.assertEqual(new.statement.data, known.statement.data)
        self.assertEqual((new.state, new.kind), ("candidate", known.kind))
        self.assertFalse(new.foreign_reviews.exists())

    def test_what_the_newsroom_said_of_a_claim_comes_back(self):
        said = {
            "leads": {"ru": "Ж" * 2_500, "en": "Ask the ministry."},
            "selection_reason": {"en": "Everybody repeats it."},
            "checkworthiness": 5,
            "required_approvals": 3,
        }
        known = self.newsroom.candidate(**said)
        text = self.exported().read_text("utf-8").replace(known.public_id, "abcd1234")
        self.run_it(self.file(text, "other.csv"))
        new = Claim.objects.get(public_id="abcd1234")
        for name in said:
            self.assertEqual(getattr(new, name), getattr(self.fresh(known), name), name)
        self.assertEqual(new.required_approvals, 3)
        self.assertIsNone(verify().fault)

    def naming_nobody(self, kind, public_id="abcd1234"):
        """Our own export of a claim that names one of a list by a key not here."""
        named = catalogue.add(kind, by=self.olga, slug="gone", name={"en": "Gone"})
        known = self.newsroom.candidate(**{kind.__name__.lower(): named})
        text = self.exported().read_text("utf-8")
        self.assertEqual(text.count('"gone"'), 1)
        text = text.replace('"gone"', '"nobody"')
        return self.file(text.replace(known.public_id, public_id or known.public_id))

    def assertRefusedInItsLine(self, path, told):
        for options in (["--dry-run"], []):
            said = io.StringIO()
            with self.assertRaisesMessage(CommandError, "nothing was imported"):
                call_command("import_claims", str(path), *options, stdout=said)
            self.assertIn(told, said.getvalue())
        self.assertIn("0 new, 0 known already, 1 refused", self.skipping(path))
        self.assertEqual(ImportRun.objects.get().faults[0][0], 2)
        self.assertEqual(Claim.objects.count(), 1)

    def skipping(self, path):
        return self.run_it(path, "--skip-bad")

    def test_a_claimant_whose_key_is_not_here_is_an_error_of_the_line(self):
        told = "Line 2, column “claimant_slug”: There is no claimant with the key “nob"
        self.assertRefusedInItsLine(self.naming_nobody(Claimant), told)

    def test_a_topic_whose_key_is_not_here_is_an_error_of_the_line(self):
        told = "Line 2, column “topic_slug”: There is no topic with the key “nobody”"
        self.assertRefusedInItsLine(self.naming_nobody(Topic), told)

    def test_a_claim_that_is_here_needs_nobody_who_is_not(self):
        path = self.naming_nobody(Claimant, public_id="")
        self.assertIn("nothing changed", self.run_it(path))

    def test_a_grade_that_is_none_is_refused(self):
        known = self.newsroom.candidate(checkworthiness=4)
        text = self.exported().read_text("utf-8").replace(known.public_id, "abcd1234")
        self.assertIn(",4,", text)
        with self.assertRaisesMessage(CommandError, "is refused"):
            self.run_it(self.file(text.replace(",4,", ",9,"), "other.csv"))

    def test_what_was_made_inert_comes_back_as_it_was(self):
        said = {"ru": "'=1+1 «Ё»", "en": '=HYPERLINK("x")'}
        known = self.newsroom.candidate(statement=said)
        text = self.exported().read_text("utf-8").replace(known.public_id, "abcd1234")
        self.run_it(self.file(text, "other.csv"))
        self.assertEqual(Claim.objects.get(public_id="abcd1234").statement.data, said)
        self.assertEqual(restored("'x"), "x")

    def test_our_own_feed_comes_back_as_other_peoples_reviews(self):
        claim = self.newsroom.published()
        feed = self.client.get("/claimreview.json").getvalue()
        self.run_it(self.file(feed, "feed.json"))
        review = ForeignReview.objects.get()
        self.assertEqual(review.statement, claim.statement.data["ru"])
        self.assertEqual(review.rating, claim.published_verdict.rating)
        self.assertEqual(review.claim.state, "candidate")

    def test_what_extruct_reads_on_our_page_comes_back_too(self):
        claim = self.newsroom.published()
        page = self.client.get(reverse("claims:claim-detail", args=[claim.public_id]))
        found = JsonLdExtractor().extract(page.content.decode())
        self.run_it(self.file(json.dumps(found), "page.jsonld"))
        self.assertEqual(ForeignReview.objects.get().rating.slug, "true")


class BundleTests(CommittingTestCase):
    """Really committed: a bundle is restored into a database that holds nothing."""

    def emptied(self):
        self._fixture_teardown()

    def bundle(self, folder, name):
        path = Path(folder) / name
        call_command("export_audit_bundle", str(path), stdout=io.StringIO())
        return path

    def test_a_bundle_comes_back_whole_and_gives_the_same_bundle(self):
        claim = self.newsroom.published()
        self.newsroom.with_number(self.newsroom.candidate())
        for contact in ("", "vera@example.org"):
            reports.receive(claim, address="192.0.2.7", text="Why?", contact=contact)
        for _each in range(2):
            tokens.issue(by=self.anna, label="nightly copy")
        with tempfile.TemporaryDirectory() as folder:
            path = self.bundle(folder, "a.zip")
            self.emptied()
            call_command("import_claims", str(path), stdout=io.StringIO())
            again = self.bundle(folder, "b.zip")
            self.assertEqual(path.read_bytes(), again.read_bytes())
        report = verify()
        self.assertIsNone(report.fault)
        self.assertEqual(Claim.objects.published().get().public_id, claim.public_id)
        self.assertFalse(User.objects.filter(is_active=True).exists())
        self.assertEqual(_guards_missing(), [])

    def test_it_goes_into_an_empty_database_only(self):
        self.newsroom.published()
        with tempfile.TemporaryDirectory() as folder:
            path = self.bundle(folder, "a.zip")
            with self.assertRaisesMessage(CommandError, "empty database"):
                call_command("import_claims", str(path))

    def test_a_bundle_somebody_touched_is_refused(self):
        self.newsroom.published()
        with tempfile.TemporaryDirectory() as folder:
            path = self.bundle(folder, "a.zip")
            raw = path.read_bytes()
            path.write_bytes(raw.replace(b'"candidate"', b'"published"', 1))
            self.emptied()
            with self.assertRaises(CommandError):
                call_command("import_claims", str(path))
        self.assertFalse(Claim.objects.exists())
        self.assertIsNone(restoring.check_is_fresh())


def _guards_missing():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger")
        there = {name for (name,) in cursor.fetchall()}
    return [guard.name for guard in _guards.GUARDS if guard.name not in there]
