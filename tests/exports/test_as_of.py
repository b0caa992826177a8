"""The tables as they stood on an earlier day, from the events alone."""

import datetime as dt
import io
import json
from unittest import mock

from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.canonical import canonical
from claims.exceptions import Incomplete
from claims.exports import as_of
from claims.exports.as_of import Past
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES
from claims.models import AuditEvent, Claimant, Topic
from claims.operations import (
    catalogue,
    claims,
    corrections,
    evidence,
    publication,
    reviews,
)
from tests.audit.test_verify import guards_off
from tests.base import NewsroomTestCase
from tests.exports.test_export_command import exported, rows


class AsOfTests(NewsroomTestCase):
    def setUp(self):
        self.today = timezone.now()

    def days_later(self, days: int):
        later = self.today + dt.timedelta(days=days)
        return mock.patch("django.utils.timezone.now", return_value=later)

    def test_today_put_together_from_the_events_is_today(self):
        claim = self.newsroom.with_number(self.newsroom.researched())
        row = evidence.add(
            by=self.olga, claim=claim, source=self.newsroom.source(), stance="context",
            finding={"ru": "=1+1"}, accessed_on=dt.date(2025, 8, 1),
        )  # fmt: skip
        evidence.remove(row, by=self.olga, claim=claim)
        self.newsroom.published(self.newsroom.approved(self.newsroom.submitted(claim)))
        past = Past(self.today.date() + dt.timedelta(days=1))
        self.addCleanup(past.close)
        for table in TABLES.values():
            again = b"".join(CsvStream(table, read=past.batches))
            self.assertEqual(again.decode(), b"".join(CsvStream(table)).decode())

    def test_a_claim_stands_as_it_stood_that_day(self):
        claim = self.newsroom.candidate()
        with self.days_later(5):
            claims.edit(claim, by=self.olga, statement={"en": "It shrank."})
            self.newsroom.candidate()
        with self.days_later(9):
            day = (self.today + dt.timedelta(days=1)).date().isoformat()
            (row,) = rows(exported("claims", "--as-of", day))
            self.assertEqual(row["statement_en"], "The mission grew by 200.")
            self.assertEqual(len(rows(exported("claims"))), 2)

    def test_a_column_that_came_later_holds_what_it_came_with(self):
        """An export of then and one of now must not differ where nothing changed."""
        claim = self.newsroom.candidate()
        event = AuditEvent.objects.get(code="claim.created")
        content = json.loads(event.body)
        for column in ("required_approvals", "leads", "about_precision"):
            del content["after"][f"claim:{claim.pk}"][column]
        with guards_off():
            AuditEvent.objects.filter(pk=event.pk).update(body=canonical(content))
        with self.days_later(3):
            day = self.today.date().isoformat()
            then, now = exported("claims", "--as-of", day), exported("claims")
        self.assertEqual(rows(then), rows(now))
        self.assertEqual(rows(then)[0]["required_approvals"], "1")

    def test_before_anything_happened_there_is_only_the_header(self):
        self.newsroom.candidate()
        self.assertEqual(rows(exported("claims", "--as-of", "2020-01-01")), [])

    def test_a_day_that_is_not_over_is_refused(self):
        with self.assertRaisesMessage(CommandError, "is not over yet"):
            call_command("export_claims", "--as-of", "2999-01-01", stdout=io.StringIO())

    def test_a_day_is_over_when_what_began_on_it_is_committed(self):
        """An import gives its events their moment, and then writes for a second."""
        midnight = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
        for minutes, is_over in ((1, False), (6, True)):
            now = midnight + dt.timedelta(minutes=minutes)
            with mock.patch("django.utils.timezone.now", return_value=now):
                try:
                    as_of.check_is_over(dt.date(2026, 3, 1))
                except Incomplete:
                    self.assertFalse(is_over)
                else:
                    self.assertTrue(is_over)


