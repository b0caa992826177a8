"""Many claims at once: each for itself, and the report says what was refused."""

from claims.choices import ClaimState
from claims.exceptions import Incomplete
from claims.models import AuditEvent, Topic
from claims.operations import bulk, catalogue
from tests.base import NewsroomTestCase


class BulkTests(NewsroomTestCase):
    def test_what_is_refused_for_one_claim_does_not_touch_the_others(self):
        candidate, published = self.newsroom.candidate(), self.newsroom.published()
        before = AuditEvent.objects.count()
        done = bulk.reject([candidate, published], by=self.olga, reason="Vague.")
        self.assertEqual(self.fresh(candidate).state, ClaimState.REJECTED)
        self.assertEqual(self.fresh(published).state, ClaimState.PUBLISHED)
        self.assertEqual(done[0].refusal, "")
        self.assertIn("published", done[1].refusal)
        self.assertEqual(AuditEvent.objects.count(), before + 1)

    def test_every_claim_is_an_event_of_its_own(self):
        rows = [self.newsroom.candidate() for _ in range(3)]
        topic = catalogue.add(
            Topic, by=self.olga, slug="aid", name={"en": "Aid", "ru": "Помощь"}
        )
        before = AuditEvent.objects.count()
        bulk.set_topic(rows, by=self.olga, topic=topic)
        self.assertEqual({self.fresh(row).topic for row in rows}, {topic})
        self.assertEqual(AuditEvent.objects.count(), before + 3)

    def test_whoever_may_not_is_refused_for_each(self):
        rows = [self.newsroom.candidate() for _ in range(2)]
        done = bulk.assign(rows, by=self.anna, to=self.oleg)
        self.assertTrue(all(each.refusal for each in done))

    def test_there_is_a_limit_and_then_nothing_is_done(self):
        claim = self.newsroom.candidate()
        rows = [claim] * (bulk.MOST_AT_ONCE + 1)
        with self.assertRaises(Incomplete):
            bulk.assign(rows, by=self.olga, to=self.oleg)
        self.assertIsNone(self.fresh(claim).assignee)
