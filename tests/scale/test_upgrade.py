"""An upgrade: a newsroom as version 0005 left it goes forward to the newest tables.

`version_0005.json` was written by the code of then (the commit before migration 0006):
a claim under correction, one in review, one approved, one candidate, with their events.
"""

import json
from pathlib import Path

from django.db import connection

from tests.crash.site import Site, SiteTestCase

ROWS = json.loads(Path(__file__).with_name("version_0005.json").read_text("utf-8"))
EARLY = "0005_conflicts_and_responses"
STATES = {"under_correction": 1, "in_review": 1, "approved": 1, "candidate": 1}


class UpgradeTests(SiteTestCase):
    def setUp(self):
        super().setUp()
        self.site = self.enterContext(Site())
        self.site.environment["DATABASE_URL"] = self.site.another_database()

    def manage(self, *words):
        return self.site.manage(*words)

    def as_it_was(self):
        """The database of version 0005 with its rows, and no migration after it."""
        self.manage("migrate", "--verbosity", "0", "claims", EARLY)
        self.manage("migrate", "--verbosity", "0", "auth")
        self.site.script("fill_early")

    def test_what_stood_there_stands_there_and_everything_works(self):
        self.as_it_was()
        self.manage("migrate", "--verbosity", "0")
        found = self.site.script("look_at_upgraded")
        self.assertEqual(found["fault"], "", "the audit log verifies")
        self.assertEqual(found["changed"], [], "every old column as it was")
        self.assertEqual(found["states"], STATES)
        self.assertEqual(found["guards"], [], "every trigger is installed")
        self.assertEqual(found["found"], 1, "search finds what readers may read")
        self.assertIn("is never changed", found["refused"])
        self.assertEqual(found["after_work"], "", "new events follow the old ones")

    def test_tables_go_back_to_the_early_version_and_forward_again(self):
        self.as_it_was()
        self.manage("migrate", "--verbosity", "0")
        self.manage("migrate", "--verbosity", "0", "claims", EARLY)
        self.manage("migrate", "--verbosity", "0")
        found = self.site.script("look_at_upgraded")
        self.assertEqual((found["fault"], found["changed"]), ("", []))
        self.assertEqual(found["guards"], [])


def test_the_fixture_has_what_an_upgrade_could_lose():
    for table in ("claim", "evidence", "verdict", "review", "appearance", "quantity"):
        assert ROWS[f"claims_{table}"], table
    assert len(ROWS["claims_auditevent"]) > 20
    assert connection.vendor in ("sqlite", "postgresql")
