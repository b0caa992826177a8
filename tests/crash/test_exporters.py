"""Exports killed on their way leave nothing that looks whole."""

import random
import subprocess
import sys
import zipfile

from tests.crash.site import ROOT, Site, SiteTestCase
from tests.crash.tally import rounds

EXPORTS = (
    ("export_claims", "--table", "events", "-o", "whole.csv"),
    ("export_audit_bundle", "whole.zip"),
)


class ExporterTests(SiteTestCase):
    def test_an_export_killed_at_any_moment_leaves_no_file_under_its_name(self):
        with Site() as site:
            site.prepare(40)
            for command in EXPORTS * rounds():
                file = site.folder / command[-1]
                seconds = random.uniform(0.2, 2.5)  # noqa: S311
                if not self.killed_after(seconds, site, command):
                    file.unlink()  # it was faster; then it must be whole
                self.assertFalse(file.exists(), f"killed after {seconds:.2f} s")
            self.assertEqual(site.judge()["fault"], "")

    def test_the_next_export_is_whole(self):
        with Site() as site:
            site.prepare(5)
            for command in EXPORTS:
                self.killed_after(0.5, site, command)
                (site.folder / command[-1]).unlink(missing_ok=True)
                site.manage(*command)
            events = (site.folder / "whole.csv").read_bytes()
            self.assertTrue(events.endswith(b"\r\n"))
            with zipfile.ZipFile(site.folder / "whole.zip") as bundle:
                self.assertIsNone(bundle.testzip())

    def killed_after(self, seconds, site, command):
        """Whether it was still running then."""
        running = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *command],
            env=site.environment,
            cwd=site.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
            return True
        return False
