"""The tables as they stood on an earlier day, from the events alone."""

import datetime as dt
import io
from unittest import mock

from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.exports.as_of import Past
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES
from claims.operations import claims, evidence
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

    def test_before_anything_happened_there_is_only_the_header(self):
        self.newsroom.candidate()
        self.assertEqual(rows(exported("claims", "--as-of", "2020-01-01")), [])

    def test_a_day_that_is_not_over_is_refused(self):
        with self.assertRaisesMessage(CommandError, "is not over yet"):
            call_command("export_claims", "--as-of", "2999-01-01", stdout=io.StringIO())
