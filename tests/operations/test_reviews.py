"""Four eyes."""

from claims.choices import ClaimState
from claims.exceptions import Incomplete, NotAllowed, StaleState
from claims.models import AuditEvent, Claim
from claims.operations import (
    claims,
    conflicts,
    evidence,
    publication,
    reviews,
    verdicts,
)
from claims.workflow import policies
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

    def test_after_a_return_the_next_verdict_answers_in_writing(self):
        claim = self.newsroom.submitted()
        reviews.send_back(claim, by=self.rustam, comment="Which year?")
        with self.assertRaisesMessage(Incomplete, "how the objection was met"):
            self.newsroom.submit(claim)
        self.newsroom.submit(claim, response="2024, see the table.")
        self.assertEqual(claim.verdict.response, "2024, see the table.")

    def test_whoever_has_an_interest_may_object_but_not_approve(self):
        claim = self.newsroom.submitted()
        conflicts.declare(claim, by=self.rustam, reason="My brother works there.")
        with self.assertRaisesMessage(NotAllowed, "declared an interest"):
            reviews.approve(claim, by=self.rustam)
        reviews.send_back(claim, by=self.rustam, comment="The table is outdated.")
        self.assertEqual(claim.state, ClaimState.RESEARCHING)

    def test_an_objection_counts_until_the_claim_is_published(self):
        claim = self.newsroom.approved()
        reviews.send_back(claim, by=self.rita, comment="Wait: wrong table.")
        self.assertEqual(self.fresh(claim).state, ClaimState.RESEARCHING)

    def test_votes_are_blind_until_the_round_is_over(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam)
        for person in (self.rita, self.olga, self.rustam, self.sofia, self.pavel):
            self.assertFalse(policies.sees_votes(person, claim), person)
        self.assertTrue(policies.sees_votes(self.anna, claim))
        reviews.approve(claim, by=self.rita)
        self.assertTrue(policies.sees_votes(self.olga, claim))
