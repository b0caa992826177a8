"""No text, and no number, grows without end, whoever writes it and wherever."""

from decimal import Decimal

from claims.audit.verify import verify
from claims.exceptions import Incomplete
from claims.operations import claims, conflicts, corrections, reviews
from claims.operations.lengths import LONGEST, LONGEST_OTHERWISE
from tests.base import NewsroomTestCase


class LengthTests(NewsroomTestCase):
    def assertTooLong(self, field, act, *rows, **said):
        with self.assertRaisesMessage(Incomplete, "are the most") as refused:
            act(*rows, **said)
        self.assertEqual(refused.exception.field, field)

    def test_a_statement_is_a_sentence_and_no_article(self):
        claim = self.newsroom.candidate()
        most = LONGEST["statement"]
        claims.edit(claim, by=self.olga, statement={"en": "a" * most, "ru": "я" * most})
        longer = {"en": "a" * (most + 1)}
        self.assertTooLong(
            "statement", claims.edit, claim, by=self.olga, statement=longer
        )

    def test_a_verdict_explains_in_pages_not_in_books(self):
        claim = self.newsroom.researched()
        book = {"en": "a" * (LONGEST_OTHERWISE + 1)}
        submit = self.newsroom.submit
        self.assertTooLong("explanation", submit, claim, explanation=book)

    def test_reasons_comments_and_notes_have_an_end_too(self):
        long = "a" * (LONGEST_OTHERWISE + 1)
        claim, done = self.newsroom.submitted(), self.newsroom.published()
        self.assertTooLong(
            "reason",
            claims.reject,
            self.newsroom.candidate(),
            by=self.olga,
            reason=long,
        )
        self.assertTooLong(
            "reason", conflicts.declare, claim, by=self.rita, reason=long
        )
        self.assertTooLong(
            "comment", reviews.approve, claim, by=self.rustam, comment=long
        )
        self.assertTooLong(
            "comment", reviews.send_back, claim, by=self.rustam, comment=long
        )
        note = {"kind": "update", "what_changed": {"en": "x"}, "why": {"en": long}}
        self.assertTooLong(
            "why", corrections.open_correction, done, by=self.pavel, **note
        )

    def test_a_number_is_kept_to_the_last_digit_or_refused(self):
        """SQLite would keep another one, and the verification call it tampering."""
        for value in ("1234567890123456", "1234567890.123456", "0.1234567"):
            with self.assertRaises(Incomplete) as refused:
                self.newsroom.with_number(self.newsroom.researched(), value=value)
            self.assertEqual(refused.exception.field, "value", value)
        for value in ("123456789012345", "123456789.123456", "150000000000000000"):
            claim = self.newsroom.with_number(self.newsroom.researched(), value=value)
            self.assertEqual(claim.quantities.get().value, Decimal(value))
        self.assertIsNone(verify().fault)
