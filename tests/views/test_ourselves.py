"""Readers are told who checks, who pays and how to complain, or that they are not."""

from claims.operations import site_sections
from tests.views.base import PublicSiteTestCase


class OurselvesTests(PublicSiteTestCase):
    def test_a_section_nobody_wrote_is_missed_openly(self):
        page = self.page("funding")
        self.assertIn("Where the money comes from", page)
        self.assertEqual(page.count("Not written yet."), 2)

    def test_a_section_is_read_in_both_languages(self):
        words = {"ru": "Читатели платят.", "en": "Our readers pay."}
        site_sections.write(by=self.alla, section="income", text=words)
        self.assertIn("Our readers pay.", self.page("funding"))
        self.assertIn("Читатели платят.", self.page("funding", read_in="ru"))

    def test_a_withheld_section_says_so(self):
        site_sections.write(by=self.alla, section="people", is_withheld=True)
        self.assertIn("Withheld for safety", self.page("about"))

    def test_every_page_leads_to_all_three(self):
        for name in ("about", "funding", "contact"):
            self.assertIn(f'href="/en/{name}/"', self.page("home"))
