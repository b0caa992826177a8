"""Four eyes."""

from claims.choices import ClaimState
from claims.exceptions import Incomplete, NotAllowed, StaleState
from claims.models import AuditEvent, Claim
from claims.operations import claims, evidence, publication, reviews, verdicts
from tests.base import NewsroomTestCase


class ReviewTests(NewsroomTestCase):
    def test_a_claim_travels_from_candidate_to_published(self):
        claim = self.newsroom.candidate()
        claims.start_research(claim, by=self.olga)
        evidence.add(
            by=self.olga, claim=claim, source=self.newsroom.source(), stance="supports"
        )
        self.newsroom.submit(claim)
        reviews.approve(claim, by=self.rustam)
        publication.publish(claim, by=self.pavel)
        self.assertEqual(self.fresh(claim).state, ClaimState.PUBLISHED)
        self.assertIn(claim, Claim.objects.published())

    def test_the_author_cannot_approve_even_as_superuser(self):
        claim = self.newsroom.researched()
        self.newsroom.submit(claim, by=self.sofia)
        with self.assertRaisesMessage(NotAllowed, "You wrote this verdict"):
            reviews.approve(claim, by=self.sofia)

    def test_two_approvals_mean_two_people(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam)
        self.assertEqual(claim.state, ClaimState.IN_REVIEW)
        with self.assertRaisesMessage(NotAllowed, "already decided"):
            reviews.approve(claim, by=self.rustam)
        reviews.approve(claim, by=self.rita)
        self.assertEqual(self.fresh(claim).state, ClaimState.APPROVED)

    def test_a_return_needs_a_comment_and_ends_the_round(self):
        claim = self.newsroom.submitted()
        with self.assertRaises(Incomplete):
            reviews.send_back(claim, by=self.rustam, comment="  ")
        reviews.send_back(claim, by=self.rustam, comment="Which year?")
        self.assertEqual(self.fresh(claim).state, ClaimState.RESEARCHING)
        self.assertIsNone(self.fresh(claim).verdict)

    def test_new_evidence_after_submission_voids_the_round(self):
        claim = self.newsroom.submitted()
        evidence.add(
            by=self.olga, claim=claim, source=self.newsroom.source(), stance="context"
        )
        self.assertEqual(self.fresh(claim).state, ClaimState.RESEARCHING)
        event = AuditEvent.objects.last()
        self.assertEqual(event.code, "evidence.added_round_voided")

    def test_a_change_of_leads_leaves_the_round_alone(self):
        claim = self.newsroom.submitted()
        claims.edit(claim, by=self.olga, leads={"en": "Ask the mission."})
        self.assertEqual(self.fresh(claim).state, ClaimState.IN_REVIEW)

    def test_what_another_editor_saved_meanwhile_is_not_overwritten(self):
        claim = self.newsroom.candidate()
        stale = self.fresh(claim)
        claims.edit(claim, by=self.olga, statement={"en": "The mission doubled."})
        with self.assertRaises(StaleState):
            claims.edit(stale, by=self.oleg, statement={"en": "It shrank."})
        self.assertEqual(str(self.fresh(claim).statement), "The mission doubled.")

    def test_a_verdict_says_what_it_did_not_find(self):
        claim = self.newsroom.researched()
        with self.assertRaisesMessage(Incomplete, "no evidence against"):
            self.newsroom.submit(claim, no_refutation_found=False)
        self.assertEqual(self.fresh(claim).state, ClaimState.RESEARCHING)

    def test_a_published_claim_is_locked_for_everybody(self):
        claim = self.newsroom.published()
        with self.assertRaisesMessage(NotAllowed, "Open a correction"):
            claims.edit(claim, by=self.sofia, statement={"en": "Changed."})

    def test_nobody_without_a_role_may_submit(self):
        claim = self.newsroom.researched()
        with self.assertRaises(NotAllowed):
            self.newsroom.submit(claim, by=self.nikita)
        self.assertFalse(verdicts.Verdict.objects.exists())
