"""The evidence pack: what assessors ask, answered from what cannot be changed."""

import csv
import datetime as dt
import hashlib
import io
import json
import re
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from claims.exports.pack import of_period, publications, rounds, writing
from claims.exports.pack.of_claim import pack_of_claim
from claims.exports.pack.of_period import pack_of_period
from claims.exports.pack.sheets import as_csv, lasting, shown
from claims.models import AuditEvent, Claimant, Outlet
from claims.operations import (
    catalogue,
    claims,
    conflicts,
    corrections,
    evidence,
    publication,
    replies,
    reports,
    reviews,
)
from tests.base import NewsroomTestCase

DAY = dt.timedelta(days=1)


class PackTestCase(NewsroomTestCase):
    def of_claim(self, claim, sees_open_rounds=True):
        return pack_of_claim(self.fresh(claim), sees_open_rounds=sees_open_rounds)

    def rows(self, pack, name):
        (sheet,) = [each for each in pack.sheets if each.name == name]
        text = as_csv(sheet).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def figures(self, pack, name):
        return {row["code"]: row["value"] for row in self.rows(pack, name)}

    def page(self, pack):
        return writing.page(pack, head={"sequence": 1, "hash": "0" * 64}).decode()


class OfAClaimTests(PackTestCase):
    def test_it_says_who_wrote_who_approved_what_and_when(self):
        claim = self.newsroom.published()
        guards = self.rows(self.of_claim(claim), "guards")
        self.assertEqual({row["held"] for row in guards}, {"true"})
        who = [row["who"] for row in guards]
        self.assertEqual(who, ["olga", "olga", "olga", "rustam", "pavel"])
        self.assertIn(claim.published_verdict.digest, guards[0]["detail"])
        event = AuditEvent.objects.get(code="claim.published")
        self.assertIn(event.hash, guards[-1]["detail"])

    def test_a_returned_round_stays_with_its_comment_and_a_guard_not_held(self):
        claim = self.newsroom.submitted()
        reviews.send_back(claim, by=self.rita, comment="=1+1, which year?")
        self.newsroom.submit(claim, response="2024.")
        pack = self.of_claim(self.newsroom.published(self.newsroom.approved(claim)))
        held = [row["held"] for row in self.rows(pack, "guards")]
        self.assertEqual(held.count("false"), 1)
        (returned, approved) = self.rows(pack, "reviews")
        self.assertEqual(returned["comment"], "'=1+1, which year?")
        self.assertEqual((approved["reviewer"], approved["comment"]), ("rustam", ""))

    def test_waivers_come_with_their_reasons(self):
        claim = self.newsroom.researched()
        replies.waive(claim, by=self.olga, addressee="The mission", reason="Closed.")
        claim = self.newsroom.published(self.newsroom.approved(self.sent(claim)))
        none_found, not_asked = self.rows(self.of_claim(claim), "waivers")
        self.assertIn("against", none_found["waived"])
        self.assertIn("staff lists were not checked", none_found["reason"])
        self.assertEqual(not_asked["waived"], "The mission was not asked")
        self.assertEqual((not_asked["reason"], not_asked["by"]), ("Closed.", "olga"))

    def sent(self, claim):
        self.newsroom.submit(claim)
        return claim

    def test_during_a_correction_it_tells_what_was_reviewed_not_what_is_typed(self):
        claim = self.newsroom.published()
        corrections.open_correction(
            claim, by=self.pavel, kind="update", what_changed="x", why="y"
        )
        evidence.add(
            by=self.olga, claim=claim, stance="refutes",
            source=self.newsroom.source(title="Nobody reviewed this"),
        )  # fmt: skip
        pack = self.of_claim(claim)
        self.assertEqual(len(self.rows(pack, "evidence")), 1)
        self.assertNotIn("Nobody reviewed this", self.page(pack))
        (correction,) = self.rows(pack, "corrections")
        self.assertEqual((correction["opened_by"], correction["closed_at"]),
                         ("pavel", ""))  # fmt: skip

    def test_votes_of_an_open_round_are_blind(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam, comment="Counted twice.")
        for sees, told in ((True, 1), (False, 0)):
            pack = self.of_claim(claim, sees_open_rounds=sees)
            self.assertEqual(len(self.rows(pack, "reviews")), told)
            text = b"".join(writing.files(pack).values()).decode()
            self.assertEqual(text.count("rustam") > 0, sees)
            self.assertEqual("votes are blind" in text, not sees)

    def test_interests_and_reports_are_told_without_what_readers_wrote(self):
        claim = self.newsroom.published()
        report = reports.receive(
            claim, text="My phone is 123", contact="me@x.example", address="127.0.0.1"
        )
        reports.decide(report, by=self.olga, outcome="declined", note="Not so.")
        other = self.newsroom.submitted()
        conflicts.declare(other, by=self.rita, reason="She used to work there.")
        pack = self.of_claim(claim)
        self.assertEqual(self.rows(pack, "reports")[0]["decided_by"], "olga")
        self.assertNotIn("My phone", self.page(pack))
        self.assertNotIn("me@x", self.page(pack))
        self.assertIn("used to work there", self.page(self.of_claim(other)))

    def test_the_page_needs_nobody_and_nothing_in_it_runs(self):
        claim = self.newsroom.researched(
            statement={"ru": "<script>x</script>", "en": "<img src=x onerror=y>"}
        )
        evidence.add(
            by=self.olga, claim=claim, stance="context",
            source=self.newsroom.source(title="<b onclick=1>"),
        )  # fmt: skip
        page = self.page(self.of_claim(self.sent(claim)))
        self.assertEqual(re.findall(r"<(?:script|img|link|iframe|b) ", page), [])
        self.assertNotIn("@import", page)
        self.assertNotRegex(page, r"url\(")
        self.assertIn("End of the evidence pack", page)

    def test_every_language_is_whole(self):
        claim = self.newsroom.published()
        with translation.override("ru"):
            page = self.page(self.of_claim(claim))
        self.assertIn('lang="ru"', page)
        self.assertIn("Миссия выросла на 200 человек.", page)
        for english in ("Evidence", "Guards", "Waivers", "Nothing is on record"):
            self.assertNotIn(english, page)


