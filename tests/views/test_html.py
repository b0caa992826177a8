"""Every public page is valid HTML, has its landmarks, and is light."""

import gzip
import re
from collections import Counter
from pathlib import Path
from typing import ClassVar

import html5lib
from django.contrib.staticfiles import finders

from claims.models import Claimant, Topic
from claims.operations import catalogue, corrections, relations
from tests.views.base import PublicSiteTestCase, body, every_address

HEAVIEST = 60_000  # bytes under gzip, stylesheets included
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"')


class HtmlTests(PublicSiteTestCase):
    pages: ClassVar[dict[str, str]]

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        words = {"ru": "Граница", "en": "Border"}
        topic = catalogue.add(Topic, by=cls.olga, slug="border", name=words)
        who = catalogue.add(Claimant, by=cls.olga, slug="who", name=words)
        revision = cls.newsroom.revision(key="border")
        first, second, gone = (
            cls.newsroom.published(
                cls.newsroom.approved(
                    cls.newsroom.submitted(
                        cls.newsroom.with_number(
                            cls.newsroom.researched(
                                revision=revision,
                                start=start,
                                end=start + 20,
                                topic=topic,
                                claimant=who,
                                about_date="2025-06-01",
                                about_precision="month",
                            )
                        )
                    )
                )
            )
            for start in (0, 30, 60)
        )
        relations.add(
            by=cls.olga, from_claim=first, to_claim=second, kind="contradicts", note=""
        )
        cls.open_correction(cls, second)
        cls.open_correction(cls, gone, kind="withdrawal")
        corrections.withdraw(gone, by=cls.polina)

    def all_pages(self) -> dict[str, str]:
        """By address: whatever is answered with a page, errors and empty lists too."""
        more = [
            f"/{language}/{rest}"
            for language in ("ru", "en")
            for rest in ("claims/?rating=false", "claims/?about_from=x", "nowhere/")
        ]
        found = {}
        for address in [*every_address(), *more]:
            answer = self.client.get(address)
            if answer["Content-Type"].startswith("text/html"):
                found[address] = body(answer)
        return found

    def test_pages_are_valid_have_landmarks_and_are_light(self):
        pages = self.all_pages()
        self.assertGreater(len(pages), 60)
        for address, page in pages.items():
            with self.subTest(address=address):
                self.assertValid(page)
                self.assertLandmarks(address, page)
                self.assertLess(self.weight(page), HEAVIEST)

    def assertValid(self, page: str) -> None:
        parser = html5lib.HTMLParser(strict=True)
        tree = parser.parse(page)  # raises at the first fault
        ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
        self.assertEqual([name for name, times in ids.items() if times > 1], [])
        targets = {
            reference
            for element in tree.iter()
            for name in ("for", "aria-labelledby", "aria-describedby")
            for reference in (element.get(name) or "").split()
        }
        self.assertLessEqual(targets, set(ids))
        self.assertNotIn("<script src", page)
        self.assertNotRegex(page, r"\son[a-z]+=|style=\"")

    def assertLandmarks(self, address: str, page: str) -> None:
        language = address[1:3] if address[3:4] == "/" else None
        if language in ("ru", "en"):
            self.assertIn(f'<html lang="{language}">', page)
        self.assertEqual(page.count("<h1"), 1)
        if 'class="skip"' in page:
            for tag in ("main", "header", "footer"):
                self.assertEqual(len(re.findall(rf"<{tag}\b", page)), 1, tag)
            self.assertIn('href="#content"', page)
            self.assertIn("<nav", page)

    def weight(self, page: str) -> int:
        return len(gzip.compress(page.encode())) + sum(
            len(gzip.compress(self.stylesheet(address)))
            for address in STYLESHEET.findall(page)
        )

    def stylesheet(self, address: str) -> bytes:
        if not address.startswith("/static/"):
            return self.client.get(address).content
        found = finders.find(address.removeprefix("/static/"))
        return Path(str(found)).read_bytes()
