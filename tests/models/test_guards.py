"""The rules that hold without the application: attacked through every door."""

import json
import tempfile
from pathlib import Path

from django.core import serializers
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test import SimpleTestCase

from claims.choices import ClaimState, Decision
from claims.migrations import _guards
from claims.models import (
    AuditEvent,
    Claim,
    Evidence,
    Quantity,
    Rating,
    Review,
    Revision,
    Verdict,
)
from claims.operations import reviews
from tests.base import NewsroomTestCase


class GuardedTestCase(NewsroomTestCase):
    def assertRefused(self, write, words=""):
        refusals = (IntegrityError, ProtectedError)
        with self.assertRaises(refusals) as caught, transaction.atomic():
            write()
        self.assertIn(words, str(caught.exception))

    def sql(self, statement, *params):
        with connection.cursor() as cursor:
            cursor.execute(statement, params)


class FourEyesTests(GuardedTestCase):
    def test_sql_cannot_publish_what_nobody_approved(self):
        claim = self.newsroom.submitted()
        self.assertRefused(
            lambda: self.sql(
                "UPDATE claims_claim SET state = 'published', published_at = %s, "
                "published_verdict_id = verdict_id WHERE id = %s",
                claim.created_at,
                claim.pk,
            ),
        )

    def test_update_cannot_approve_what_nobody_approved(self):
        claim = self.newsroom.submitted()
        rows = Claim.objects.filter(pk=claim.pk)
        self.assertRefused(lambda: rows.update(state=ClaimState.APPROVED))

    def test_bulk_update_cannot_either(self):
        claim = self.newsroom.submitted()
        claim.state = ClaimState.APPROVED
        self.assertRefused(lambda: Claim.objects.bulk_update([claim], ["state"]))

    def test_a_fixture_cannot_carry_a_claim_past_its_reviewers(self):
        claim = self.newsroom.submitted()
        [row] = json.loads(serializers.serialize("json", [claim]))
        row["fields"]["state"] = ClaimState.APPROVED
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "claims.json"
            path.write_text(json.dumps([row]))
            self.assertRefused(lambda: call_command("loaddata", str(path), verbosity=0))
        self.assertEqual(self.fresh(claim).state, ClaimState.IN_REVIEW)

    def test_the_author_cannot_slip_in_a_review(self):
        claim = self.newsroom.submitted()
        review = Review(
            verdict=claim.verdict,
            reviewer=self.olga,
            decision=Decision.APPROVE,
            decided_at=claim.created_at,
        )
        self.assertRefused(review.save, "nobody reviews their own verdict")

    def test_an_approved_claim_cannot_borrow_another_claims_verdict(self):
        approved, other = self.newsroom.approved(), self.newsroom.submitted()
        rows = Claim.objects.filter(pk=other.pk)
        self.assertRefused(
            lambda: rows.update(state=ClaimState.APPROVED, verdict=approved.verdict)
        )

    def test_lowering_the_number_of_approvals_later_helps_nobody(self):
        claim = self.newsroom.submitted(required_approvals=2)
        rows = Claim.objects.filter(pk=claim.pk)
        rows.update(required_approvals=1)
        reviews.approve(self.fresh(claim), by=self.rustam)
        self.assertRefused(lambda: rows.update(state=ClaimState.APPROVED))

    def test_a_claim_cannot_be_born_published(self):
        claim = self.newsroom.published()
        claim.pk, claim.public_id = None, "twin"
        self.assertRefused(lambda: claim.save(force_insert=True), "begins as")

    def test_a_published_verdict_cannot_be_lost(self):
        claim = self.newsroom.published()
        rows = Claim.objects.filter(pk=claim.pk)
        self.assertRefused(
            lambda: rows.update(
                state=ClaimState.RESEARCHING, published_verdict=None, published_at=None
            ),
            "never lost",
        )


class LockTests(GuardedTestCase):
    def test_a_published_statement_cannot_be_changed(self):
        claim = self.newsroom.published()
        rows = Claim.objects.filter(pk=claim.pk)
        self.assertRefused(lambda: rows.update(statement="Other"), "locked")

    def test_published_evidence_cannot_be_changed_added_or_removed(self):
        evidence = self.newsroom.published().evidence.get()
        rows = Evidence.objects.filter(pk=evidence.pk)
        self.assertRefused(lambda: rows.update(stance="refutes"), "locked")
        self.assertRefused(rows.delete, "locked")
        evidence.pk = None
        self.assertRefused(lambda: evidence.save(force_insert=True), "locked")

    def test_a_published_number_cannot_be_changed(self):
        claim = self.newsroom.with_number(self.newsroom.researched())
        self.newsroom.published(self.newsroom.approved(self.newsroom.submitted(claim)))
        rows = Quantity.objects.filter(claim=claim)
        self.assertRefused(lambda: rows.update(value=300), "locked")

    def test_a_published_span_cannot_move_and_a_new_one_can_come(self):
        claim = self.newsroom.published()
        self.assertRefused(lambda: claim.appearances.update(start=1), "locked")
        self.assertRefused(claim.appearances.all().delete, "locked")
        place = claim.appearances.get()
        place.pk, place.revision, place.is_first = None, self.newsroom.revision(), False
        place.save(force_insert=True)
        self.assertEqual(claim.appearances.count(), 2)


class ImmutableTests(GuardedTestCase):
    IMMUTABLE = (AuditEvent, Verdict, Review)

    def test_rows_that_are_history_refuse_update_and_delete(self):
        self.newsroom.published()
        for model in self.IMMUTABLE:
            table, key = model._meta.db_table, model._meta.pk.column
            with self.subTest(model=model.__name__):
                self.assertRefused(
                    lambda t=table, k=key: self.sql(f"UPDATE {t} SET {k} = {k}")
                )
                self.assertRefused(lambda t=table: self.sql(f"DELETE FROM {t}"))

    def test_a_text_is_attached_once_and_never_changed(self):
        revision = self.newsroom.revision()
        rows = Revision.objects.filter(pk=revision.pk)
        self.assertRefused(lambda: rows.update(text="Another."), "never changed")
        self.assertRefused(lambda: rows.update(sha256="0" * 64), "never changed")
        self.assertRefused(rows.delete, "")

    def test_a_claim_is_never_deleted(self):
        claim = self.newsroom.candidate()
        self.assertRefused(
            lambda: self.sql("DELETE FROM claims_claim WHERE id = %s", claim.pk)
        )

    def test_a_scale_in_use_is_not_changed(self):
        self.newsroom.submitted()
        rows = Rating.objects.filter(slug="half-true")
        self.assertRefused(lambda: rows.update(value=4), "superseded")

    def test_history_cannot_be_truncated(self):
        emptying = {
            "postgresql": "TRUNCATE claims_auditevent",
            "sqlite": "DELETE FROM claims_auditevent",
        }
        self.newsroom.candidate()
        connection.check_constraints()  # or PostgreSQL has another reason to refuse
        self.assertRefused(lambda: self.sql(emptying[connection.vendor]))


class GuardTableTests(SimpleTestCase):
    def test_every_guard_has_a_name_of_its_own(self):
        names = [guard.name for guard in _guards.GUARDS]
        self.assertEqual(len(names), len(set(names)))