class OfAPeriodTests(PackTestCase):
    def setUp(self):
        self.today = timezone.now()

    def days_later(self, days):
        later = self.today + days * DAY
        return mock.patch("django.utils.timezone.now", return_value=later)

    def period(self, days=13):
        since = self.today.date()
        return pack_of_period(since, since + days * DAY)

    def test_cadence_counts_first_publications_and_the_longest_silence(self):
        claim = self.newsroom.published()
        with self.days_later(9):
            self.newsroom.published()
            corrections.open_correction(
                claim, by=self.pavel, kind="update", what_changed="x", why="y"
            )
            claims.edit(claim, by=self.olga, statement={"en": "It grew by 201."})
            self.newsroom.submit(claim)
            reviews.approve(claim, by=self.rita)
            publication.publish(claim, by=self.polina)
        told = self.figures(self.period(), "cadence")
        self.assertEqual((told["first_time"], told["anew"]), ("2", "1"))
        self.assertEqual((told["a_week"], told["weeks_with_one"]), ("1", "2"))
        self.assertEqual(told["longest_gap_days"], "8")
        published = self.rows(self.period(), "verdicts")
        statements = [row["statement"] for row in published]
        self.assertEqual(
            statements[::2], ["The mission grew by 200.", "It grew by 201."]
        )

    def test_no_question_names_more_keys_than_a_portion(self):
        """SQLite takes 250,000; and a long question is planned anew each time."""
        named = []

        def noted(execute, sql, params, many, context):
            named.append(len(params or ()))
            return execute(sql, params, many, context)

        for _each in range(12):
            corrections.open_correction(
                self.newsroom.published(),
                by=self.pavel, kind="update", what_changed="x", why="y",
            )  # fmt: skip
        whole = self.period()
        with ExitStack() as small:
            for module in (of_period, publications, rounds):
                small.enter_context(mock.patch.object(module, "BATCH", 2))
            small.enter_context(connection.execute_wrapper(noted))
            in_portions = self.period()
        self.assertLess(max(named), 12)
        for name in (
            "verdicts",
            "corrections",
            "right_of_reply",
            "evidence",
            "reviews",
        ):
            self.assertEqual(self.rows(in_portions, name), self.rows(whole, name), name)

    def test_what_was_published_on_other_days_is_another_period_s(self):
        self.newsroom.published()
        since = self.today.date()
        before = pack_of_period(since - 7 * DAY, since - DAY)
        self.assertEqual(self.rows(before, "verdicts"), [])
        self.assertEqual(self.figures(before, "cadence")["longest_gap_days"], "7")
        self.assertIn("Nothing is on record", self.page(before))

    def test_balance_is_by_whom_where_and_rating_as_reviewed(self):
        outlet = catalogue.add(Outlet, by=self.olga, slug="o", name={"en": "Gazette"})
        speaker = catalogue.add(Claimant, by=self.olga, slug="s", name={"en": "Spoke"})
        other = catalogue.add(Claimant, by=self.olga, slug="t", name={"en": "Other"})
        columns = {
            "claimant": speaker,
            "revision": self.newsroom.revision(outlet=outlet),
        }
        first = self.newsroom.published(**columns)
        false = self.newsroom.researched()
        self.newsroom.submit(false, rating="false")
        self.newsroom.published(self.newsroom.approved(false))
        corrections.open_correction(
            first, by=self.pavel, kind="update", what_changed="x", why="y"
        )
        claims.edit(first, by=self.olga, claimant=other)
        rows = {row["what"]: row for row in self.rows(self.period(), "claimants")}
        self.assertEqual(set(rows), {"Spoke", "not named"})
        self.assertEqual(
            (rows["Spoke"]["1/true"], rows["Spoke"]["1/false"]), ("1", "0")
        )
        (gazette, _none) = self.rows(self.period(), "outlets")
        self.assertEqual((gazette["what"], gazette["claims"]), ("Gazette", "1"))

    def test_sources_are_counted_once_and_primary_ones_apart(self):
        claim = self.newsroom.researched()
        primary = self.newsroom.source(is_primary=True, interest={"en": "Sells it."})
        for pinpoint in ("p. 1", "p. 2"):
            evidence.add(
                by=self.olga, claim=claim, source=primary, stance="context",
                pinpoint=pinpoint,
            )  # fmt: skip
        self.newsroom.submit(claim)
        self.newsroom.published(self.newsroom.approved(claim))
        self.newsroom.published()
        told = self.figures(self.period(), "sources")
        self.assertEqual((told["with_1"], told["with_2"]), ("1", "1"))
        self.assertEqual((told["with_primary"], told["secondary_only"]), ("1", "1"))
        self.assertEqual(
            (told["primary_of_all"], told["interest_disclosed"]), ("1", "2")
        )

    def test_time_people_replies_corrections_and_reports_are_there(self):
        claim = self.newsroom.approved()
        replies.ask(
            claim, by=self.olga, addressee="The mission", question="Is it so?",
            asked_on=self.today.date(), deadline_on=self.today.date(),
        )  # fmt: skip
        with self.days_later(2):
            publication.publish(claim, by=self.pavel)
        with self.days_later(3):
            corrections.open_correction(
                claim, by=self.pavel, kind="update", what_changed="x", why="y"
            )
        with self.days_later(5):
            corrections.keep(claim, by=self.polina, reason="It was right.")
        pack = self.period()
        took = int(self.figures(pack, "time_to_verdict")["median"])
        self.assertEqual(round(took / 3600), 48)
        asked = self.figures(pack, "asked")
        self.assertEqual((asked["asked"], asked["answered"]), ("1", "0"))
        (correction,) = self.rows(pack, "corrections")
        self.assertEqual(correction["seconds_stood"], str(24 * 3600))
        self.assertEqual(correction["seconds_open"], str(48 * 3600))
        wrote = {row["person"]: row for row in self.rows(pack, "people")}
        self.assertEqual(wrote["olga"]["wrote"], wrote["rustam"]["approved"])

    def test_its_queries_do_not_grow_with_the_verdicts(self):
        counts = []
        for _again in range(2):
            self.newsroom.published()
            with CaptureQueriesContext(connection) as asked:
                self.period()
            counts.append(len(asked))
        self.assertEqual(counts[0], counts[1])


