"""Two people answer the same thing at once: one is told it is already done.

And two senders at once send a letter once.
"""

import datetime as dt

from django.core import mail
from django.utils import timezone

from claims.choices import Delivery
from claims.exceptions import AlreadyThere, DomainError
from claims.operations import claims, comments, delivery, notices, replies, reports
from tests.base import CommittingTestCase
from tests.operations.test_races import race

TODAY = timezone.localdate()


class TalkRaceTests(CommittingTestCase):
    def assertOneWins(self, *runners):
        results = race(*runners)
        refusals = [each for each in results if isinstance(each, DomainError)]
        self.assertEqual(len(refusals), 1, results)
        self.assertIsInstance(refusals[0], AlreadyThere)

    def test_a_report_is_decided_by_one_of_two(self):
        claim = self.newsroom.published()
        row = reports.receive(claim, address="::1", text="210.")
        one, two = self.fresh(row), self.fresh(row)
        self.assertOneWins(
            lambda: reports.decide(one, by=self.olga, outcome="accepted", note="Y."),
            lambda: reports.decide(two, by=self.rita, outcome="declined", note="N."),
        )

    def test_a_comment_is_resolved_by_one_of_two(self):
        row = comments.write(self.newsroom.candidate(), by=self.olga, text="?")
        one, two = self.fresh(row), self.fresh(row)
        self.assertOneWins(
            lambda: comments.resolve(one, by=self.olga),
            lambda: comments.resolve(two, by=self.rita),
        )

    def test_an_answer_is_recorded_by_one_of_two(self):
        row = replies.ask(
            self.newsroom.candidate(),
            by=self.olga,
            addressee="The mission",
            question="",
            asked_on=TODAY,
            deadline_on=TODAY,
        )
        one, two = self.fresh(row), self.fresh(row)
        self.assertOneWins(
            lambda: replies.answer(one, by=self.olga, answer="1", answered_on=TODAY),
            lambda: replies.answer(two, by=self.oleg, answer="2", answered_on=TODAY),
        )

    def test_two_senders_at_once_send_a_notice_once(self):
        notices.choose(by=self.oleg, delivery=Delivery.DIGEST)
        for _ in range(3):
            claims.assign(self.newsroom.candidate(), by=self.olga, to=self.oleg)
        results = race(delivery.send_waiting, delivery.send_waiting)
        self.assertEqual(sum(each.sent for each in results), 3, results)
        told = "".join(letter.body for letter in mail.outbox)
        self.assertEqual(told.count("/admin/claims/claim/"), 3)

    def test_two_commands_at_once_tell_of_a_delay_once(self):
        claim = self.newsroom.candidate()
        claims.assign(claim, by=self.oleg, to=self.oleg)
        claims.plan(claim, by=self.olga, due_on=TODAY, priority=4)
        tomorrow = TODAY + dt.timedelta(days=1)
        race(*[lambda: notices.tell_of_delays(on=tomorrow)] * 2)
        self.assertEqual(self.oleg.notices.count(), 1)
