"""`manage.py send_notices`, as cron runs it."""

import datetime as dt
import io
import smtplib
from unittest import mock

from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from claims.choices import Delivery, Priority
from claims.operations import claims, notices
from tests.base import NewsroomTestCase
from tests.operations.test_notices import BROKEN


class SendNoticesTests(NewsroomTestCase):
    def setUp(self):
        notices.choose(by=self.oleg, delivery=Delivery.DIGEST, language="en")
        claim = self.newsroom.candidate()
        claims.assign(claim, by=self.olga, to=self.oleg)
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        claims.plan(claim, by=self.olga, due_on=yesterday, priority=Priority.HIGH)

    def run_command(self):
        out = io.StringIO()
        call_command("send_notices", stdout=out)
        return out.getvalue().strip()

    def test_the_digest_tells_of_assignment_and_delay_in_one_letter(self):
        self.assertEqual(self.run_command(), "1 claims newly overdue; 2 notices sent.")
        [letter] = mail.outbox
        self.assertEqual(letter.subject, "2 notices")
        self.assertIn("was due on", letter.body)

    def test_run_twice_it_sends_nothing_twice(self):
        self.run_command()
        self.assertEqual(self.run_command(), "0 claims newly overdue; 0 notices sent.")
        self.assertEqual(len(mail.outbox), 1)

    def test_a_failing_mail_server_ends_in_a_sentence_for_cron(self):
        with (
            mock.patch(BROKEN, side_effect=smtplib.SMTPAuthenticationError(535, b"no")),
            self.assertRaisesMessage(CommandError, "2 notices could not be sent"),
        ):
            self.run_command()
