"""A real Chromium against a real server."""

import os
import shutil
from typing import ClassVar

import pytest
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.db import connections
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.base import CommittingTestCase

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
# --no-sandbox: CI runs as root. The rest keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "a-password-of-the-cast"


def require_chromium() -> str:
    if CHROMIUM is None:
        message = "no Chromium on PATH; Debian: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return CHROMIUM


class BrowserTestCase(CommittingTestCase, StaticLiveServerTestCase):
    """Gives each person of the cast a window of their own: `self.window("olga")`."""

    playwright: ClassVar[Playwright]
    browser: ClassVar[Browser]

    @classmethod
    def setUpClass(cls) -> None:
        path = require_chromium()
        super().setUpClass()
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=path, args=FLAGS)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.browser.close()
        connections.close_all()
        cls.playwright.stop()
        super().tearDownClass()

    def setUp(self) -> None:
        super().setUp()
        self.complaints: list[str] = []
        self.contexts = []

    def tearDown(self) -> None:
        for context in self.contexts:
            context.close()
        super().tearDown()

    def window(
        self, person: str | None = None, *, language: str = "ru", width: int = 1280
    ) -> Page:
        """A new window; logged in to the admin if a person is named."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, locale=language
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", self._note_complaint)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        if person:
            self._log_in(page, person)
        return page

    def url(self, path: str) -> str:
        return f"{self.live_server_url}{path}"

    def _log_in(self, page: Page, person: str) -> None:
        user = getattr(self, person)
        user.set_password(PASSWORD)
        user.save()
        page.goto(self.url("/admin/login/?next=/admin/"))
        page.fill("input[name=username]", person)
        page.fill("input[name=password]", PASSWORD)
        page.click("[type=submit]")

    def _note_complaint(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.location['url']}: {message.text}")
