"""`verify_audit_log` finds whatever was done behind the application's back."""

import io
import json
from contextlib import contextmanager
from importlib import import_module

from django.core.management import CommandError, call_command
from django.db import connection

from claims.audit import four_eyes
from claims.audit.chain import link_hash
from claims.audit.verify import verify
from claims.canonical import canonical
from claims.models import (
    AuditEvent,
    AuditHead,
    Claim,
    Rating,
    Relation,
    SearchDocument,
    Synonym,
    Topic,
)
from claims.operations import (
    claims,
    corrections,
    evidence,
    quantities,
    reviews,
    synonyms,
)
from tests.base import NewsroomTestCase

guards = import_module("claims.migrations._guards")


@contextmanager
def guards_off():
    """What somebody with the database's password could do."""
    guards.remove_from(connection)
    try:
        yield
    finally:
        guards.install_on(connection)


def tamper(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


class VerifyTests(NewsroomTestCase):
    def a_busy_day(self) -> Claim:
        """Evidence moved, a round returned, a correction opened: a bit of all."""
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.send_back(claim, by=self.rustam, comment="Which year?")
        self.newsroom.with_number(claim)
        row = evidence.add(
            by=self.olga, claim=claim, source=self.newsroom.source(), stance="context"
        )
        evidence.remove(row, by=self.olga, claim=claim)
        claims.edit(claim, by=self.olga, required_approvals=1)
        self.newsroom.submit(claim, response="The year is 2024.")
        reviews.approve(claim, by=self.rita)
        self.newsroom.published(claim)
        corrections.open_correction(
            claim, by=self.pavel, kind="update", what_changed="x", why="y"
        )
        self.newsroom.candidate()
        return claim

    def assertFound(self, *words: str) -> None:
        with self.assertRaises(CommandError) as caught:
            call_command("verify_audit_log", stdout=io.StringIO())
        self.assertEqual(caught.exception.returncode, 1)
        for word in words:
            self.assertIn(word, str(caught.exception))

    def test_what_the_commands_of_the_night_keep_is_nobody_s_tampering(self):
        self.newsroom.published()
        for command in ("count_statistics", "find_duplicates", "prepare_pages"):
            call_command(command, stdout=io.StringIO())
        self.assertIsNone(verify().fault)

    def test_a_whole_log_is_told_in_one_sentence(self):
        self.a_busy_day()
        told = io.StringIO()
        call_command("verify_audit_log", stdout=told)
        head = AuditEvent.objects.last()
        self.assertIn(f"{head.sequence} events", told.getvalue())
        self.assertIn(head.hash, told.getvalue())
        self.assertEqual(told.getvalue().count("\n"), 1)

    def test_an_empty_log_is_whole(self):
        self.assertIsNone(verify().fault)

    def test_a_row_changed_by_plain_sql_is_found(self):
        claim = self.a_busy_day()
        tamper("UPDATE claims_claim SET checkworthiness = 5 WHERE id = %s", claim.pk)
        self.assertFound(f"claim:{claim.pk}", "“checkworthiness”")

    def test_a_row_put_in_by_plain_sql_is_found(self):
        topic = Topic(slug="sneaked-in", name={"en": "x"})
        Topic.objects.bulk_create([topic])
        self.assertFound(f"topic:{topic.pk}", "no event knows it")

    def test_a_row_taken_out_by_plain_sql_is_found(self):
        claim = self.newsroom.with_number(self.newsroom.researched())
        row = claim.quantities.get()
        tamper("DELETE FROM claims_quantity WHERE id = %s", row.pk)
        self.assertFound(f"quantity:{row.pk} is gone")

    def test_a_removed_row_that_is_back_is_found(self):
        claim = self.newsroom.with_number(self.newsroom.researched())
        row = claim.quantities.get()
        kept = type(row).objects.get(pk=row.pk)
        quantities.remove(row, by=self.olga, claim=claim)
        type(kept).objects.bulk_create([kept])
        self.assertFound(f"quantity:{kept.pk} stands there again")

    def test_a_changed_event_is_found(self):
        self.a_busy_day()
        with guards_off():
            tamper("UPDATE claims_auditevent SET body = replace(body, 'olga', 'oleg') "
                   "WHERE sequence = 5")  # fmt: skip
        self.assertFound("Event 5 is not what was recorded")

    def test_a_dropped_event_is_found(self):
        self.a_busy_day()
        with guards_off():
            tamper("DELETE FROM claims_auditevent WHERE sequence = 4")
        self.assertFound("Event 4 is missing")

    def test_events_cut_off_the_end_are_found(self):
        self.a_busy_day()
        last = AuditEvent.objects.last().sequence
        with guards_off():
            tamper("DELETE FROM claims_auditevent WHERE sequence = %s", last)
        self.assertFound(f"ends at event {last - 1}")

    def test_a_head_put_back_is_found(self):
        self.a_busy_day()
        last = AuditEvent.objects.last()
        with guards_off():
            tamper("DELETE FROM claims_auditevent WHERE sequence = %s", last.sequence)
            tamper("UPDATE claims_audithead SET sequence = %s, hash = %s",
                   last.sequence - 1, last.prev_hash)  # fmt: skip
        self.assertFound()

    def test_every_searchable_column_of_an_event_must_say_what_the_body_says(self):
        self.a_busy_day()
        event = AuditEvent.objects.filter(code="verdict.returned").get()
        other = self.newsroom.candidate()
        lies = {
            "code": "verdict.approved", "about": "verdict:0", "reason": "",
            "actor_id": self.oleg.pk, "claim_id": other.pk,
            "at": "2020-01-01 00:00:00+00:00",
        }  # fmt: skip
        for column, lie in lies.items():
            stored = AuditEvent.objects.values_list(column, flat=True)
            truth = stored.get(pk=event.pk)
            with guards_off():
                AuditEvent.objects.filter(pk=event.pk).update(**{column: lie})
            self.assertFound(f"Event {event.pk}", column.removesuffix("_id"))
            with guards_off():
                AuditEvent.objects.filter(pk=event.pk).update(**{column: truth})
        self.assertIsNone(verify().fault)

    def test_an_event_taken_out_of_its_claims_history_is_found(self):
        self.a_busy_day()
        event = AuditEvent.objects.filter(code="verdict.returned").get()
        with guards_off():
            AuditEvent.objects.filter(pk=event.pk).update(claim=None)
        self.assertFound(f"Event {event.pk}", "“claim”")

    def test_events_of_an_older_version_name_no_claim_in_their_body(self):
        claim = self.newsroom.candidate()
        event = AuditEvent.objects.last()
        body = canonical({k: v for k, v in json.loads(event.body).items()
                          if k != "claim"})  # fmt: skip
        moved = {"hash": link_hash(event.prev_hash, body)}
        with guards_off():
            AuditEvent.objects.filter(pk=event.pk).update(body=body, **moved)
            AuditHead.objects.update(**moved)
        self.assertIsNone(verify().fault)
        self.assertEqual(event.claim, claim)

    def test_a_word_of_the_installed_scale_changed_by_plain_sql_is_found(self):
        tamper("UPDATE claims_rating SET label = replace(label, 'False', 'True')")
        row = Rating.objects.get(slug="false")
        self.assertFound(f"rating:{row.pk}", "no event knows it")

    def test_two_words_of_the_scale_that_changed_keys_are_found(self):
        """Each row is as it was installed; every true claim is false now."""
        self.newsroom.published()
        true, false = (Rating.objects.get(slug=slug).pk for slug in ("true", "false"))
        with guards_off():
            for new, old in ((-1, true), (true, false), (false, -1)):
                tamper("UPDATE claims_rating SET id = %s WHERE id = %s", new, old)
        self.assertFound("rating:", "no event knows it")

    def test_an_installed_row_taken_out_by_plain_sql_is_found(self):
        tamper("DELETE FROM claims_synonym WHERE spellings LIKE %s", "%Baku%")
        self.assertFound("synonym", "came with the installation are gone")

    def test_an_installed_row_edited_or_removed_by_a_person_is_no_fault(self):
        one, two, *_rest = Synonym.objects.order_by("pk")
        synonyms.edit(one, by=self.olga, spellings="Азербайджан\nAzerbaijan")
        synonyms.remove(two, by=self.olga)
        mine = synonyms.add(by=self.olga, spellings="mission\nlegation")
        synonyms.edit(mine, by=self.olga, spellings="mission\nembassy")
        self.assertIsNone(verify().fault)
        tamper("DELETE FROM claims_synonym WHERE spellings LIKE %s", "%Baku%")
        self.assertFound("synonym", "are gone")

    def append(self, **content) -> None:
        """An event by somebody who knows how hashes are made."""
        head, last = AuditHead.objects.get(), AuditEvent.objects.last()
        number = head.sequence + 1
        body = canonical({**json.loads(last.body), "sequence": number, **content})
        moved = {"sequence": number, "hash": link_hash(head.hash, body)}
        last.pk, last.body, last.prev_hash = number, body, head.hash
        last.hash = moved["hash"]
        last.save(force_insert=True)
        AuditHead.objects.update(**moved)

    def test_an_event_the_application_never_writes_is_told_and_breaks_nothing(self):
        self.newsroom.candidate()
        for odd in (
            {"after": None}, {"after": []}, {"after": {"claim:1": "x"}},
            {"before": 5}, {"before": {"claim:1": []}},
            {"after": {f"claim:{'9' * 30}": {}}},
            {"after": {f"claim:{'9' * 5_000}": None}},
        ):  # fmt: skip
            self.append(**odd)
            last = AuditEvent.objects.last().pk
            self.assertFound(f"Event {last} cannot be read")

    def test_an_account_renamed_since_is_no_fault(self):
        self.a_busy_day()
        self.olga.username = "olga.petrova"
        self.olga.save()
        self.assertIsNone(verify().fault)

    def test_a_publication_without_a_second_pair_of_eyes_is_found(self):
        claim = self.newsroom.submitted()
        with guards_off():
            tamper(
                "UPDATE claims_claim SET published_verdict_id = verdict_id, "
                "published_at = updated_at, state = 'published' WHERE id = %s",
                claim.pk,
            )
        self.assertFound(f"claim:{claim.pk}")
        self.assertEqual(four_eyes.fault().object, claim.public_id)

    def test_a_verdict_that_asks_for_nobody_is_found(self):
        claim = self.newsroom.published()
        with guards_off():
            if connection.vendor == "sqlite":
                tamper("PRAGMA ignore_check_constraints = 1")
                self.addCleanup(tamper, "PRAGMA ignore_check_constraints = 0")
            else:
                tamper("SET CONSTRAINTS ALL IMMEDIATE")
                tamper("ALTER TABLE claims_verdict "
                       "DROP CONSTRAINT "
                       "verdict_needs_one_to_three_approvals")  # fmt: skip
            tamper("DELETE FROM claims_review")
            tamper("UPDATE claims_verdict SET required_approvals = 0")
        self.assertEqual(four_eyes.fault().object, claim.public_id)

    def test_the_authors_own_approval_does_not_count(self):
        claim = self.newsroom.published()
        with guards_off():
            tamper(
                "UPDATE claims_review SET reviewer_id = %s WHERE verdict_id = %s",
                self.olga.pk,
                claim.verdict_id,
            )
        self.assertEqual(four_eyes.fault().object, claim.public_id)

    def test_what_enough_others_approved_is_no_fault(self):
        self.newsroom.published()
        self.assertIsNone(four_eyes.fault())

    def test_what_nobody_tracks_is_left_alone(self):
        self.newsroom.candidate()
        SearchDocument.objects.all().delete()
        self.assertIsNone(verify().fault)
        self.assertFalse(Relation.objects.exists())
