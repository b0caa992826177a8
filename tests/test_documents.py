"""What the README promises is there."""

import re
from pathlib import Path

from django.core.management import get_commands
from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


class ReadmeTests(SimpleTestCase):
    def test_every_setting_read_from_the_environment_is_in_the_table(self):
        settings = (ROOT / "factcheck" / "settings.py").read_text("utf-8")
        read = set(re.findall(r'env(?:\.\w+)?\(\s*"([A-Z_]+)"', settings))
        listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
        self.assertEqual(read, listed)

    def test_every_command_of_ours_is_listed(self):
        ours = {name for name, app in get_commands().items() if app == "claims"}
        listed = set(re.findall(r"^\| `([a-z_]+)(?: [^`]*)?` \|", README, re.MULTILINE))
        self.assertEqual(ours, {name for name in listed if name in get_commands()})
        self.assertEqual(ours - listed, set())

    def test_every_make_target_that_is_mentioned_exists(self):
        makefile = (ROOT / "Makefile").read_text("utf-8")
        targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
        mentioned = set(re.findall(r"`?make ([a-z-]+)", README))
        self.assertEqual(mentioned - targets, set())

    def test_every_link_and_picture_leads_somewhere(self):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
            self.assertTrue((ROOT / target).exists(), target)

    def test_every_dependency_is_pinned_and_has_its_reason(self):
        for name in ("requirements.txt", "tests/requirements.txt"):
            for line in (ROOT / name).read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    self.assertRegex(line, r"^[\w.\[\]-]+==\S+\s+# \w", name)
