"""The main job, by hand: from an empty form to a row in the CSV, with two accounts."""

import csv
import io

from playwright.sync_api import Page

from claims.choices import ClaimState
from claims.models import Claim, Claimant
from claims.operations import catalogue
from tests.browser.base import BrowserTestCase

QUOTE = "The mission on the border grew by more than 200 people last year."


class StoryTests(BrowserTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.newsroom.revision(
            key="border", title={"ru": "Миссия на границе", "en": "Border mission"}
        )
        self.newsroom.source(title="Annual report of the mission")
        self.newsroom.unit()
        catalogue.add(
            Claimant,
            by=self.olga,
            slug="mission",
            name={"ru": "Пресс-служба миссии", "en": "The mission's press office"},
        )

    def choose(self, page: Page, field: str, text: str) -> None:
        """Picks the first suggestion of an autocomplete field, by keyboard."""
        page.locator(f"#id_{field} + .select2 .select2-selection").click()
        page.locator(".select2-search__field").last.fill(text)
        page.locator(".select2-results__option--highlighted").filter(
            has_text=text
        ).wait_for()
        page.keyboard.press("Enter")

    def press(self, page: Page, name: str) -> None:
        page.get_by_role("button", name=name, exact=True).first.click()

    def test_a_claim_goes_from_the_form_to_the_reader_and_the_csv(self):
        olga = self.window("olga")
        self.create_claim(olga)
        claim = Claim.objects.get()
        self.assertEqual(claim.appearances.get().exact, QUOTE)
        self.submit_verdict(olga, claim)
        self.have_it_reviewed_and_published(claim)
        self.read_it(claim)
        self.find_it_in_the_csv(claim)
        self.assertEqual(self.complaints, [])

    def create_claim(self, page: Page) -> None:
        page.goto(self.url("/admin/claims/claim/add/"))
        page.fill(
            "#id_statement_0", "Миссия на границе выросла более чем на 200 человек."
        )
        page.fill("#id_statement_1", "The border mission grew by more than 200 people.")
        page.select_option("#id_kind", "quantity")
        self.choose(page, "claimant", "Пресс-служба")
        self.choose(page, "revision", "Миссия")
        page.fill("#id_quote", QUOTE)
        page.locator("#quantities-group .add-row a").click()
        page.select_option("#id_quantities-0-comparator", ">")
        page.fill("#id_quantities-0-value", "200")
        self.choose(page, "quantities-0-unit", "чел.")
        page.locator("#evidence-group .add-row a").click()
        self.choose(page, "evidence-0-source", "Annual report")
        page.select_option("#id_evidence-0-stance", "supports")
        page.fill("#id_evidence-0-pinpoint", "p. 12")
        page.click("input[name=_continue]")
        page.get_by_role("button", name="Начать исследование").wait_for()

    def submit_verdict(self, page: Page, claim: Claim) -> None:
        self.press(page, "Начать исследование")
        page.get_by_role("link", name="Отправить вердикт").first.click()
        page.locator("input[name=rating]").first.check()
        page.fill("#id_summary_0", "Отчёт миссии подтверждает цифру.")
        page.fill("#id_summary_1", "The mission's report bears the figure out.")
        page.fill("#id_explanation_0", "Сверено с отчётом; списки не проверялись.")
        page.fill(
            "#id_explanation_1", "Compared with the report, not with staff lists."
        )
        page.check("#id_no_refutation_found")
        self.confirm(page, claim, ClaimState.IN_REVIEW)

    def have_it_reviewed_and_published(self, claim: Claim) -> None:
        rustam = self.window("rustam")
        rustam.goto(self.url(f"/admin/claims/claim/{claim.pk}/do/approve/"))
        self.confirm(rustam, claim, ClaimState.APPROVED)
        pavel = self.window("pavel")
        pavel.goto(self.url(f"/admin/claims/claim/{claim.pk}/do/publish/"))
        self.confirm(pavel, claim, ClaimState.PUBLISHED)

    def confirm(self, page: Page, claim: Claim, state: ClaimState) -> None:
        """Presses the page's one button; the claim is then in `state`."""
        page.locator(".submit-row [type=submit]").click()
        page.locator(".messagelist .success").wait_for()
        self.assertEqual(self.fresh(claim).state, state)

    def read_it(self, claim: Claim) -> None:
        reader = self.window()
        reader.goto(self.url("/ru/claims/"))
        reader.get_by_role("link", name="Миссия на границе выросла").click()
        reader.get_by_text("Правда").first.wait_for()
        reader.get_by_text("Annual report of the mission").first.wait_for()
        reader.goto(self.url(f"/en/claims/{claim.public_id}/"))
        reader.get_by_role("heading", name="The border mission grew").wait_for()
        reader.get_by_text("grew by more than 200 people last year").first.wait_for()

    def find_it_in_the_csv(self, claim: Claim) -> None:
        reader = self.window()
        answer = reader.request.get(self.url("/claims.csv"))
        rows = list(csv.reader(io.StringIO(answer.text())))
        self.assertTrue(any(claim.public_id in row for row in rows), rows)
