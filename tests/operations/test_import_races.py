"""Two imports of the same records at the same moment: each comes in once.

Real threads, real connections, real commits, on both engines.
"""

import threading
from unittest.mock import patch

from django.db import DatabaseError, connection

from claims.audit.verify import verify
from claims.exceptions import DomainError, StaleState
from claims.importing.records.record import Defaults, made
from claims.models import Claim, ForeignReview, ImportMapping, ImportRun
from claims.operations import claim_imports, import_settings, validation
from tests.base import CommittingTestCase
from tests.operations.test_races import TIMEOUT, race

NUMBERS = range(6)


def records(numbers):
    cells = {"organisation": "Globe Desk", "rating": "False"}
    return [
        made(n + 2, {**cells, "statement": f"Bridge {n} fell.", "source_id": f"{n}"},
             Defaults())
        for n in numbers
    ]  # fmt: skip


class ImportRaceTests(CommittingTestCase):
    def importer(self, sha256):
        run = claim_imports.begin(
            by=self.pavel, sha256=sha256 * 64, file_name="a.csv", size=1
        )
        return claim_imports.Importer(run, by=self.pavel)

    def met(self, *numbers):
        """Both import at once. PostgreSQL: each has looked for what is here before
        either of them writes; SQLite lets one in at a time by itself."""
        importers = [self.importer(sign) for sign in "12"]
        both, write = threading.Barrier(2), claim_imports.write
        waited = threading.local()

        def written(*rows, **by):
            if connection.vendor == "postgresql" and not hasattr(waited, "once"):
                waited.once = True
                both.wait(TIMEOUT)
            return write(*rows, **by)

        with patch.object(claim_imports, "write", written):
            takes = zip(importers, numbers, strict=True)
            return race(*(
                lambda one=one, rows=rows: one.take(records(rows))
                for one, rows in takes
            ))  # fmt: skip

    def assertEachIsHereOnce(self, results):
        self.assertEqual(sum(results), len(NUMBERS), results)
        self.assertEqual(Claim.objects.count(), len(NUMBERS))
        self.assertEqual(ForeignReview.objects.count(), len(NUMBERS))
        self.assertIsNone(verify().fault)
        for run in ImportRun.objects.all():
            self.assertEqual(run.created + run.known, run.after)

    def test_what_the_other_has_just_stored_is_there_already(self):
        self.assertEachIsHereOnce(self.met(NUMBERS, NUMBERS))
        self.assertEqual({run.after for run in ImportRun.objects.all()}, {6})

    def test_two_that_wait_for_each_other_both_come_to_an_end(self):
        self.assertEachIsHereOnce(self.met(NUMBERS, NUMBERS[::-1]))

    def test_half_of_it_is_new(self):
        self.assertEachIsHereOnce(self.met(NUMBERS[:4], NUMBERS[2:]))


class RefusedAgainAndAgainTests(CommittingTestCase):
    def test_it_ends_in_a_sentence_and_nothing_is_half_done(self):
        run = claim_imports.begin(
            by=self.pavel, sha256="1" * 64, file_name="a.csv", size=1
        )
        taken = DatabaseError("taken")
        with (
            patch.object(claim_imports, "write", side_effect=taken) as write,
            patch.object(claim_imports, "is_taken", side_effect=[True] * 5),
            self.assertRaisesMessage(StaleState, "go on in a minute"),
        ):
            claim_imports.Importer(run, by=self.pavel).take(records(NUMBERS))
        self.assertEqual(write.call_count, claim_imports.TURNS)
        self.assertEqual((run.after, self.fresh(run).after), (0, 0))

    def test_a_fault_of_ours_is_not_taken_for_somebody_else(self):
        run = claim_imports.begin(
            by=self.pavel, sha256="1" * 64, file_name="a.csv", size=1
        )
        with (
            patch.object(claim_imports, "write", side_effect=DatabaseError) as write,
            self.assertRaises(DatabaseError),
        ):
            claim_imports.Importer(run, by=self.pavel).take(records(NUMBERS))
        self.assertEqual(write.call_count, 1)


class SettingsRaceTests(CommittingTestCase):
    """Two answers to one question at once: one holds, the other is told."""

    def assertOneIsTold(self, *runners):
        results = race(*runners)
        told = [each for each in results if isinstance(each, DomainError)]
        self.assertEqual(len(told), 1, results)
        self.assertTrue(str(told[0]))
        self.assertIsNone(verify().fault)

    def test_a_mapping_saved_twice(self):
        known = {"A": "statement"}
        row = import_settings.save_mapping("Ours", known, by=self.pavel)
        one, two = self.fresh(row), self.fresh(row)
        self.assertOneIsTold(*(
            lambda read=read, by=by: import_settings.edit_mapping(
                read, by=by, name="Ours", columns={"A": "leads"}
            )
            for read, by in ((one, self.pavel), (two, self.alla))
        ))  # fmt: skip
        self.assertEqual(self.fresh(row).version, 2)

    def test_a_new_mapping_under_one_name(self):
        both, check = threading.Barrier(2), validation.check

        def checked(*rows, **options):
            check(*rows, **options)
            if connection.vendor == "postgresql":  # SQLite lets one in at a time
                both.wait(TIMEOUT)

        with patch.object(validation, "check", checked):
            results = race(*(
                lambda by=by: import_settings.save_mapping(
                    "Ours", {"A": "statement"}, by=by
                )
                for by in (self.pavel, self.alla)
            ))  # fmt: skip
        self.assertNotIn(None, results)
        self.assertEqual(ImportMapping.objects.count(), 1)
        self.assertIsNone(verify().fault)
