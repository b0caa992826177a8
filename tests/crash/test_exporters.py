"""Exports killed on their way leave nothing that looks whole."""

import random
import zipfile

from tests.crash.site import Site, SiteTestCase
from tests.crash.tally import rounds

EXPORTS = (
    ("export_claims", "--table", "events", "-o", "whole.csv"),
    ("export_audit_bundle", "whole.zip"),
)


class ExporterTests(SiteTestCase):
    def test_an_export_killed_at_any_moment_leaves_nothing_half_under_its_name(self):
        with Site() as site:
            site.prepare(40)
            for command in EXPORTS * rounds():
                file = site.folder / command[-1]
                site.kill_after(random.uniform(0.2, 2.5), *command)  # noqa: S311
                if file.exists():  # it was faster
                    self.assertWhole(file)
                    file.unlink()
            self.assertEqual(site.judge()["fault"], "")

    def test_the_next_export_is_whole(self):
        with Site() as site:
            site.prepare(5)
            for command in EXPORTS:
                site.kill_after(0.5, *command)
                (site.folder / command[-1]).unlink(missing_ok=True)
                site.manage(*command)
                self.assertWhole(site.folder / command[-1])

    def assertWhole(self, file):
        if file.suffix == ".csv":
            self.assertTrue(file.read_bytes().endswith(b"\r\n"))
            return
        with zipfile.ZipFile(file) as bundle:
            self.assertIn("manifest.json", bundle.namelist())
            self.assertIsNone(bundle.testzip())
