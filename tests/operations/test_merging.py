"""Two claims turn out to be one."""

from claims.choices import ClaimState
from claims.exceptions import Incomplete, NotAllowed
from claims.models import Claim
from claims.operations import merging
from tests.base import NewsroomTestCase


class MergingTests(NewsroomTestCase):
    def test_appearances_and_evidence_move_along(self):
        claim, other = self.newsroom.researched(), self.newsroom.researched()
        merging.merge(claim, into=other, by=self.olga, reason="Same claim.")
        self.assertEqual(other.appearances.count(), 2)
        self.assertEqual(other.evidence.count(), 2)
        self.assertEqual(other.appearances.filter(is_first=True).count(), 1)
        self.assertEqual(self.fresh(claim).merged_into, other)

    def test_a_merged_claim_cannot_be_merged_into(self):
        claim, other = self.newsroom.candidate(), self.newsroom.candidate()
        merging.merge(claim, into=other, by=self.olga, reason="Same claim.")
        with self.assertRaisesMessage(Incomplete, "merged"):
            merging.merge(other, into=claim, by=self.olga, reason="And back.")

    def test_a_claim_is_not_merged_into_itself(self):
        claim = self.newsroom.candidate()
        with self.assertRaisesMessage(Incomplete, "itself"):
            merging.merge(claim, into=claim, by=self.olga, reason="Why not.")

    def test_readers_are_never_led_to_an_unpublished_claim(self):
        claim, other = self.newsroom.published(), self.newsroom.candidate()
        with self.assertRaisesMessage(Incomplete, "unpublished"):
            merging.merge(claim, into=other, by=self.pavel, reason="Same claim.")

    def test_only_a_publisher_takes_a_published_claim_away(self):
        claim, other = self.newsroom.published(), self.newsroom.published()
        with self.assertRaises(NotAllowed):
            merging.merge(claim, into=other, by=self.olga, reason="Same claim.")
        merging.merge(claim, into=other, by=self.pavel, reason="Same claim.")
        self.assertNotIn(claim, Claim.objects.published())

    def test_evidence_on_a_claim_under_review_voids_the_round(self):
        claim, other = self.newsroom.researched(), self.newsroom.submitted()
        merging.merge(claim, into=other, by=self.olga, reason="Same claim.")
        self.assertEqual(self.fresh(other).state, ClaimState.RESEARCHING)

    def test_a_candidate_joins_a_published_claim_with_its_places_only(self):
        claim, other = self.newsroom.candidate(), self.newsroom.published()
        merging.merge(claim, into=other, by=self.olga, reason="Already checked.")
        self.assertEqual(other.appearances.count(), 2)
        self.assertEqual(self.fresh(other).state, ClaimState.PUBLISHED)
        with self.assertRaisesMessage(Incomplete, "cannot take evidence"):
            busy = self.newsroom.researched()
            merging.merge(busy, into=other, by=self.olga, reason="Already checked.")
