"""A backup restores to the last letter, and whatever is wrong is said in a sentence."""

import subprocess

from tests.crash.site import Site, SiteTestCase


class BackupTests(SiteTestCase):
    def assertRefused(self, sentence, *words, **environment):
        with self.assertRaises(subprocess.CalledProcessError) as refused:
            self.site.manage(*words, **environment)
        self.assertIn(sentence, refused.exception.stderr)
        self.assertNotIn("Traceback", refused.exception.stderr)

    def test_a_backup_restores_whole_and_only_where_nothing_can_be_lost(self):
        with Site() as self.site:
            self.site.prepare(3)
            file = str(self.site.folder / "backup.dump")
            other = {"DATABASE_URL": self.site.another_database()}

            self.assertIn("SHA-256", self.site.manage("backup", file))
            self.assertRefused("overwrites nothing", "backup", file)
            self.assertRefused("no folder", "backup", "/no/such/folder/x")
            self.assertRefused("needs an empty one", "restore", file)

            self.assertIn("Restored.", self.site.manage("restore", file, **other))
            self.assertEqual(
                self.site.manage("verify_audit_log"),
                self.site.manage("verify_audit_log", **other),
            )
            self.site.manage("check", "--database", "default", **other)
            self.assertRefused("needs an empty one", "restore", file, **other)

    def test_what_is_no_backup_or_a_damaged_one_is_refused(self):
        with Site() as self.site:
            other = {"DATABASE_URL": self.site.another_database()}
            nonsense = self.site.folder / "nonsense"
            nonsense.write_text("hello")
            self.assertRefused("is not a backup", "restore", str(nonsense), **other)
            self.assertRefused("cannot be read", "restore", "/no/such/file", **other)

            whole = self.site.folder / "whole"
            self.site.manage("backup", str(whole))
            half = self.site.folder / "half"
            half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
            self.assertRefused("CommandError", "restore", str(half), **other)
