"""What is published changes in the open, and two people change it."""

from claims.choices import ClaimState, CorrectionKind
from claims.exceptions import MoveRefused, NotAllowed, StaleState
from claims.models import Claim
from claims.operations import claims, corrections, publication
from tests.base import NewsroomTestCase

WHAT = {"en": "The number was for 2023."}
WHY = {"en": "A reader showed us the table."}


class CorrectionTests(NewsroomTestCase):
    def open(self, claim, *, by=None, kind=CorrectionKind.CORRECTION):
        return corrections.open_correction(
            claim, by=by or self.pavel, kind=kind, what_changed=WHAT, why=WHY
        )

    def test_readers_keep_the_old_verdict_until_the_new_one_is_published(self):
        claim = self.newsroom.published()
        self.open(claim)
        claims.edit(claim, by=self.olga, statement={"en": "It grew by 150."})
        self.newsroom.submit(claim, rating="half-true")
        shown = Claim.objects.published().get(pk=claim.pk).published_verdict
        self.assertEqual(shown.number, 1)
        self.assertEqual(str(shown.statement), "The mission grew by 200.")

    def test_a_correction_is_closed_by_another_publisher(self):
        claim = self.newsroom.published()
        correction = self.open(claim, by=self.pavel)
        self.newsroom.approved(self.newsroom.submitted(claim))
        with self.assertRaisesMessage(NotAllowed, "somebody else has to publish"):
            publication.publish(claim, by=self.pavel)
        publication.publish(claim, by=self.polina)
        correction = self.fresh(correction)
        self.assertEqual(correction.closed_by, self.polina)
        self.assertEqual(correction.to_verdict.number, 2)

    def test_the_first_publication_stays_the_date_of_the_claim(self):
        claim = self.newsroom.published()
        first = claim.published_at
        self.open(claim)
        self.newsroom.approved(self.newsroom.submitted(claim))
        publication.publish(claim, by=self.polina)
        self.assertEqual(self.fresh(claim).published_at, first)

    def test_a_correction_can_end_without_a_change_but_not_with_one(self):
        claim = self.newsroom.published()
        self.open(claim)
        claims.edit(claim, by=self.olga, statement={"en": "Something else."})
        with self.assertRaises(StaleState):
            corrections.keep(claim, by=self.polina, reason="All was well.")
        original = claim.published_verdict.statement
        claims.edit(claim, by=self.olga, statement=original)
        corrections.keep(claim, by=self.polina, reason="All was well.")
        self.assertEqual(self.fresh(claim).state, ClaimState.PUBLISHED)

    def test_a_withdrawal_needs_two_people(self):
        claim = self.newsroom.published()
        self.open(claim, kind=CorrectionKind.WITHDRAWAL)
        with self.assertRaisesMessage(NotAllowed, "somebody else"):
            corrections.withdraw(claim, by=self.pavel)
        corrections.withdraw(claim, by=self.polina)
        self.assertEqual(self.fresh(claim).state, ClaimState.WITHDRAWN)
        self.assertNotIn(claim, Claim.objects.published())
        self.assertIn(claim, Claim.objects.with_public_page())

    def test_an_ordinary_correction_is_not_confirmed_as_a_withdrawal(self):
        claim = self.newsroom.published()
        self.open(claim)
        with self.assertRaisesMessage(MoveRefused, "Nobody has asked"):
            corrections.withdraw(claim, by=self.polina)

    def test_a_claim_once_published_is_not_rejected_in_passing(self):
        claim = self.newsroom.published()
        self.open(claim)
        self.newsroom.submit(claim)
        claims.edit(claim, by=self.olga, statement={"en": "Voids the round."})
        self.assertEqual(claim.state, ClaimState.RESEARCHING)
        with self.assertRaisesMessage(NotAllowed, "published once"):
            claims.reject(claim, by=self.olga, reason="Tired of it.")
