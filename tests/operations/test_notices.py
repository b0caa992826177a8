"""People are told what concerns them: after the commit, and never in its way."""

import datetime as dt
import smtplib
from unittest import mock

from django.core import mail
from django.utils import timezone

from claims.choices import ClaimState, Delivery, NoticeCode, Priority
from claims.exceptions import Incomplete, StaleState
from claims.models import AuditEvent, Notice
from claims.operations import (
    bulk,
    claims,
    comments,
    delivery,
    letters,
    notices,
    publication,
    reviews,
)
from tests.base import NewsroomTestCase

BROKEN = "django.core.mail.backends.locmem.EmailBackend.send_messages"


class NoticeTestCase(NewsroomTestCase):
    def told(self):
        return [(row.recipient.username, row.code) for row in Notice.objects.all()]

    def assign(self, claim, to):
        with self.captureOnCommitCallbacks(execute=True):
            claims.assign(claim, by=self.olga, to=to)


class WhoIsToldTests(NoticeTestCase):
    def test_the_new_assignee_is_told_and_only_when_it_changes(self):
        claim = self.newsroom.candidate()
        self.assign(claim, self.oleg)
        self.assign(claim, self.oleg)
        self.assertEqual(self.told(), [("oleg", "assigned")])

    def test_nobody_is_told_what_they_did_themselves(self):
        self.assign(self.newsroom.candidate(), self.olga)
        self.assertEqual(self.told(), [])

    def test_the_author_is_told_of_a_return_and_why(self):
        claim = self.newsroom.submitted()
        reviews.send_back(claim, by=self.rustam, comment="Which year?")
        self.assertEqual(self.told(), [("olga", "returned")])
        self.assertEqual(Notice.objects.get().note, "Which year?")

    def test_one_vote_of_two_is_told_to_nobody(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam)
        self.assertEqual(self.told(), [])
        reviews.approve(claim, by=self.rita)
        self.assertEqual(self.told(), [("olga", "approved")])

    def test_author_and_assignee_are_told_of_publication(self):
        claim = self.newsroom.approved()
        claims.assign(claim, by=self.olga, to=self.oleg)
        Notice.objects.all().delete()
        publication.publish(claim, by=self.pavel)
        self.assertCountEqual(
            self.told(), [("olga", "published"), ("oleg", "published")]
        )

    def test_whoever_lost_the_role_is_told_nothing(self):
        claim = self.newsroom.submitted()
        self.olga.groups.clear()
        reviews.send_back(self.fresh(claim), by=self.rustam, comment="Which year?")
        self.assertEqual(self.told(), [])

    def test_a_refused_operation_tells_nobody(self):
        claim = self.newsroom.candidate()
        stale = self.fresh(claim)
        claims.edit(claim, by=self.olga, leads={"en": "Ask."})
        with self.assertRaises(StaleState):
            claims.assign(stale, by=self.olga, to=self.oleg)
        self.assertEqual(self.told(), [])


