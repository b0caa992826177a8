"""The deployment files are read by the machines that need them, and agree."""

import re
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

import yaml
from django.core.management import get_commands
from django.test import SimpleTestCase

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
README = (ROOT / "README.md").read_text("utf-8")


def text(name):
    return (DEPLOY / name).read_text("utf-8")


def unit(name):
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read_string(text(name))
    return parser


class DeploymentTests(SimpleTestCase):
    def test_every_setting_named_is_one_of_ours(self):
        ours = set(re.findall(r"^\| `([A-Z_0-9]+)` \|", README, re.MULTILINE))
        compose = yaml.safe_load(text("compose.yaml"))
        named = set(re.findall(r"^([A-Z_0-9]+)=", text("site.env.example"), re.M))
        named |= set(compose["services"]["app"]["environment"])
        self.assertEqual(named - ours - {"SITE_HOST", "<<"}, set())

    def test_every_command_that_is_run_exists(self):
        for name in ("Dockerfile", "compose.yaml", "claims.service"):
            self._knows(text(name))
        self._knows(text("claims-backup.service"))
        self._knows(text("claims-duplicates.service"))
        self._knows((ROOT / "docs" / "deployment.md").read_text("utf-8"))

    def _knows(self, words):
        for command in re.findall(r"manage\.py[ ,]+([a-z_]+)", words):
            self.assertIn(command, get_commands())

    def test_every_file_the_image_copies_is_there(self):
        for line in re.findall(r"^COPY (\S+)", text("Dockerfile"), re.M):
            self.assertTrue((ROOT / line).exists(), line)

    def test_gunicorn_is_configured_by_a_file_that_loads(self):
        serving = import_module("factcheck.serving")
        self.assertTrue(serving.bind.startswith("127.0.0.1:"))
        for name in ("Dockerfile", "claims.service"):
            self.assertIn("python:factcheck.serving", text(name))

    def test_units_name_each_other_and_run_without_privileges(self):
        service = unit("claims.service")["Service"]
        self.assertEqual(service["User"], "claims")
        self.assertEqual(service["NoNewPrivileges"], "true")
        for nightly in ("claims-backup", "claims-duplicates"):
            self.assertIn("OnCalendar", unit(f"{nightly}.timer")["Timer"])
            self.assertEqual(unit(f"{nightly}.service")["Service"]["User"], "claims")

    def test_the_proxy_and_the_site_agree_on_how_many_proxies_there_are(self):
        compose = yaml.safe_load(text("compose.yaml"))
        app = compose["services"]["app"]["environment"]
        self.assertEqual(app["TRUSTED_PROXIES"], "1")
        self.assertIn("TRUSTED_PROXIES=1", text("site.env.example"))
        self.assertIn("reverse_proxy", text("Caddyfile"))

    def test_every_file_the_page_copies_is_there(self):
        page = (ROOT / "docs" / "deployment.md").read_text("utf-8")
        for name in re.findall(r"deploy/([\w.-]+\.?\w+)", page):
            if name not in ("site.env", ".env"):
                self.assertTrue((DEPLOY / name).exists(), name)
