"""A name is chosen while it is typed, by keyboard and by mouse, and without scripts."""

from unittest import mock

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from claims.models import Claimant
from claims.operations import catalogue
from claims.views import choices
from tests.browser.base import BrowserTestCase

WIDTHS = (320, 390, 1280)


class NamingTests(BrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.enterContext(mock.patch.object(choices, "MOST_OPTIONS", 1))
        for slug, name in (("ann-lee", "Ann Lee"), ("ann-ray", "Ann Ray")):
            words = {"en": name, "ru": name}
            who = catalogue.add(Claimant, by=self.olga, slug=slug, name=words)
            self.newsroom.published(claimant=who)

    def list_page(self, page: Page) -> Page:
        page.goto(self.url("/en/claims/"))
        if page.locator("summary").first.is_visible():
            page.locator("summary").first.click()
        return page

    def test_a_keyboard_chooses_and_the_address_names_the_key(self):
        page = self.list_page(self.window(language="en"))
        field = page.get_by_role("combobox", name="Claimant")
        below = page.get_by_label("Kind")
        before = below.bounding_box()
        field.press_sequentially("ann")
        page.get_by_role("option", name="Ann Ray (1)").wait_for()
        self.assertEqual(below.bounding_box(), before, "nothing may jump")
        field.press("ArrowDown")
        field.press("ArrowDown")
        marked = field.get_attribute("aria-activedescendant")
        self.assertEqual(page.locator(f"#{marked}").inner_text(), "Ann Ray (1)")
        field.press("Enter")
        self.assertEqual(field.input_value(), "Ann Ray")
        self.assertEqual(field.get_attribute("aria-expanded"), "false")
        field.press("Enter")
        page.wait_for_url(self.url("/en/claims/?claimant=ann-ray"))
        self.assertEqual(field.input_value(), "Ann Ray")
        self.assertEqual(self.complaints, [])

    def test_escape_and_leaving_close_and_what_was_typed_stays(self):
        page = self.list_page(self.window(language="en"))
        field, option = page.get_by_role("combobox", name="Claimant"), "Ann Lee (1)"
        for key in ("Escape", "Tab"):
            field.press("ArrowDown")  # of an empty field: those with most claims
            page.get_by_role("option", name=option).wait_for()
            field.press(key)
            page.get_by_role("option", name=option).wait_for(state="hidden")
        field.fill("ann")
        page.get_by_role("option", name=option).wait_for()
        page.keyboard.press("Escape")
        self.assertEqual(field.input_value(), "ann")

    def test_a_mouse_chooses_too(self):
        page = self.list_page(self.window(language="en", width=390))
        field = page.get_by_role("combobox", name="Claimant")
        field.fill("ray")
        page.get_by_role("option", name="Ann Ray (1)").click()
        self.assertEqual(field.input_value(), "Ann Ray")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url(self.url("/en/claims/?claimant=ann-ray"))

    def test_open_and_answered_it_has_no_finding_and_is_not_too_wide(self):
        axe = Axe()
        page = self.list_page(self.window(language="en"))
        page.get_by_role("combobox", name="Claimant").fill("ann")
        page.get_by_role("option", name="Ann Ray (1)").wait_for()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = axe.run(page)
            self.assertEqual(found.violations_count, 0, found.generate_report())
        page.goto(self.url("/en/claims/?claimant_name=ann"))
        found = axe.run(page)
        self.assertEqual(found.violations_count, 0, found.generate_report())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            self.assertLessEqual(wide, width)
        self.assertEqual(self.complaints, [])

    def test_without_scripts_a_name_is_sent_and_one_of_several_followed(self):
        context = self.browser.new_context(java_script_enabled=False)
        self.contexts.append(context)
        page = self.list_page(context.new_page())
        page.get_by_label("Claimant").fill("ann")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name="Ann Ray").click()
        page.wait_for_url(self.url("/en/claims/?claimant=ann-ray"))
        page.get_by_label("Claimant").fill("lee")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url(self.url("/en/claims/?claimant=ann-lee"))
