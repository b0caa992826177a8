"""Review as four people live it, in Russian: returned, answered, approved, published,
corrected."""

from playwright.sync_api import Page

from claims.choices import ClaimState
from claims.models import Claim
from tests.browser.base import BrowserTestCase


class FourEyesTests(BrowserTestCase):
    def test_a_returned_verdict_is_answered_approved_published_and_corrected(self):
        claim = self.newsroom.submitted()
        self.rita_returns(claim)
        self.olga_answers(claim)
        self.rustam_approves(claim)
        self.pavel_publishes_and_opens_a_correction(claim)
        self.readers_see_the_note(claim)
        self.assertEqual(self.complaints, [])

    def rita_returns(self, claim: Claim) -> None:
        rita = self.window("rita")
        self.open(rita, claim, "return")
        rita.locator(".submit-row [type=submit]").click()
        rita.locator(".errorlist").first.wait_for()  # a return needs a comment
        rita.fill("#id_comment", "Не указан год отчёта.")
        self.confirm(rita, claim, ClaimState.RESEARCHING)

    def olga_answers(self, claim: Claim) -> None:
        olga = self.window("olga")
        self.open(olga, claim, "submit")
        olga.get_by_text("Не указан год отчёта.").first.wait_for()
        olga.fill("#id_response", "Отчёт за 2024 год, стр. 12.")
        olga.check("#id_no_refutation_found")
        self.confirm(olga, claim, ClaimState.IN_REVIEW)
        approve = olga.get_by_role("link", name="Одобрить", exact=True)
        self.assertEqual(approve.count(), 0)  # it is her own verdict

    def rustam_approves(self, claim: Claim) -> None:
        rustam = self.window("rustam", width=390)
        self.open(rustam, claim, "approve")
        self.confirm(rustam, claim, ClaimState.APPROVED)

    def pavel_publishes_and_opens_a_correction(self, claim: Claim) -> None:
        pavel = self.window("pavel")
        self.open(pavel, claim, "publish")
        self.confirm(pavel, claim, ClaimState.PUBLISHED)
        self.open(pavel, claim, "correct")
        pavel.select_option("#id_kind", "clarification")
        pavel.fill("#id_what_changed_0", "Назван год отчёта.")
        pavel.fill("#id_why_0", "Читатель спросил, какой это год.")
        self.confirm(pavel, claim, ClaimState.UNDER_CORRECTION)

    def readers_see_the_note(self, claim: Claim) -> None:
        reader = self.window(width=390)
        reader.goto(self.url(f"/ru/claims/{claim.public_id}/"))
        reader.get_by_text("Назван год отчёта.").first.wait_for()
        reader.get_by_text("Правда").first.wait_for()

    def open(self, page: Page, claim: Claim, verb: str) -> None:
        page.goto(self.url(f"/admin/claims/claim/{claim.pk}/do/{verb}/"))

    def confirm(self, page: Page, claim: Claim, state: ClaimState) -> None:
        page.locator(".submit-row [type=submit]").click()
        page.locator(".messagelist .success").wait_for()
        self.assertEqual(self.fresh(claim).state, state)
