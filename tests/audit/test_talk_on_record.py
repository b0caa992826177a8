"""What editors and readers say beside the workflow is on record too, and whole."""

import datetime as dt

from django.utils import timezone

from claims.audit.verify import verify
from claims.models import AuditEvent
from claims.operations import claims, comments, notices, outlets, replies, reports
from tests.base import NewsroomTestCase

TODAY = timezone.localdate()


class TalkOnRecordTests(NewsroomTestCase):
    def test_after_one_of_everything_the_log_is_whole(self):
        claim = self.newsroom.published()
        before = AuditEvent.objects.count()
        row = comments.write(claim, by=self.olga, text="@rita which year?")
        comments.resolve(row, by=self.rita)
        self.ask_and_answer(claim)
        self.request(claim)
        report = reports.receive(claim, address="::1", text="210.", contact="a@b.org")
        reports.decide(report, by=self.rita, outcome="accepted", note="Yes.")
        reports.forget_contact(report, by=self.alla)
        notices.choose(by=self.olga, delivery="digest")
        notices.choose(by=self.olga, delivery="none", language="en")
        candidate = self.newsroom.candidate()
        claims.plan(candidate, by=self.olga, due_on=TODAY, priority=4)
        notices.tell_of_delays(on=TODAY + dt.timedelta(days=1))
        self.assertGreater(AuditEvent.objects.count(), before + 12)
        self.assertIsNone(verify().fault)

    def ask_and_answer(self, claim):
        row = replies.ask(
            claim,
            by=self.olga,
            addressee="The mission",
            question="How many?",
            asked_on=TODAY,
            deadline_on=TODAY,
        )
        replies.answer(row, by=self.olga, answer="210.", answered_on=TODAY)
        replies.waive(claim, by=self.olga, addressee="X", reason="No address.")

    def request(self, claim):
        article = claim.appearances.get().revision.article
        row = outlets.request_correction(
            claim, by=self.olga, article=article, sent_on=TODAY, text="Please."
        )
        outlets.record_outcome(
            row, by=self.olga, outcome="refused", outcome_on=TODAY, note=""
        )
