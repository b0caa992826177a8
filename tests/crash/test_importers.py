"""Imports killed on their way: nothing half done, nothing twice, and they go on."""

import csv
import random

from tests.crash.site import Site, SiteTestCase
from tests.crash.tally import rounds

ROWS = 2_000


class ImporterTests(SiteTestCase):
    def test_an_import_killed_at_any_moment_is_finished_by_the_next(self):
        with Site() as site:
            site.prepare(1)
            self.write(site.folder / "claims.csv")
            for _fall in range(2 * rounds()):
                site.kill_after(random.uniform(1, 4), *IMPORT)  # noqa: S311
                self.assertEqual(site.judge()["fault"], "")
            site.manage(*IMPORT)
            self.assertEqual(len(self.imported(site)), ROWS)
            site.manage(*IMPORT)  # and once more changes nothing
            self.assertEqual(len(self.imported(site)), ROWS)
            self.assertEqual(site.judge()["fault"], "")

    def write(self, file):
        with file.open("w", newline="", encoding="utf-8") as output:
            rows = csv.writer(output)
            rows.writerow(["id", "statement"])
            rows.writerows([f"n-{n}", f"Мост номер {n} закрыт."] for n in range(ROWS))

    def imported(self, site):
        lines = site.manage("export_claims").splitlines()
        return [line for line in lines if "Мост номер" in line]


IMPORT = ("import_claims", "claims.csv", "--by", "pavel", "--skip-bad")
