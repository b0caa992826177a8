"""Readers learn who was asked, and in neutral words what came of it."""

import datetime as dt

from claims.operations import replies
from tests.views.base import PublicSiteTestCase

DAY = dt.date(2026, 1, 10)


class RepliesTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()

    def ask(self):
        return replies.ask(
            self.claim,
            by=self.olga,
            addressee="The ministry",
            question="Which number is right?",
            asked_on=DAY,
            deadline_on=DAY + dt.timedelta(days=7),
        )

    def told(self) -> str:
        return self.page("claim-detail", self.claim.public_id)

    def test_nobody_asked_is_not_a_heading_without_a_text(self):
        self.assertNotIn("Who was asked", self.told())

    def test_asked_and_answered(self):
        reply = self.ask()
        self.assertIn("no answer so far", self.told())
        replies.answer(reply, by=self.olga, answer="The second.", answered_on=DAY)
        page = self.told()
        self.assertIn("The ministry", page)
        self.assertIn("answered on Jan.\u00a010,\u00a02026", page)

    def test_letters_and_reasons_stay_inside(self):
        replies.waive(
            self.claim, by=self.olga, addressee="The victim", reason="In hospital."
        )
        page = self.told()
        self.assertIn("was not asked", page)
        self.assertNotIn("In hospital.", page)
