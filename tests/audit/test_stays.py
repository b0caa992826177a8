"""How long claims stay in each state, from the log alone."""

import datetime as dt
from unittest import mock

from django.utils import timezone

from claims.audit.stays import stays, times_in_states
from claims.choices import ClaimState as S
from claims.operations import claims, evidence, merging, reviews
from tests.base import NewsroomTestCase

START = timezone.now()


def on_day(number):
    """The log's clock, `number` days from the start."""
    moment = START + dt.timedelta(days=number)
    return mock.patch("claims.audit.log.timezone.now", return_value=moment)


class StayTests(NewsroomTestCase):
    def test_a_claims_way_is_told_state_by_state(self):
        with on_day(0):
            claim = self.newsroom.researched()
        with on_day(2):
            self.newsroom.submit(claim)
        with on_day(5):
            reviews.send_back(claim, by=self.rustam, comment="Which year?")
        found = stays(claim)
        self.assertEqual(
            [stay.state for stay in found],
            [S.CANDIDATE, S.RESEARCHING, S.IN_REVIEW, S.RESEARCHING],
        )
        self.assertEqual(found[2].lasted(START), dt.timedelta(days=3))
        self.assertIsNone(found[3].until)
        now = START + dt.timedelta(days=9)
        self.assertEqual(found[3].lasted(now), dt.timedelta(days=4))

    def test_an_edit_is_no_move_and_one_vote_of_two_neither(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam)
        claims.edit(claim, by=self.olga, leads={"en": "Ask."})
        self.assertEqual(stays(claim)[-1].state, S.IN_REVIEW)
        self.assertEqual(len(stays(claim)), 3)

    def test_a_round_voided_by_new_evidence_ends_the_review(self):
        claim = self.newsroom.submitted()
        source = self.newsroom.source()
        evidence.add(by=self.olga, claim=claim, source=source, stance="context")
        self.assertEqual(stays(claim)[-1].state, S.RESEARCHING)

    def test_a_round_voided_by_a_merge_does_too(self):
        claim, other = self.newsroom.submitted(), self.newsroom.researched()
        merging.merge(other, into=claim, by=self.olga, reason="Same.")
        self.assertEqual(self.fresh(claim).state, S.RESEARCHING)
        self.assertEqual(stays(claim)[-1].state, S.RESEARCHING)
        self.assertEqual(stays(other)[-1].state, S.MERGED)

    def test_statistics_give_the_middle_and_the_slowest_tenth(self):
        for days in (1, 2, 9):
            with on_day(0):
                claim = self.newsroom.submitted()
            with on_day(days):
                reviews.approve(claim, by=self.rustam)
        times = {time.state: time for time in times_in_states()}
        review = times[S.IN_REVIEW]
        self.assertEqual(review.stays, 3)
        self.assertEqual(review.median, dt.timedelta(days=2))
        self.assertEqual(review.ninetieth, dt.timedelta(days=9))
        self.assertNotIn(S.APPROVED, times)  # nobody has left it yet

    def test_statistics_hold_the_histories_of_a_few_claims_at_once(self):
        for _ in range(3):
            self.newsroom.submitted()
        with self.assertNumQueries(2):
            at_once = times_in_states()
        few = mock.patch("claims.audit.stays.CLAIMS_AT_ONCE", 2)
        with few, self.assertNumQueries(3):
            self.assertEqual(times_in_states(), at_once)
