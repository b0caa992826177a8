"""What a person selects on the page is what the server stores, in a real browser."""

import json
from pathlib import Path

from claims.models import Appearance, Claim
from claims.operations import articles, suggestions
from tests.browser.base import BrowserTestCase

CASES = json.loads(
    (Path(__file__).parent.parent / "text" / "offset_cases.json").read_text("utf-8")
)["cases"]
TEXT = (
    "# Мост 😀 открыт\n"
    "\n"
    "За\u0301мок стоит 👨‍👩‍👧 у реки. Мост стоил 46 % бюджета, заявил Иван Петров.\n"
    "\n"
    "> «Мы рады», — сказал он 👍🏽 вчера вечером.\n"
    "\n"
    "Строили его более двухсот человек. Никто не спросил жителей.\n"
)
SELECT = """([first, last]) => {
  const root = document.getElementById("bench-text");
  const nodes = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const at = (words) => nodes.find((node) => node.data.includes(words));
  const [from, to] = [at(first), at(last)];
  const range = document.createRange();
  range.setStart(from, from.data.indexOf(first));
  range.setEnd(to, to.data.indexOf(last) + last.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
CONVERT = """(cases) => cases.map((one) => {
  const or = (convert, offset) => {
    try { return offset === null ? null : convert(one.text, offset); }
    catch (error) { return null; }
  };
  const { utf16ToCodePoints, codePointsToUtf16 } = window.claimSelectors;
  return [or(utf16ToCodePoints, one.utf16), or(codePointsToUtf16, one.code_points)];
})"""


class SelectingTests(BrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.revision = self.newsroom.revision(text=TEXT, language="ru")
        self.newsroom.unit("percent", "%")
        self.page = self.open("olga")

    def open(self, person: str, width: int = 1280):
        page = self.window(person, width=width)
        page.goto(self.url(f"/admin/claims/revision/{self.revision.pk}/workbench/"))
        return page

    def select(self, first: str, last: str) -> None:
        self.page.evaluate(SELECT, [first, last])
        self.page.wait_for_selector("#bench-choice:not([hidden])")

    def make_claim(self, statement: str = "Мост дорогой.") -> Claim:
        """Through the form that is open."""
        self.page.fill("#bench-form textarea >> nth=0", statement)
        self.page.click("#bench-form [type=submit]")
        self.page.wait_for_selector("#bench-form form", state="detached")
        return Claim.objects.latest("pk")

    def claim_of(self, first: str, last: str) -> Appearance:
        self.select(first, last)
        self.page.keyboard.press("c")
        self.page.wait_for_selector("#bench-form form")
        return self.make_claim().appearances.get()

    def test_the_page_converts_offsets_as_python_does(self):
        converted = self.page.evaluate(CONVERT, CASES)
        for case, (code_points, utf16) in zip(CASES, converted, strict=True):
            with self.subTest(case["name"]):
                if case["utf16"] is not None:
                    self.assertEqual(code_points, case["code_points"])
                if case["code_points"] is not None:
                    self.assertEqual(utf16, case["utf16"])

    def test_a_selection_after_emoji_and_accents_is_stored_where_it_stands(self):
        place = self.claim_of("Мост стоил", "бюджета")
        self.assertEqual(place.exact, "Мост стоил 46 % бюджета")
        self.assertEqual(place.start, TEXT.index("Мост стоил"))

    def test_a_selection_across_paragraph_heading_and_quote(self):
        for first, last in (
            ("открыт", "стоит"),
            ("Иван", "рады"),
            ("вчера", "двухсот"),
        ):
            with self.subTest(first):
                start = TEXT.index(first)
                end = TEXT.index(last, start) + len(last)
                place = self.claim_of(first, last)
                self.assertEqual((place.start, place.end), (start, end))
                self.assertEqual(place.exact, TEXT[start:end])

    def test_half_a_letter_or_a_family_is_never_stored(self):
        place = self.claim_of("За", "За")
        self.assertEqual(place.exact, "За\u0301")
        place = self.claim_of("👨", "👨")
        self.assertEqual(place.exact, "👨‍👩‍👧")

    def test_blanks_around_the_words_are_left_off(self):
        place = self.claim_of(" Никто не", "жителей.")
        self.assertEqual(place.exact, "Никто не спросил жителей.")

    def test_the_number_and_the_name_are_filled_in(self):
        self.select("Мост стоил", "Петров.")
        self.page.keyboard.press("c")
        self.page.wait_for_selector("#bench-form form")
        self.assertEqual(self.page.input_value("[name=n-0-value]"), "46")
        self.assertEqual(self.page.input_value("[name=kind]"), "quantity")
        self.assertIn("Иван Петров", self.page.inner_text("#bench-form"))
        quantity = self.make_claim().quantities.get()
        self.assertEqual((quantity.value, quantity.unit.slug), (46, "percent"))

    def test_keys_work_on_a_russian_keyboard_too(self):
        self.select("Мост стоил", "Петров.")
        russian_c = (
            "new KeyboardEvent('keydown', {key: 'с', code: 'KeyC', bubbles: true})"
        )
        self.page.evaluate(f"document.body.dispatchEvent({russian_c})")
        self.page.wait_for_selector("#bench-form form")

    def test_a_refused_save_keeps_selection_and_text(self):
        self.select("Строили", "человек.")
        self.page.keyboard.press("c")
        self.page.wait_for_selector("#bench-form form")
        self.page.fill("[name=claimant_role_0]", "прораб")
        self.page.click("#bench-form [type=submit]")
        self.page.wait_for_selector("#bench-form .errornote")
        self.assertEqual(self.page.input_value("[name=claimant_role_0]"), "прораб")
        self.assertFalse(Claim.objects.exists())
        place = self.make_claim("Строили двести.").appearances.get()
        self.assertEqual(place.exact, "Строили его более двухсот человек.")

    def test_claims_like_the_one_being_typed_are_shown(self):
        statement = {"ru": "Мост через реку стоил 46 процентов бюджета посёлка."}
        known = self.newsroom.candidate(statement=statement)
        self.select("Мост стоил", "бюджета")
        self.page.keyboard.press("c")
        self.page.wait_for_selector("#bench-form form")
        typed = "Мост через реку стоил 64 процента бюджета посёлка."
        self.page.fill("[name=statement_0]", typed)
        hit = self.page.wait_for_selector(".already-hits a")
        self.assertEqual(hit.inner_text(), statement["ru"])
        self.assertIn(f"/{known.pk}/", hit.get_attribute("href"))

    def test_overlapping_claims_are_both_within_reach(self):
        self.claim_of("Мост стоил", "бюджета")
        self.claim_of("46 %", "Петров.")
        self.page.wait_for_selector("[data-marks].depth-2")
        self.page.click("[data-marks].depth-2")
        cards = self.page.locator(".bench-card:not([hidden])")
        self.assertEqual(cards.count(), 2)

    def test_everything_goes_without_a_mouse(self):
        suggestions.store(self.revision, by=self.olga)
        self.page.reload()
        keyboard = self.page.keyboard
        keyboard.press("s")
        keyboard.press("r")
        self.page.wait_for_selector(
            "[data-state=suggestion-rejected]", state="attached"
        )
        keyboard.press("n")
        self.assertEqual(
            self.revision.suggestions.open().count() + 1,
            self.revision.suggestions.count(),
        )
        keyboard.press("j")
        keyboard.press("c")
        self.page.wait_for_selector("#bench-form textarea")
        keyboard.type("Написано без мыши.")
        keyboard.press("Control+Enter")
        self.page.wait_for_selector("#bench-form form", state="detached")
        self.assertTrue(Claim.objects.exists())
        keyboard.press("?")
        self.assertTrue(self.page.is_visible("#bench-help"))

    def test_a_reviewer_reads_and_is_offered_no_form(self):
        self.newsroom.candidate(self.revision, start=20, end=40)
        self.page = self.open("rustam")
        self.page.keyboard.press("n")
        self.assertEqual(self.page.locator(".bench-card:not([hidden])").count(), 1)
        self.page.keyboard.press("c")
        self.assertEqual(self.page.locator("#bench-form form").count(), 0)
        self.assertEqual(self.page.locator("[data-do=create]").count(), 0)

    def test_nothing_overflows_on_a_phone_and_the_policy_is_kept(self):
        self.newsroom.candidate(self.revision, start=20, end=40)
        self.page = self.open("olga", width=390)
        self.page.keyboard.press("n")
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(wide, 390)
        self.assertEqual([c for c in self.complaints if "favicon" not in c], [])

    def test_a_text_that_is_not_here_says_so(self):
        article = self.newsroom.article()
        detached = articles.add_detached_text(
            article, by=self.olga, sha256="0" * 64, length=9
        )
        self.revision = detached
        page = self.open("olga")
        self.assertEqual(page.locator("#workbench").count(), 0)
        self.assertEqual(page.locator("#content-main .empty").count(), 1)
