""" "Already checked?" while a statement is typed, in a real browser and in Russian."""

from django.urls import reverse

from claims.models import Claim
from tests.browser.base import BrowserTestCase

KNOWN = "Мост через реку стоил 46 процентов бюджета посёлка."
OTHER_NUMBER = "Мост через реку стоил 64 процента бюджета посёлка."
TEXT = f"Вчера подвели итоги. {KNOWN} Никто не спросил жителей.\n"


class WhileTypingTests(BrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.known = self.newsroom.candidate(statement={"ru": KNOWN})
        self.revision = self.newsroom.revision(
            text=TEXT, language="ru", title={"ru": "Итоги года", "en": "The year"}
        )

    def open_form(self, width: int = 1280):
        page = self.window("olga", width=width)
        page.goto(self.url("/admin/claims/claim/add/"))
        page.wait_for_selector(".already [data-hint]:not([hidden])")
        return page

    def type(self, page, statement: str) -> None:
        page.click("#id_statement_0")
        page.keyboard.insert_text(statement)

    def test_hits_come_while_typing_and_nothing_moves(self):
        page = self.open_form()
        before = page.locator("#id_kind").bounding_box()
        self.type(page, OTHER_NUMBER)
        hit = page.wait_for_selector(".already-hits li")
        self.assertIn("связано", hit.inner_text())
        self.assertIn("разные числа: здесь 64 процента", hit.inner_text())
        self.assertEqual(page.locator("#id_kind").bounding_box(), before)
        live = page.get_attribute(".already-hits", "aria-live")
        self.assertEqual(live, "polite")
        self.assertFalse(page.is_visible(".already button"))
        self.assertEqual([c for c in self.complaints if "favicon" not in c], [])

    def test_only_the_last_words_count(self):
        page = self.open_form()
        self.type(page, KNOWN)
        page.wait_for_selector(".already-hits li")
        page.fill("#id_statement_0", "Совсем другое: медузы не спят.")
        page.wait_for_selector(".already-hits li", state="detached")
        self.assertIn("пока не известно", page.inner_text(".already-hits"))

    def test_the_passage_is_added_to_the_claim_that_is_known_by_keyboard(self):
        page = self.open_form()
        page.evaluate(
            """([pk, label]) => {
              const select = document.getElementById("id_revision");
              select.add(new Option(label, pk, true, true));
            }""",
            [str(self.revision.pk), "Итоги года"],
        )
        page.fill("#id_quote", KNOWN)
        self.type(page, KNOWN)
        page.wait_for_selector(".already-hits a.verb")
        for _step in range(6):  # the English box, the hit, what can be done with it
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.already-hits .verb')"):
                break
        with page.context.expect_page() as opened:
            page.keyboard.press("Enter")
        place = opened.value
        self.assertIn("/do/add-place/?revision=", place.url)
        self.assertEqual(place.input_value("#id_quote"), KNOWN)
        place.click(".submit-row [type=submit]")
        place.wait_for_selector(".messagelist .success")
        added = self.known.appearances.get(revision=self.revision)
        self.assertEqual(added.exact, KNOWN)
        self.assertEqual(Claim.objects.count(), 1)

    def test_on_a_phone_nothing_is_wider_than_the_screen(self):
        page = self.open_form(width=390)
        self.type(page, OTHER_NUMBER)
        page.wait_for_selector(".already-hits li")
        wide = page.evaluate("document.documentElement.scrollWidth")
        self.assertLessEqual(wide, 390)

    def test_in_the_workbench_one_button_adds_the_passage(self):
        page = self.window("olga")
        page.goto(self.url(f"/admin/claims/revision/{self.revision.pk}/workbench/"))
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_selector("#bench-form form")
        page.fill("#bench-form [name=statement_0]", KNOWN)
        page.click(".already-hits [data-place]")
        page.wait_for_selector("#bench-form form", state="detached")
        added = self.known.appearances.get(revision=self.revision)
        self.assertEqual(added.exact, KNOWN)


class WithoutAScriptTests(BrowserTestCase):
    def test_a_button_asks_the_same(self):
        known = self.newsroom.candidate(statement={"ru": KNOWN})
        self.client.force_login(self.olga)
        form = self.client.get(
            "/admin/claims/claim/add/", headers={"accept-language": "ru"}
        )
        url = reverse("admin:claims_revision_similar")
        self.assertContains(form, f'formaction="{url}"')
        page = self.client.post(
            url,
            {"statement_0": OTHER_NUMBER, "revision": "1", "start": "3", "end": "9"},
            headers={"accept-language": "ru"},
        )
        self.assertContains(page, KNOWN)
        self.assertContains(page, "Добавить это место к тому утверждению")
        self.assertContains(page, f"/claim/{known.pk}/do/add-place/?revision=1")
        alone = self.client.post(url, {"statement_0": KNOWN, "but_not": known.pk})
        self.assertNotContains(alone, f"/claim/{known.pk}/")