class LengthTests(NewsroomTestCase):
    def test_lengths_are_said_as_people_say_them(self):
        for length, words in (
            (dt.timedelta(minutes=12), "12 min"),
            (dt.timedelta(hours=5, minutes=59), "5 h"),
            (3 * DAY + dt.timedelta(hours=4), "3 days 4 h"),
            (DAY, "1 day"),
            (40 * DAY + dt.timedelta(hours=4), "40 days"),
        ):
            self.assertEqual(lasting(length), words)

    def test_a_whole_number_has_no_decimals_in_any_language(self):
        for code, half in (("ru", "2,5"), ("en", "2.5")):
            with translation.override(code):
                self.assertEqual([shown(2.0), shown(2.5)], ["2", half])


class CommandTests(PackTestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def make(self, *options, by="anna", output="pack.html"):
        call_command(
            "export_evidence_pack", *options, "-o", str(self.folder / output), by=by,
            language="en", stdout=io.StringIO(),
        )  # fmt: skip
        return json.loads(AuditEvent.objects.last().body)

    def test_a_page_is_on_record_with_what_was_asked_and_its_digest(self):
        claim = self.newsroom.published()
        event = self.make("--claim", claim.public_id)
        content = (self.folder / "pack.html").read_bytes()
        self.assertEqual((event["code"], event["actor"]), ("export.made", "anna"))
        self.assertEqual(event["facts"]["filter"], {"claim": claim.public_id})
        digest = hashlib.sha256(content).hexdigest()
        self.assertEqual(event["facts"]["sha256"], digest)
        self.assertGreater(event["facts"]["rows"], 5)

    def test_a_folder_has_a_manifest_that_proves_every_file(self):
        self.newsroom.published()
        today = timezone.now().date().isoformat()
        event = self.make("--since", today, "--until", today, output="all", by="pavel")
        written = (self.folder / "all" / "manifest.json").read_bytes()
        self.assertEqual(event["facts"]["sha256"], hashlib.sha256(written).hexdigest())
        files = json.loads(written)["files"]
        found = {path.name for path in (self.folder / "all").iterdir()}
        self.assertEqual(found, {*files, "manifest.json"})
        for name, said in files.items():
            content = (self.folder / "all" / name).read_bytes()
            self.assertEqual(said["sha256"], hashlib.sha256(content).hexdigest(), name)

    def test_the_same_zip_has_every_table(self):
        self.newsroom.published()
        today = timezone.now().date().isoformat()
        self.make("--since", today, "--until", today, output="all.zip")
        self.assertGreater((self.folder / "all.zip").stat().st_size, 10_000)

    def test_what_cannot_be_asked_is_refused_in_words_and_not_on_record(self):
        claim = self.newsroom.published()
        events = AuditEvent.objects.count()
        for options, words in (
            ((), "Say what it is about"),
            (("--since", "2025-01-01"), "two ends"),
            (("--since", "2025-02-01", "--until", "2025-01-01"), "ends before"),
            (("--claim", "nothing"), "“nothing”"),
        ):
            with self.assertRaisesMessage(CommandError, words):
                self.make(*options)
        with self.assertRaisesMessage(CommandError, "Only an auditor or a publisher"):
            self.make("--claim", claim.public_id, by="olga")
        self.assertEqual(AuditEvent.objects.count(), events)
        self.assertEqual(list(self.folder.iterdir()), [])
