"""What the README promises is there."""

import re
from pathlib import Path
from typing import ClassVar

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


class LockTests(SimpleTestCase):
    """What is installed is the lock; the lock follows from the files people write."""

    cure = "the requirements changed: run `make lock` and commit the locks too"
    locks: ClassVar[dict[str, tuple[str, ...]]] = {
        "requirements.lock": ("requirements.txt",),
        "requirements-html.lock": ("requirements.txt", "requirements-html.txt"),
        "tests/requirements.lock": (
            *("requirements.txt", "requirements-html.txt", "tests/requirements.txt"),
        ),
    }

    def pinned(self, name):
        """{name: version} of a requirements file or a lock; extras aside."""
        return self.pins_in(self.text(name))

    def pins_in(self, text):
        pins = re.findall(r"^([\w.-]+)(?:\[.*?\])?==(\S+)", text, re.M)
        return {re.sub("[-_.]+", "-", each).lower(): pin for each, pin in pins}

    def entries(self, lock):
        """Each package with its digests and who asks for it."""
        return re.split(r"\n(?=\w)", self.text(lock))[1:]

    def text(self, name):
        return (ROOT / name).read_text("utf-8")

    def test_every_lock_holds_what_its_requirements_name(self):
        for lock, sources in self.locks.items():
            locked = self.pinned(lock)
            for source in sources:
                for name, version in self.pinned(source).items():
                    self.assertEqual(locked.get(name), version, f"{name}: {self.cure}")

    def test_nothing_is_locked_that_nobody_asks_for(self):
        for lock, sources in self.locks.items():
            named = {name for source in sources for name in self.pinned(source)}
            for entry in self.entries(lock):
                if "-r " in entry:
                    self.assertIn(next(iter(self.pins_in(entry))), named, self.cure)

    def test_every_package_has_its_digests_and_the_locks_agree(self):
        everything = self.pinned("tests/requirements.lock")
        for lock in self.locks:
            for entry in self.entries(lock):
                self.assertRegex(entry, r"--hash=sha256:[0-9a-f]{64}", lock)
            self.assertLessEqual(self.pinned(lock).items(), everything.items())

    def test_no_lock_knows_where_anybody_downloads_from(self):
        for lock in self.locks:
            self.assertNotRegex(self.text(lock), r"://|--(extra-)?index|--find-links")

    def test_installations_take_the_locks(self):
        for name in ("Makefile", "deploy/Dockerfile", "docs/deployment.md"):
            taken = re.findall(r"pip install .*?-r ([\w./-]+)", self.text(name))
            self.assertTrue(taken, name)
            self.assertLessEqual(set(taken), set(self.locks), name)