class FilteredTests(NewsroomTestCase):
    """A list's filter asked of today, and of the day before yesterday."""

    days_later = AsOfTests.days_later

    def setUp(self):
        self.today = timezone.now()
        self.then = self.today.date().isoformat()
        self.first = self.newsroom.published()
        self.waiting = self.newsroom.submitted()
        with self.days_later(3):
            self.newsroom.published(self.newsroom.approved(self.waiting))
            self.later = self.newsroom.published()

    def found(self, *options, table="claims"):
        with self.days_later(9):
            answer = exported(table, *options)
        return [row.get("claim_id") or row["id"] for row in rows(answer)]

    def test_the_public_list_by_its_address(self):
        topic = catalogue.add(Topic, by=self.olga, slug="water", name={"en": "Water"})
        wet = self.newsroom.published(topic=topic)
        for address in (
            "https://facts.example.org/en/claims/?topic=water",
            "/ru/claims/?topic=water",
            "/claims.csv?topic=water",
        ):
            self.assertEqual(self.found("--filter", address), [wet.public_id])
        event = AuditEvent.objects.last()
        self.assertIn('"list":"/claims.csv?topic=water"', event.body)

    def test_the_public_list_of_an_earlier_day(self):
        ids = [self.first.public_id, self.waiting.public_id, self.later.public_id]
        public = ("--filter", "/en/claims/")
        self.assertEqual(self.found(*public), ids)
        self.assertEqual(self.found(*public, "--as-of", self.then), ids[:1])
        self.assertEqual(
            self.found(*public, "--as-of", self.then, table="evidence"), ids[:1]
        )

    def test_the_admin_s_list_of_an_earlier_day_means_the_state_of_then(self):
        address = "/admin/claims/claim/?state__exact=in_review"
        self.assertEqual(self.found("--filter", address), [])
        then = self.found("--filter", address, "--as-of", self.then)
        self.assertEqual(then, [self.waiting.public_id])

    def test_every_filter_of_the_admin_s_list_can_be_asked_of_the_past(self):
        for query in (
            "state__exact=published", "priority__exact=2", "kind__exact=event",
            "rating=true", "assignee=me", "assignee=nobody", f"assignee={self.olga.pk}",
            "topic=1", "number=yes", "number=no", "work=mine", "work=overdue",
            "work=review", "created_at__year=2025",
        ):  # fmt: skip
            with self.subTest(query=query):
                address = f"/admin/claims/claim/?{query}"
                self.found("--filter", address, "--as-of", self.then)

    def test_every_filter_of_the_public_list_can_be_asked_of_the_past(self):
        article = self.first.appearances.get().revision.article
        for query in (
            "rating=true", f"article={article.key}", "kind=event", "language=en",
            "about_from=2020-01-01", "about_to=2030-01-01", "has_quantity=on",
        ):  # fmt: skip
            with self.subTest(query=query):
                address = f"/en/claims/?{query}"
                self.found("--filter", address, "--as-of", self.then)

    def test_the_public_list_of_an_earlier_day_is_narrowed_by_what_was_so_then(self):
        who, other = (
            catalogue.add(Claimant, by=self.olga, slug=slug, name={"en": slug})
            for slug in ("who", "other")
        )
        claim = self.newsroom.published(claimant=who, kind="cause")
        with self.days_later(3):
            self.corrected(claim, claimant=other, kind="event")
        for query in ("claimant=who", "kind=cause"):
            public = ("--filter", f"/en/claims/?{query}")
            then = self.found(*public, "--as-of", self.then)
            self.assertEqual(then, [claim.public_id], query)
        not_yet = ("--filter", "/en/claims/?claimant=other", "--as-of", self.then)
        self.assertEqual(self.found(*not_yet), [])

    def corrected(self, claim, **columns):
        corrections.open_correction(
            claim, by=self.pavel, kind="update", what_changed="x", why="y"
        )
        claims.edit(claim, by=self.olga, **columns)
        self.newsroom.submit(claim)
        reviews.approve(claim, by=self.rita)
        publication.publish(claim, by=self.polina)

    def test_words_can_be_searched_today_only_and_it_is_said(self):
        public = ("--filter", "/en/claims/?q=mission")
        self.assertEqual(len(self.found(*public)), 3)
        with self.assertRaisesMessage(
            CommandError, "cannot be asked of an earlier day"
        ):
            self.found(*public, "--as-of", self.then)

    def test_what_is_no_list_is_refused_in_words(self):
        for options, words in (
            (("--filter", "/en/sources/"), "no list of claims"),
            (("--filter", "/nothing/"), "no list of claims"),
            (("--filter", "/en/claims/?kind=zebra"), "zebra"),
            (("--filter", "/en/claims/?topic_name=zebra"), "topic_name=zebra"),
            (("--filter", "/admin/claims/claim/?zebra=1"), "does not know"),
        ):
            with self.assertRaisesMessage(CommandError, words):
                self.found(*options)
        with self.assertRaisesMessage(CommandError, "belongs to no claim"):
            self.found("--filter", "/en/claims/", table="sources")
        with self.assertRaisesMessage(CommandError, "add --by"):
            exported("claims", "--filter", "/admin/claims/claim/", by=None)
