"""The audit log cut into years, on a real PostgreSQL, in a transaction that is undone.

What has to survive is what the log is for: nothing can be changed, dropped, added in
between or counted twice, through the whole or through a year; and the chain verifies.
"""

import datetime as dt
from pathlib import Path
from unittest import mock

from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.audit.verify import verify
from claims.checks import guards_are_on
from claims.models import AuditEvent
from claims.operations import claims
from tests.base import NewsroomTestCase

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
TABLE = "claims_auditevent"
HANGING_ON = """
    SELECT conname::text FROM pg_constraint WHERE conrelid = %s::regclass
        AND contype IN ('p', 'f')
    UNION SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid
        WHERE indrelid = %s::regclass AND NOT indisunique
    UNION SELECT tgname FROM pg_trigger
        WHERE tgrelid = %s::regclass AND NOT tgisinternal"""
YEARS = """SELECT inhrelid::regclass::text FROM pg_inherits
    WHERE inhparent = 'claims_auditevent'::regclass ORDER BY 1"""
AGAIN = """INSERT INTO claims_auditevent SELECT * FROM claims_auditevent
    ORDER BY sequence LIMIT 1"""


if connection.vendor == "postgresql":  # SQLite has no partitions

    class PartitionTests(NewsroomTestCase):
        def setUp(self):
            for year in (2024, 2025, 2026):
                with self.in_year(year):
                    self.claim = self.newsroom.published()

        def in_year(self, year):
            moment = dt.datetime(year, 7, 1, tzinfo=dt.UTC)
            return mock.patch.object(timezone, "now", return_value=moment)

        def run_script(self, name):
            with connection.cursor() as cursor:
                cursor.execute((DEPLOY / name).read_text("utf-8"))

        def cut(self):
            self.run_script("partition-events.sql")

        def rows(self, sql, *params):
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                return sorted(row[0] for row in cursor.fetchall())

        def refused(self, sql):
            with (
                self.assertRaises(IntegrityError, msg=sql),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)

        def test_each_year_has_a_table_and_every_event_is_in_its_year(self):
            before = list(AuditEvent.objects.values_list())
            self.cut()
            years = self.rows(YEARS)
            self.assertEqual(years[-3:], [f"{TABLE}_{n}" for n in (2024, 2025, 2026)])
            self.assertEqual(list(AuditEvent.objects.values_list()), before)
            for year in (2024, 2025):
                sql = f"SELECT extract(year FROM at)::int FROM {TABLE}_{year}"
                self.assertEqual(set(self.rows(sql)), {year})

        def test_what_hung_on_the_table_hangs_on_it_still_under_its_name(self):
            before = self.rows(HANGING_ON, TABLE, TABLE, TABLE)
            self.cut()
            self.assertEqual(self.rows(HANGING_ON, TABLE, TABLE, TABLE), before)
            self.assertEqual(guards_are_on(["default"]), [])

        def test_the_chain_verifies_and_goes_on(self):
            self.cut()
            self.assertIsNone(verify().fault)
            with self.in_year(2026):
                claims.start_research(self.newsroom.candidate(), by=self.olga)
            report = verify()
            self.assertIsNone(report.fault)
            self.assertEqual(report.events, AuditEvent.objects.count())

        def test_nothing_is_changed_or_dropped_through_the_whole_or_a_year(self):
            self.cut()
            for table in (TABLE, f"{TABLE}_2024", f"{TABLE}_2026"):
                self.refused(f"UPDATE {table} SET reason = 'x'")
                self.refused(f"DELETE FROM {table}")
                self.refused(f"TRUNCATE {table}")
            self.refused(AGAIN)
            self.refused(f"INSERT INTO {TABLE}_2024 SELECT * FROM {TABLE}_2025")

        def test_an_event_about_a_claim_that_is_not_there_is_refused(self):
            self.cut()
            self.refused(
                f"""INSERT INTO {TABLE} (sequence, at, code, about, reason, body,
                    prev_hash, hash, actor_id, claim_id)
                SELECT sequence + 9000, at, code, about, reason, body, prev_hash,
                    md5(hash) || md5(hash), actor_id, 999999
                FROM {TABLE} ORDER BY sequence DESC LIMIT 1;
                SET CONSTRAINTS ALL IMMEDIATE"""
            )

        def test_guards_that_were_taken_off_go_back_on_every_year(self):
            self.cut()
            call_command("install_guards", stdout=mock.Mock())
            for table in (TABLE, f"{TABLE}_2024"):
                self.refused(f"DELETE FROM {table}")
                self.refused(f"TRUNCATE {table}")

        def test_the_next_year_begins_once_and_the_chain_goes_on_in_it(self):
            self.cut()
            with self.in_year(2026):
                self.newsroom.candidate()
            last = AuditEvent.objects.last().sequence
            script = (DEPLOY / "begin-year-of-events.sql").read_text("utf-8")
            for _twice in range(2):
                with connection.cursor() as cursor:
                    cursor.execute(script.replace("now()", "'2031-02-03'::timestamptz"))
            with self.in_year(2031):
                self.newsroom.published()
            self.assertEqual(self.rows(YEARS)[-1], f"{TABLE}_2031")
            sql = f"SELECT sequence FROM {TABLE}_2031"
            self.assertEqual(self.rows(sql)[0], last + 1)
            self.assertIsNone(verify().fault)
            self.assertEqual(guards_are_on(["default"]), [])
            for table in (f"{TABLE}_2026", f"{TABLE}_2031"):
                self.refused(f"UPDATE {table} SET reason = 'x'")
                self.refused(f"TRUNCATE {table}")

        def test_years_before_the_first_cut_are_told_what_to_do(self):
            with self.assertRaisesRegex(Exception, "partition-events.sql first"):
                self.run_script("begin-year-of-events.sql")

        def test_the_history_of_a_claim_looks_into_each_year_by_an_index(self):
            self.cut()
            with connection.cursor() as cursor:
                # Three claims would be read and sorted, whatever indexes there are.
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("SET LOCAL enable_sort = off")
                cursor.execute(
                    f"EXPLAIN SELECT * FROM {TABLE} WHERE claim_id = %s "
                    "ORDER BY sequence",
                    [self.claim.pk],
                )
                plan = "\n".join(row[0] for row in cursor.fetchall())
            self.assertNotIn("Seq Scan", plan)
            self.assertNotIn("Sort", plan, "years come in order, so their events do")
