"""What was said, asked, answered and reported stays: attacked in the database."""

import datetime as dt

from django.utils import timezone

from claims.models import Comment, ErrorReport, OutletRequest, RightOfReply
from claims.operations import comments, outlets, replies, reports
from tests.models.test_guards import GuardedTestCase

TODAY = timezone.localdate()


class ConversationGuardTests(GuardedTestCase):
    def assertKept(self, row):
        table = row._meta.db_table
        self.assertRefused(lambda: self.sql(f"DELETE FROM {table}"), "never deleted")

    def assertFixed(self, row, **changes):
        rows = type(row).objects.filter(pk=row.pk)
        self.assertRefused(lambda: rows.update(**changes), "")

    def test_a_comment_stays_as_it_was_written(self):
        row = comments.write(self.newsroom.candidate(), by=self.olga, text="@rita ?")
        self.assertFixed(row, text="Never mind.")
        self.assertFixed(row, author=self.rita)
        comments.resolve(row, by=self.olga)
        self.assertFixed(row, resolved_at=None, resolved_by=None)
        self.assertFixed(row.mentions.get(), person=self.oleg)
        self.assertKept(row.mentions.get())
        self.assertKept(Comment.objects.get())

    def test_a_report_is_decided_once_and_only_its_contact_can_go(self):
        row = reports.receive(
            self.newsroom.published(), address="::1", text="Wrong.", contact="a@b.org"
        )
        self.assertFixed(row, text="Right.")
        self.assertFixed(row, contact="c@d.org")
        ErrorReport.objects.filter(pk=row.pk).update(contact="")
        reports.decide(row, by=self.olga, outcome="declined", note="No.")
        self.assertFixed(row, outcome_note="Yes.")
        self.assertKept(row)

    def test_an_answer_is_not_rewritten(self):
        claim = self.newsroom.researched()
        row = replies.ask(
            claim,
            by=self.olga,
            addressee="The mission",
            question="How many?",
            asked_on=TODAY,
            deadline_on=TODAY,
        )
        self.assertFixed(row, deadline_on=TODAY + dt.timedelta(days=1))
        replies.answer(row, by=self.olga, answer="210.", answered_on=TODAY)
        self.assertFixed(row, answer="220.")
        self.assertKept(row)

    def test_asked_and_waived_exclude_each_other(self):
        claim = self.newsroom.candidate()
        both = RightOfReply(
            claim=claim,
            addressee="X",
            asked_on=TODAY,
            deadline_on=TODAY,
            waiver_reason="No.",
            recorded_by=self.olga,
        )
        neither = RightOfReply(claim=claim, addressee="X", recorded_by=self.olga)
        for row in (both, neither):
            self.assertRefused(row.save, "reply_is_asked_or_waived")

    def test_what_was_sent_to_an_outlet_stays(self):
        claim = self.newsroom.published()
        row = outlets.request_correction(
            claim,
            by=self.olga,
            article=claim.appearances.get().revision.article,
            sent_on=TODAY,
            text="Please correct.",
        )
        self.assertFixed(row, text="Thank you.")
        OutletRequest.objects.filter(pk=row.pk).update(note="Called twice.")
        self.assertKept(row)
