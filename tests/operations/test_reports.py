"""Readers report errors without an account; editors decide."""

import datetime as dt
from unittest import mock

from django.utils import timezone

from claims.audit.verify import verify
from claims.canonical import sha256
from claims.choices import ReportOutcome
from claims.exceptions import (
    AlreadyThere,
    Incomplete,
    LimitReached,
    MoveRefused,
    NotAllowed,
)
from claims.models import AuditEvent, ErrorReport
from claims.operations import reports
from tests.base import NewsroomTestCase

HOME, NEIGHBOUR = "203.0.113.7", "203.0.113.8"


class ReceivingTests(NewsroomTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = cls.newsroom.published()

    def report(self, address=HOME, **columns):
        columns.setdefault("text", "The report says 210, not 200.")
        return reports.receive(self.claim, address=address, **columns)

    def test_a_report_is_kept_and_neither_text_nor_contact_enter_the_log(self):
        row = self.report(contact="reader@example.org")
        self.assertEqual(row.outcome, ReportOutcome.OPEN)
        event = AuditEvent.objects.last()
        self.assertEqual((event.code, event.actor), ("errorreport.received", None))
        self.assertIn(sha256(row.text), event.body)
        for secret in ("reader@example.org", "210", HOME, row.sender):
            self.assertNotIn(secret, event.body)

    def test_one_address_sends_five_an_hour_and_its_neighbour_is_not_blamed(self):
        for _ in range(reports.MOST_FROM_ONE):
            self.report()
        with self.assertRaisesMessage(LimitReached, "5 reports within an hour"):
            self.report()
        self.report(NEIGHBOUR)

    def test_an_hour_later_the_address_may_again(self):
        for _ in range(reports.MOST_FROM_ONE):
            self.report()
        later = timezone.now() + dt.timedelta(hours=1)
        with (
            mock.patch("claims.operations.reports.timezone.now", return_value=later),
        ):
            self.report()

    def test_all_together_are_bounded_too(self):
        with mock.patch.object(reports, "MOST_FROM_ALL", 3):
            for number in range(3):
                self.report(f"198.51.100.{number}")
            with self.assertRaisesMessage(LimitReached, "So many reports"):
                self.report("198.51.100.99")

    def test_a_household_with_ipv6_is_one_address(self):
        one, two = self.report("2001:db8::1"), self.report("2001:db8::ffff:2")
        elsewhere = self.report("2001:db8:0:1::1")
        self.assertEqual(one.sender, two.sender)
        self.assertNotEqual(one.sender, elsewhere.sender)

    def test_the_sender_cannot_be_followed_into_the_next_day(self):
        today = self.report().sender
        tomorrow = timezone.localdate() + dt.timedelta(days=1)
        clock = "claims.operations.reports.timezone.localdate"
        with mock.patch(clock, return_value=tomorrow):
            self.assertNotEqual(self.report().sender, today)

    def test_an_unpublished_claim_has_no_readers(self):
        with self.assertRaises(MoveRefused):
            reports.receive(self.newsroom.candidate(), address=HOME, text="Wrong.")

    def test_a_report_has_words_and_not_too_many(self):
        with self.assertRaises(Incomplete):
            self.report(text="  ")
        with self.assertRaises(Incomplete):
            self.report(text="x" * 5_000)
        self.assertFalse(ErrorReport.objects.exists())


class DecidingTests(NewsroomTestCase):
    def setUp(self):
        self.claim = self.newsroom.published()
        self.row = reports.receive(
            self.claim, address=HOME, text="Wrong.", contact="reader@example.org"
        )

    def test_a_decision_says_why_and_is_made_once(self):
        stale = self.fresh(self.row)
        with self.assertRaises(Incomplete):
            reports.decide(self.row, by=self.olga, outcome="accepted", note=" ")
        reports.decide(self.row, by=self.olga, outcome="accepted", note="210 it is.")
        self.assertEqual(self.fresh(self.row).decided_by, self.olga)
        for again in (self.row, stale):
            with self.assertRaises(AlreadyThere):
                reports.decide(again, by=self.rita, outcome="declined", note="No.")
        self.assertEqual(AuditEvent.objects.last().reason, "210 it is.")

    def test_open_is_no_decision(self):
        with self.assertRaises(Incomplete):
            reports.decide(self.row, by=self.olga, outcome="open", note="Later.")

    def test_an_auditor_does_not_decide(self):
        with self.assertRaises(NotAllowed):
            reports.decide(self.row, by=self.anna, outcome="declined", note="No.")

    def test_an_administrator_forgets_the_contact_and_the_report_stays(self):
        with self.assertRaises(NotAllowed):
            reports.forget_contact(self.row, by=self.olga)
        reports.forget_contact(self.row, by=self.alla)
        self.assertEqual(self.fresh(self.row).contact, "")
        self.assertIsNone(verify().fault)
        self.assertEqual(self.fresh(self.row).text, "Wrong.")
