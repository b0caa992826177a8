"""What generation leaves behind is what operations would have left."""

import json

from django.core.management import call_command
from django.db import connection

from claims.audit.current_rows import tracked_models
from claims.audit.verify import verify
from claims.choices import ClaimState
from claims.exceptions import AlreadyThere
from claims.generated.fates import FATES, evidence_in
from claims.models import (
    Appearance,
    AuditEvent,
    AuditHead,
    Claim,
    Evidence,
    Revision,
    SearchDocument,
    Source,
    StemFrequency,
)
from claims.search import documents, index
from claims.text.selectors import select
from claims.workflow.basis import still_stands
from claims.workflow.transitions import next_state
from tests.generated.base import CLAIMS, EmptyDatabaseTestCase


class GeneratedArchiveTests(EmptyDatabaseTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.events = self.fill()

    def test_the_history_is_whole_and_agrees_with_every_row(self):
        report = verify()
        self.assertIsNone(report.fault)
        self.assertEqual(report.events, self.events)
        tracked = tracked_models()
        rows = sum(tracked[name].objects.count() for name in ("claim", "evidence"))
        self.assertGreater(report.rows, rows)

    def test_there_are_as_many_claims_and_pieces_of_evidence_as_promised(self):
        self.assertEqual(Claim.objects.count(), CLAIMS)
        self.assertEqual(Evidence.objects.count(), evidence_in(CLAIMS))
        self.assertEqual(evidence_in(1_000_000), 3_000_000)
        self.assertGreaterEqual(AuditEvent.objects.count(), 5 * CLAIMS)

    def test_every_fate_is_met(self):
        states = set(Claim.objects.values_list("state", flat=True))
        self.assertEqual(states, set(ClaimState.values))
        self.assertEqual({fate.state for fate in FATES}, set(ClaimState.values))

    def test_verdicts_rest_on_what_workflow_says_they_rest_on(self):
        judged = Claim.objects.filter(verdict__isnull=False)
        joined = set(Appearance.objects.filter(is_first=False).values_list("claim"))
        self.assertGreater(len(judged), 50)
        for claim in judged:
            if (claim.pk,) in joined and claim.state == "published":
                continue  # another claim's place came after the verdict
            self.assertTrue(still_stands(claim, claim.verdict), claim.pk)

    def test_no_claim_moved_in_a_way_the_workflow_does_not_know(self):
        moves = {
            ("claim.research_started", "start_research"),
            ("verdict.submitted", "submit"),
            ("claim.published", "publish"),
            ("correction.opened", "open_correction"),
            ("claim.withdrawn", "withdraw"),
            ("claim.rejected", "reject"),
            ("claim.merged", "merge"),
        }
        for code, verb in moves:
            for event in AuditEvent.objects.filter(code=code):
                body = event_body(event)
                key = f"claim:{event.claim_id}"
                came_from = body["before"][key]["state"]
                self.assertEqual(
                    body["after"][key]["state"], next_state(came_from, verb)
                )

    def test_search_finds_by_the_documents_that_operations_would_write(self):
        stored = SearchDocument.objects.in_bulk()
        for claim in documents.with_words(Claim.objects.all()):
            wanted = documents.document_of(claim)
            self.assertEqual(stored[claim.pk].stems, wanted.stems)
            self.assertEqual(stored[claim.pk].place, wanted.place)
        self.assertEqual(index.complaints(), [])
        self.assertGreater(StemFrequency.objects.count(), 100)

    def test_quotes_stand_where_they_are_said_to_stand(self):
        texts = dict(Revision.objects.values_list("pk", "text"))
        for row in Appearance.objects.all():
            quote = select(texts[row.revision_id], row.start, row.end)
            self.assertEqual(
                (quote.exact, quote.prefix, quote.suffix),
                (row.exact, row.prefix, row.suffix),
            )

    def test_readers_can_ask_whether_it_has_changed_since(self):
        head = AuditHead.objects.get()
        last = AuditEvent.objects.get(sequence=head.public_sequence)
        self.assertEqual(last.at, head.public_at)
        self.assertIsNotNone(last.claim.published_verdict)

    def test_the_rules_in_the_database_are_back(self):
        call_command("check", "--database", "default", "--fail-level", "ERROR")
        with self.assertRaisesMessage(Exception, "a claim is rejected or merged"):
            Claim.objects.filter(pk=1)._raw_delete("default")

    def test_what_people_do_next_goes_on_from_there(self):
        self.newsroom.researcher = self.newsroom.researcher.__class__.objects.get(
            username="olga"
        )
        source = self.newsroom.source()
        self.assertGreater(source.pk, 200)
        self.assertGreater(Source.objects.count(), 200)
        self.assertIsNone(verify().fault)

    def test_pages_answer(self):
        published = Claim.objects.in_state(ClaimState.PUBLISHED).first()
        for address in ("/ru/", "/en/claims/", f"/ru/claims/{published.public_id}/"):
            self.assertEqual(self.client.get(address).status_code, 200, address)

    def test_a_database_somebody_worked_in_is_refused(self):
        with self.assertRaises(AlreadyThere):
            self.fill()
        self.assertEqual(Claim.objects.count(), CLAIMS)
        self.assertFalse(connection.in_atomic_block)


def event_body(event: AuditEvent) -> dict:
    return json.loads(event.body)
