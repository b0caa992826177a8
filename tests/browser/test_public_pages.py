"""Every sort of public page and state, in both languages, light and dark, at every
width: no accessibility finding, nothing wider than the window, nobody else asked for
anything; and the same for a keyboard, for paper and for a browser without scripts."""

import datetime as dt

from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Page

from claims.models import Claim, Claimant, Outlet, Topic
from claims.operations import catalogue, corrections, relations, site_sections
from tests.browser.base import BrowserTestCase

# 640 is a window of 1280 at a zoom of 200 %, 320 one at 400 % (WCAG 1.4.10).
WIDTHS = (320, 390, 640, 768, 1280)
READINGS = (("ru", 390), ("en", 1280))
# Nothing else axe looks at depends on the colour scheme.
COLOURS = {"runOnly": ["color-contrast"]}
WORDS = {"ru": "Число было неверным.", "en": "The number was wrong."}
PAPER = 718  # A4 between margins of a centimetre, in CSS pixels
SEEN = """() => {
  const e = document.activeElement, box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  return {
    name: `${e.tagName} ${(e.innerText || e.name || "").slice(0, 40)}`,
    href: e.getAttribute("href") || "",
    marked: ring || style.boxShadow !== "none",
    inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.left >= -1,
  };
}"""


class PublicPagesTests(BrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        words = {"ru": "Граница", "en": "Border"}
        self.topic = catalogue.add(Topic, by=self.olga, slug="border", name=words)
        self.who = catalogue.add(Claimant, by=self.olga, slug="mission", name=words)
        outlet = catalogue.add(Outlet, by=self.olga, slug="gazette", name=words)
        revision = self.newsroom.revision(key="border", outlet=outlet)
        first, second = (self.claim(revision, year) for year in (2020, 2023))
        self.corrected, self.gone = (self.claim(revision, y) for y in (2030, 2036))
        for claim, kind in ((self.corrected, "correction"), (self.gone, "withdrawal")):
            corrections.open_correction(
                claim, by=self.pavel, kind=kind, what_changed=WORDS, why=WORDS
            )
        corrections.withdraw(self.gone, by=self.polina)
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
            *(self.claim_page, self.source_page, f"{self.claim_page}report/"),
            *("check/", "check/?text=The+mission+grew+by+300", "methodology/1/"),
        ]

    def states(self) -> list[str]:
        """Pages in other states: corrected, withdrawn, empty, refused, not there."""
        return [
            *(f"claims/{claim.public_id}/" for claim in (self.corrected, self.gone)),
            *("claims/?q=elephants", "claims/?rating=x", "claims/none/"),
        ]

    def addresses(self, language: str) -> list[str]:
        pages = [f"/{language}/{page}" for page in [*self.pages(), *self.states()]]
        return [*pages, f"/embed/{language}/{self.public_id}", f"/nowhere-{language}"]

    if connection.vendor == "sqlite":  # a minute; what is shown depends on no engine

        def test_no_page_has_a_finding_or_is_wider_than_its_window(self):
            self.look_at_every_page()

    def look_at_every_page(self) -> None:
        axe = Axe()
        for language, width in READINGS:
            page = self.window(language=language, width=width)
            page.on("request", self.note_if_foreign)
            for address in self.addresses(language):
                with self.subTest(address=address):
                    # What fades from one scheme to the other has no contrast meanwhile.
                    page.emulate_media(color_scheme="light", reduced_motion="reduce")
                    page.goto(self.url(address))
                    for scheme, options in (("light", {}), ("dark", COLOURS)):
                        page.emulate_media(color_scheme=scheme)
                        found = axe.run(page, options=options)
                        report = found.generate_report()
                        self.assertEqual(found.violations_count, 0, report)
                    self.check_widths(page)
                    page.set_viewport_size({"width": width, "height": 900})
        self.assertEqual(self.real_complaints(), [])

    def real_complaints(self) -> list[str]:
        """Without the browser's own remark that a page we asked for is not there."""
        return [each for each in self.complaints if "404 (Not Found)" not in each]

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

    def test_a_keyboard_is_enough(self):
        page = self.window(language="ru", width=1280)
        page.emulate_media(reduced_motion="reduce")  # or scrolling takes its time
        for address in ("", "claims/", self.claim_page, "articles/border/"):
            page.goto(self.url(f"/ru/{address}"))
            page.keyboard.press("Tab")
            first = page.evaluate(SEEN)
            self.assertEqual(first["href"], "#content")
            self.assertTrue(first["inside"], "the skip link shows once it is reached")
            names = []
            for _step in range(25):
                seen = page.evaluate(SEEN)
                names.append(seen["name"])
                self.assertTrue(seen["marked"], f"{address}: {seen}")
                self.assertTrue(seen["inside"], f"{address}: {seen}")
                page.keyboard.press("Tab")
            self.assertGreater(len(set(names)), 8, "the focus is caught somewhere")

    def test_the_skip_link_skips(self):
        page = self.window(language="en")
        page.goto(self.url(f"/en/{self.claim_page}"))
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = "document.querySelector('main').contains(document.activeElement)"
        self.assertTrue(page.evaluate(inside))

    def test_the_list_is_narrowed_by_keyboard_and_without_scripts(self):
        context = self.browser.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 900}
        )
        self.contexts.append(context)
        page = context.new_page()
        page.goto(self.url("/en/claims/"))
        page.locator("summary").focus()
        page.keyboard.press("Enter")
        page.get_by_label("False").focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**rating=false**")
        page.get_by_text("No published claim fits").wait_for()
        page.get_by_role("link", name="Remove: Rating").press("Enter")
        page.get_by_text("The mission grew by 200.").first.wait_for()

    def test_nothing_moves_for_whoever_asked_for_that(self):
        page = self.window(language="en")
        page.emulate_media(reduced_motion="reduce")
        page.goto(self.url(f"/en/{self.claim_page}"))
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(e => {
              const s = getComputedStyle(e);
              return s.scrollBehavior === "smooth" || s.animationName !== "none"
                || s.transitionDuration.split(",").some(d => parseFloat(d) > 0.001);
            }).map(e => e.tagName)"""
        )
        self.assertEqual(moving, [])

    def test_paper_shows_all_of_it(self):
        page = self.window(language="ru", width=PAPER)
        page.emulate_media(media="print")
        for address in (self.claim_page, "articles/border/", "statistics/", "claims/"):
            page.goto(self.url(f"/ru/{address}"))
            self.assertTrue(page.locator("h1").is_visible())
            wide = page.evaluate("document.documentElement.scrollWidth")
            self.assertLessEqual(wide, PAPER, address)
            self.assertFalse(page.locator(".masthead nav ul").first.is_visible())
        page.goto(self.url(f"/ru/{self.claim_page}"))
        self.assertTrue(page.locator(".verdict .rating").is_visible())
        link = page.locator(".links a").first
        shown = link.evaluate("e => getComputedStyle(e, '::after').content")
        self.assertIn("https://example.org/report", shown)
        page.goto(self.url(f"/ru/claims/{self.gone.public_id}/"))
        self.assertTrue(page.locator(".versions details p").first.is_visible())
