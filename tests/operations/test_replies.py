"""The right of reply, and requests to outlets."""

import datetime as dt

from django.utils import timezone

from claims.exceptions import AlreadyThere, Incomplete, MoveRefused, NotAllowed
from claims.models import AuditEvent, RightOfReply
from claims.operations import outlets, replies
from tests.base import NewsroomTestCase

TODAY = timezone.localdate()


def days_ago(number):
    return TODAY - dt.timedelta(days=number)


class RightOfReplyTests(NewsroomTestCase):
    def setUp(self):
        self.claim = self.newsroom.researched()

    def ask(self, **columns):
        columns = {
            "addressee": "The mission",
            "question": "How many people?",
            "asked_on": days_ago(7),
            "deadline_on": days_ago(2),
        } | columns
        return replies.ask(self.claim, by=self.olga, **columns)

    def test_asked_unanswered_is_late_after_the_deadline(self):
        row = self.ask()
        self.assertTrue(row.is_late(TODAY))
        self.assertFalse(row.is_late(days_ago(2)))
        self.assertIn(row, RightOfReply.objects.past_deadline(TODAY))

    def test_an_answer_may_come_late_and_comes_once(self):
        row = self.ask()
        stale = self.fresh(row)
        replies.answer(row, by=self.olga, answer="210.", answered_on=TODAY)
        self.assertFalse(row.is_late(TODAY))
        with self.assertRaises(AlreadyThere):
            replies.answer(stale, by=self.oleg, answer="220.", answered_on=TODAY)
        self.assertEqual(self.fresh(row).answer, "210.")

    def test_whoever_is_not_asked_is_named_with_the_reason(self):
        with self.assertRaises(Incomplete):
            replies.waive(self.claim, by=self.olga, addressee="The spy", reason="")
        row = replies.waive(
            self.claim, by=self.olga, addressee="The spy", reason="No address known."
        )
        self.assertTrue(row.is_waived)
        with self.assertRaisesMessage(MoveRefused, "Nobody was asked"):
            replies.answer(row, by=self.olga, answer="Boo.", answered_on=TODAY)

    def test_days_come_in_their_order(self):
        with self.assertRaisesMessage(Incomplete, "before the question"):
            self.ask(deadline_on=days_ago(8))
        with self.assertRaisesMessage(Incomplete, "yet to come"):
            self.ask(asked_on=TODAY + dt.timedelta(days=1))
        row = self.ask()
        with self.assertRaisesMessage(Incomplete, "before the question"):
            replies.answer(row, by=self.olga, answer="210.", answered_on=days_ago(8))

    def test_an_auditor_records_nothing(self):
        with self.assertRaises(NotAllowed):
            replies.waive(self.claim, by=self.anna, addressee="X", reason="Y.")


class OutletRequestTests(NewsroomTestCase):
    def setUp(self):
        self.claim = self.newsroom.published()
        self.article = self.claim.appearances.get().revision.article

    def request(self, article=None):
        return outlets.request_correction(
            self.claim,
            by=self.olga,
            article=article or self.article,
            sent_on=days_ago(3),
            text="Please correct: 210, not 200.",
        )

    def test_only_an_article_that_makes_the_claim_is_asked(self):
        with self.assertRaisesMessage(Incomplete, "does not stand in this article"):
            self.request(article=self.newsroom.article())

    def test_silence_may_be_followed_by_a_correction(self):
        row = self.request()
        for outcome in ("no_answer", "corrected"):
            outlets.record_outcome(
                row, by=self.olga, outcome=outcome, outcome_on=TODAY, note=""
            )
        self.assertEqual(self.fresh(row).outcome, "corrected")
        codes = AuditEvent.objects.values_list("code", flat=True).order_by("sequence")
        self.assertEqual(list(codes)[-2:], ["outletrequest.outcome_recorded"] * 2)

    def test_an_outcome_is_a_known_one_and_not_before_the_request(self):
        row = self.request()
        for outcome, day in (
            ("none_yet", TODAY),
            ("sulked", TODAY),
            ("refused", days_ago(9)),
        ):
            with self.assertRaises(Incomplete):
                outlets.record_outcome(
                    self.fresh(row),
                    by=self.olga,
                    outcome=outcome,
                    outcome_on=day,
                    note="",
                )
