"""Editors talk about a claim."""

from django.contrib.auth.models import User

from claims.exceptions import AlreadyThere, Incomplete, NotAllowed
from claims.models import AuditEvent, Comment, Notice
from claims.operations import claims, comments
from tests.base import NewsroomTestCase


class CommentTests(NewsroomTestCase):
    def setUp(self):
        self.claim = self.newsroom.candidate()

    def test_a_mentioned_colleague_is_told_what_was_written(self):
        row = comments.write(self.claim, by=self.olga, text="Which year, @rita?")
        self.assertEqual([m.person for m in row.mentions.all()], [self.rita])
        notice = Notice.objects.get()
        self.assertEqual((notice.recipient, notice.code), (self.rita, "mentioned"))
        self.assertEqual(notice.note, "Which year, @rita?")
        self.assertEqual(AuditEvent.objects.last().code, "comment.written")

    def test_a_name_that_is_nobodys_is_told_and_nothing_is_stored(self):
        with self.assertRaisesMessage(Incomplete, "“@rosa”"):
            comments.write(self.claim, by=self.olga, text="@rita @rosa look")
        self.assertFalse(Comment.objects.exists())
        self.assertFalse(Notice.objects.exists())

    def test_an_account_without_a_role_cannot_be_called(self):
        with self.assertRaisesMessage(Incomplete, "“@nikita”"):
            comments.write(self.claim, by=self.olga, text="@nikita look")

    def test_capital_letters_count_only_between_namesakes(self):
        row = comments.write(self.claim, by=self.olga, text="@Rita!")
        self.assertEqual(row.mentions.get().person, self.rita)
        namesake = User.objects.create_superuser("Rita")
        row = comments.write(self.claim, by=self.olga, text="@Rita!")
        self.assertEqual(row.mentions.get().person, namesake)

    def test_whoever_mentions_themselves_is_not_told(self):
        comments.write(self.claim, by=self.olga, text="Note to self: @olga")
        self.assertFalse(Notice.objects.exists())

    def test_a_comment_is_resolved_once(self):
        row = comments.write(self.claim, by=self.olga, text="Which year?")
        comments.resolve(row, by=self.rita)
        self.assertEqual(self.fresh(row).resolved_by, self.rita)
        stale = Comment(pk=row.pk, claim=self.claim)
        with self.assertRaises(AlreadyThere):
            comments.resolve(stale, by=self.olga)

    def test_an_auditor_reads_and_does_not_write(self):
        with self.assertRaises(NotAllowed):
            comments.write(self.claim, by=self.anna, text="I see.")

    def test_a_comment_needs_words(self):
        with self.assertRaises(Incomplete):
            comments.write(self.claim, by=self.olga, text="  \n ")

    def test_a_comment_disturbs_nobody_who_edits_the_claim(self):
        stale = self.fresh(self.claim)
        comments.write(self.claim, by=self.rita, text="Which year?")
        claims.edit(stale, by=self.olga, leads={"en": "Ask."})
        self.assertEqual(self.fresh(self.claim).version, stale.version)
