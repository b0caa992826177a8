"""Two people at the same moment: exactly one wins, the other gets a sentence.

Real threads, real connections, real commits, on both engines.
"""

import threading
from collections.abc import Callable

from django.db import connection

from claims.audit import chain
from claims.choices import ClaimState
from claims.exceptions import DomainError
from claims.models import AuditEvent, Claim
from claims.operations import (
    claims,
    evidence,
    merging,
    publication,
    reviews,
    verdicts,
)
from tests.base import CommittingTestCase

TIMEOUT = 30  # seconds; only a deadlock would take that long


def race(*runners: Callable[[], object]) -> list[object]:
    """Runs all at once. The result of each: what it returned, or its DomainError."""
    results: list[object] = [None] * len(runners)
    start = threading.Barrier(len(runners))

    def run(place: int, runner: Callable[[], object]) -> None:
        try:
            start.wait(TIMEOUT)
            results[place] = runner()
        except DomainError as refusal:
            results[place] = refusal
        finally:
            connection.close()

    threads = [
        threading.Thread(target=run, args=each, daemon=True)
        for each in enumerate(runners)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(TIMEOUT)
    return results


class RaceTests(CommittingTestCase):
    def assertOneWins(self, *runners: Callable[[], object]) -> None:
        results = race(*runners)
        refusals = [each for each in results if isinstance(each, DomainError)]
        self.assertEqual(len(refusals), len(runners) - 1, results)
        self.assertTrue(str(refusals[0]))
        self.assertChainIsWhole()

    def assertChainIsWhole(self) -> None:
        rows = AuditEvent.objects.values_list("sequence", "body", "prev_hash", "hash")
        self.assertIsNone(chain.first_break(chain.Link(*row) for row in rows))

    def test_two_reviewers_approve_and_the_quorum_is_counted_once(self):
        claim = self.newsroom.submitted()
        one, two = self.fresh(claim), self.fresh(claim)
        self.assertOneWins(
            lambda: reviews.approve(one, by=self.rustam),
            lambda: reviews.approve(two, by=self.rita),
        )
        self.assertEqual(self.fresh(claim).state, ClaimState.APPROVED)

    def test_two_editors_save_the_same_claim(self):
        claim = self.newsroom.candidate()
        one, two = self.fresh(claim), self.fresh(claim)
        self.assertOneWins(
            lambda: claims.edit(one, by=self.olga, statement={"en": "One."}),
            lambda: claims.edit(two, by=self.oleg, statement={"en": "Two."}),
        )
        self.assertEqual(self.fresh(claim).version, claim.version + 1)

    def test_submitting_meets_an_edit(self):
        claim = self.newsroom.researched()
        source = self.newsroom.source()
        one, two = self.fresh(claim), self.fresh(claim)
        self.assertOneWins(
            lambda: self.newsroom.submit(one) or one,
            lambda: evidence.add(
                by=self.oleg, claim=two, source=source, stance="context"
            ),
        )
        now = self.fresh(claim)
        self.assertEqual(now.state == ClaimState.IN_REVIEW, now.evidence.count() == 1)

    def test_publishing_meets_a_return(self):
        claim = self.newsroom.approved()
        one, two = self.fresh(claim), self.fresh(claim)
        self.assertOneWins(
            lambda: publication.publish(one, by=self.pavel),
            lambda: reviews.send_back(two, by=self.rita, comment="Wait."),
        )
        now = self.fresh(claim)
        self.assertIn(now.state, (ClaimState.PUBLISHED, ClaimState.RESEARCHING))

    def test_a_merge_meets_publication_of_the_other_claim(self):
        claim, other = self.newsroom.candidate(), self.newsroom.approved()
        one, two = self.fresh(other), self.fresh(other)
        self.assertOneWins(
            lambda: merging.merge(
                self.fresh(claim), into=one, by=self.olga, reason="Same."
            ),
            lambda: publication.publish(two, by=self.pavel),
        )

    def test_two_claims_merged_into_each_other_do_not_vanish(self):
        claim, other = self.newsroom.candidate(), self.newsroom.candidate()
        pairs = [(self.fresh(claim), self.fresh(other)) for _ in range(2)]
        self.assertOneWins(
            lambda: merging.merge(
                pairs[0][0], into=pairs[0][1], by=self.olga, reason="Same."
            ),
            lambda: merging.merge(
                pairs[1][1], into=pairs[1][0], by=self.oleg, reason="Same."
            ),
        )
        self.assertEqual(Claim.objects.in_state(ClaimState.MERGED).count(), 1)

    def test_eight_writers_leave_one_unbroken_chain(self):
        rows = [self.newsroom.candidate() for _ in range(8)]
        before = AuditEvent.objects.count()
        results = race(
            *(
                lambda row=row: claims.edit(row, by=self.olga, leads={"en": "Look."})
                for row in rows
            )
        )
        self.assertTrue(all(isinstance(each, Claim) for each in results), results)
        self.assertEqual(AuditEvent.objects.count(), before + 8)
        self.assertChainIsWhole()

    def test_the_verdict_submitted_twice_is_one_verdict(self):
        claim = self.newsroom.researched()
        one, two = self.fresh(claim), self.fresh(claim)
        self.assertOneWins(
            lambda: self.newsroom.submit(one) or one,
            lambda: self.newsroom.submit(two, by=self.oleg) or two,
        )
        self.assertEqual(verdicts.Verdict.objects.filter(claim=claim).count(), 1)