class MailTests(NoticeTestCase):
    def test_a_letter_goes_out_after_the_commit(self):
        claim = self.newsroom.candidate()
        self.assign(claim, self.oleg)
        [letter] = mail.outbox
        self.assertEqual(letter.to, ["oleg@example.org"])
        self.assertIn(f"http://testserver/admin/claims/claim/{claim.pk}/", letter.body)
        self.assertIsNotNone(Notice.objects.get().sent_at)

    def test_letters_are_in_russian_unless_the_person_chose_otherwise(self):
        self.assign(self.newsroom.candidate(), self.oleg)
        self.assertIn("Миссия выросла", mail.outbox[0].subject)
        notices.choose(by=self.oleg, delivery=Delivery.IMMEDIATE, language="en")
        self.assign(self.newsroom.candidate(), self.oleg)
        self.assertIn("The mission grew", mail.outbox[1].subject)

    def test_a_line_break_in_a_statement_does_not_reach_the_header(self):
        statement = {"ru": "Миссия\nBcc: x@example.org <b>выросла</b>."}
        self.assign(self.newsroom.candidate(statement=statement), self.oleg)
        [letter] = mail.outbox
        self.assertNotIn("\n", letter.subject)
        self.assertEqual(letter.recipients(), ["oleg@example.org"])
        self.assertIn("<b>выросла</b>", letter.body)
        self.assertEqual(letter.content_subtype, "plain")

    def test_a_failing_mail_server_undoes_nothing_and_is_tried_again_later(self):
        claim = self.newsroom.candidate()
        with mock.patch(BROKEN, side_effect=smtplib.SMTPServerDisconnected):
            self.assign(claim, self.oleg)
        self.assertEqual(self.fresh(claim).assignee, self.oleg)
        self.assertIsNone(Notice.objects.get().sent_at)
        self.assertEqual(delivery.send_waiting(), (0, 0))  # not at once again
        Notice.objects.update(tried_at=timezone.now() - delivery.LEASE * 2)
        self.assertEqual(delivery.send_waiting(), (1, 0))
        self.assertEqual(len(mail.outbox), 1)

    def test_what_one_sender_is_sending_another_leaves_alone(self):
        results = []

        def send_meanwhile(_letters):
            if not results:
                results.append(delivery.send_waiting())
            return 1

        with mock.patch(BROKEN, side_effect=send_meanwhile):
            self.assign(self.newsroom.candidate(), self.oleg)
        self.assertEqual(results, [(0, 0)])

    def test_a_digest_is_one_letter(self):
        notices.choose(by=self.oleg, delivery=Delivery.DIGEST)
        for _claim in range(3):
            self.assign(self.newsroom.candidate(), self.oleg)
        self.assertEqual(mail.outbox, [])
        self.assertEqual(delivery.send_waiting(), (3, 0))
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(delivery.send_waiting(), (0, 0))

    def test_whoever_wants_no_mail_gets_none(self):
        notices.choose(by=self.oleg, delivery=Delivery.NONE)
        self.assign(self.newsroom.candidate(), self.oleg)
        delivery.send_waiting()
        self.assertEqual(mail.outbox, [])

    def test_bulk_assignment_is_one_letter(self):
        rows = [self.newsroom.candidate() for _ in range(3)]
        with self.captureOnCommitCallbacks(execute=True):
            bulk.assign(rows, by=self.olga, to=self.oleg)
        self.assertEqual(len(mail.outbox), 1)
        self.assertEqual(Notice.objects.exclude(sent_at=None).count(), 3)

    def test_a_mention_quotes_the_comment(self):
        with self.captureOnCommitCallbacks(execute=True):
            comments.write(
                self.newsroom.candidate(), by=self.olga, text="@rita\nWhich year?"
            )
        self.assertIn("> @rita\n> Which year?\n", mail.outbox[0].body)

    def test_a_choice_is_one_of_those_offered_and_on_record(self):
        with self.assertRaises(Incomplete):
            notices.choose(by=self.oleg, delivery="hourly")
        with self.assertRaises(Incomplete):
            notices.choose(by=self.oleg, delivery=Delivery.NONE, language="tlh")
        notices.choose(by=self.oleg, delivery=Delivery.NONE)
        self.assertEqual(AuditEvent.objects.last().code, "noticepreference.chosen")


class AfterTheCommitTests(NoticeTestCase):
    """What fails after a commit is logged under its own name, whatever it is."""

    def test_a_sender_that_breaks_in_an_unforeseen_way_is_in_the_log(self):
        claim = self.newsroom.candidate()
        for act in (
            lambda: claims.assign(claim, by=self.olga, to=self.oleg),
            lambda: bulk.assign([claim], by=self.olga, to=self.rustam),
            lambda: letters.tell(self.olga, "Your password was changed."),
        ):
            with (
                mock.patch(BROKEN, side_effect=RuntimeError("out of order")),
                self.assertLogs("django.test", "ERROR") as told,
                self.captureOnCommitCallbacks(execute=True),
            ):
                act()
            self.assertIn("out of order", told.output[0])


class OverdueTests(NoticeTestCase):
    def setUp(self):
        self.today = timezone.localdate()
        self.claim = self.newsroom.candidate()
        claims.assign(self.claim, by=self.oleg, to=self.oleg)

    def due(self, days):
        claims.plan(
            self.claim,
            by=self.olga,
            due_on=self.today + dt.timedelta(days=days),
            priority=Priority.HIGH,
        )

    def test_the_assignee_is_told_once_for_each_day_due(self):
        self.due(-1)
        self.assertEqual(notices.tell_of_delays(on=self.today), 1)
        self.assertEqual(notices.tell_of_delays(on=self.today), 0)
        self.due(-2)
        self.assertEqual(notices.tell_of_delays(on=self.today), 1)
        self.assertEqual(self.told(), [("oleg", NoticeCode.OVERDUE)] * 2)

    def test_what_is_due_today_is_not_late(self):
        self.due(0)
        self.assertEqual(notices.tell_of_delays(on=self.today), 0)

    def test_what_is_published_is_not_late_any_more(self):
        claim = self.newsroom.approved()
        late = self.today - dt.timedelta(days=3)
        claims.plan(claim, by=self.pavel, due_on=late, priority=Priority.URGENT)
        publication.publish(claim, by=self.pavel)
        self.assertEqual(claim.state, ClaimState.PUBLISHED)
        self.assertIsNone(self.fresh(claim).due_on)

    def test_planning_leaves_a_review_round_alone(self):
        claim = self.newsroom.submitted()
        claims.plan(claim, by=self.olga, due_on=self.today, priority=Priority.LOW)
        self.assertEqual(self.fresh(claim).state, ClaimState.IN_REVIEW)
        with self.assertRaises(Incomplete):
            claims.plan(claim, by=self.olga, due_on=None, priority=7)
