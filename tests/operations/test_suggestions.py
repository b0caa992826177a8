"""Suggested sentences are kept, answered once, and counted for their reasons."""

from decimal import Decimal

from claims.exceptions import AlreadyThere, Incomplete, NotAllowed
from claims.models import AuditEvent, Claim, Suggestion
from claims.operations import articles, suggestions
from tests.base import NewsroomTestCase

STATEMENT = {"ru": "Миссия выросла.", "en": "The mission grew."}


class KeepingTests(NewsroomTestCase):
    def setUp(self) -> None:
        self.revision = self.newsroom.revision()
        suggestions.store(self.revision, by=self.olga)
        self.suggestion = self.revision.suggestions.earliest("start")

    def make_claim(self, **columns) -> Claim:
        spot = {"start": 0, "end": 65, "numbers": [], "statement": STATEMENT}
        return suggestions.make_claim(
            self.revision, by=self.olga, **{**spot, **columns}
        )

    def number(self, **columns) -> dict:
        unit = self.newsroom.unit()
        return {"comparator": ">", "value": Decimal(200), "unit": unit, **columns}

    def test_what_is_stored_points_into_the_text_and_says_why(self):
        passage = self.revision.text[self.suggestion.start : self.suggestion.end]
        self.assertTrue(passage.startswith("The mission on the border"))
        self.assertIn("number", self.suggestion.reasons)

    def test_asking_twice_stores_nothing_new(self):
        count, events = Suggestion.objects.count(), AuditEvent.objects.count()
        self.assertEqual(suggestions.store(self.revision, by=self.oleg), [])
        self.assertEqual(Suggestion.objects.count(), count)
        self.assertEqual(AuditEvent.objects.count(), events)

    def test_a_rejection_is_remembered_by_the_next_reading(self):
        suggestions.reject(self.suggestion, by=self.olga)
        suggestions.store(self.revision, by=self.olga)
        self.assertEqual(self.fresh(self.suggestion).answer, "rejected")

    def test_a_rejection_can_be_taken_back_once(self):
        suggestions.reject(self.suggestion, by=self.olga)
        suggestions.reopen(self.suggestion, by=self.oleg)
        self.assertEqual(self.fresh(self.suggestion).answer, "open")
        with self.assertRaises(AlreadyThere):
            suggestions.reopen(self.suggestion, by=self.olga)

    def test_a_claim_made_of_the_passage_accepts_the_suggestion(self):
        claim = self.make_claim(numbers=[self.number()])
        stored = self.fresh(self.suggestion)
        self.assertEqual((stored.answer, stored.claim), ("accepted", claim))
        self.assertEqual(claim.quantities.get().value, 200)

    def test_a_refused_number_leaves_no_claim_behind(self):
        with self.assertRaises(Incomplete):
            self.make_claim(numbers=[self.number(comparator="range")])
        self.assertFalse(Claim.objects.exists())
        self.assertEqual(self.fresh(self.suggestion).answer, "open")

    def test_an_answered_suggestion_is_not_answered_again(self):
        self.make_claim()
        with self.assertRaises(AlreadyThere):
            suggestions.reject(self.suggestion, by=self.oleg)

    def test_a_text_that_is_not_here_cannot_be_read(self):
        article = self.newsroom.article()
        detached = articles.add_detached_text(
            article, by=self.olga, sha256="0" * 64, length=9
        )
        with self.assertRaises(Incomplete):
            suggestions.store(detached, by=self.olga)

    def test_an_auditor_reads_suggestions_and_answers_none(self):
        with self.assertRaises(NotAllowed):
            suggestions.reject(self.suggestion, by=self.anna)

    def test_each_reason_has_its_record(self):
        self.make_claim()
        second = self.revision.suggestions.open().earliest("start")
        suggestions.reject(second, by=self.olga)
        record = {one.reason: one for one in Suggestion.objects.record_of_reasons()}
        self.assertEqual(record["number"].precision, 0.5)
        self.assertEqual(record["attribution"].accepted, 0)
