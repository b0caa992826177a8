"""Every sort of public page, in both languages, at three widths, light and dark: no
accessibility finding, nothing wider than the window, nobody else asked for anything."""

import datetime as dt

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from claims.models import Claim, Claimant, Outlet, Topic
from claims.operations import catalogue, relations, site_sections
from tests.browser.base import BrowserTestCase

WIDTHS = (390, 768, 1280)
# axe looks at each page once in each language: narrow and dark, wide and light.
READINGS = (("ru", "dark", 390), ("en", "light", 1280))


class PublicPagesTests(BrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        words = {"ru": "Граница", "en": "Border"}
        self.topic = catalogue.add(Topic, by=self.olga, slug="border", name=words)
        self.who = catalogue.add(Claimant, by=self.olga, slug="mission", name=words)
        outlet = catalogue.add(Outlet, by=self.olga, slug="gazette", name=words)
        revision = self.newsroom.revision(key="border", outlet=outlet)
        first, second = (self.claim(revision, year) for year in (2020, 2023))
        relations.add(
            by=self.olga, from_claim=first, to_claim=second, kind="contradicts", note=""
        )
        site_sections.write(by=self.alla, section="people", is_withheld=True)
        self.claim_page = f"claims/{first.public_id}/"
        self.source_page = f"sources/{first.evidence.get().source.slug}/"
        self.public_id = first.public_id

    def claim(self, revision, year: int) -> Claim:
        return self.newsroom.published(
            self.newsroom.approved(
                self.newsroom.submitted(
                    self.newsroom.with_number(
                        self.newsroom.researched(
                            revision=revision,
                            start=year - 2020,
                            end=year - 2000,
                            topic=self.topic,
                            claimant=self.who,
                            about_date=dt.date(year, 1, 1),
                            about_precision="year",
                        )
                    )
                )
            )
        )

    def pages(self) -> list[str]:
        return [
            *("", "claims/", "articles/", "sources/", "claimants/", "topics/"),
            *("corrections/", "statistics/", "methodology/", "about/", "funding/"),
            *("contact/", "articles/border/", "claimants/mission/", "topics/border/"),
            *("check/", "check/?claim=Миссия+выросла+на+300+человек."),
            "check/?claim=Никто+этого+не+проверял.",
            *(self.claim_page, self.source_page, f"{self.claim_page}report/"),
        ]

    def test_no_page_has_a_finding_or_is_wider_than_its_window(self):
        axe = Axe()
        for language, scheme, width in READINGS:
            page = self.window(language=language, width=width)
            page.emulate_media(color_scheme=scheme)
            page.on("request", self.note_if_foreign)
            for address in self.pages():
                with self.subTest(address=address, language=language):
                    page.goto(self.url(f"/{language}/{address}"))
                    found = axe.run(page)
                    self.assertEqual(found.violations_count, 0, found.generate_report())
                    self.check_widths(page)
        self.assertEqual(self.complaints, [])

    def check_widths(self, page: Page) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            self.assertLessEqual(wide, width)

    def note_if_foreign(self, request) -> None:
        if not request.url.startswith((self.live_server_url, "data:")):
            self.complaints.append(request.url)

    def test_the_verdict_is_on_the_first_screen(self):
        page = self.window(language="ru")
        page.goto(self.url(f"/ru/{self.claim_page}"))
        box = page.locator(".verdict .rating").bounding_box()
        self.assertLess(box["y"] + box["height"], 900)
        page.set_viewport_size({"width": 390, "height": 844})
        box = page.locator(".verdict .rating").bounding_box()
        self.assertLess(box["y"] + box["height"], 2 * 844)

    def test_the_card_works_in_a_sandboxed_frame(self):
        page = self.window(language="en")
        frame = f'<iframe sandbox src="/embed/en/{self.public_id}"></iframe>'
        page.route(
            "**/host.html",
            lambda route: route.fulfill(content_type="text/html", body=frame),
        )
        page.goto(self.url("/host.html"))
        card = page.frame_locator("iframe")
        card.get_by_text("The mission grew by 200.").wait_for()
        colour = "e => getComputedStyle(e).backgroundColor"
        rating = card.locator(".rating").evaluate(colour)
        self.assertEqual(rating, "rgb(26, 127, 55)")
        self.assertEqual(self.complaints, [])
