"""Saving a claim's page means calling operations."""

from django import forms
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.admin.entries import EntrySelect
from claims.choices import ClaimState
from claims.models import AuditEvent, Claim, Topic
from claims.operations import catalogue, claims, evidence
from tests.admin.base import AdminTestCase, management
from tests.factories import TEXT

TWICE = "It grew. Nobody saw it. It grew."


class AddTests(AdminTestCase):
    def test_a_claim_with_number_and_evidence_is_three_operations(self):
        before = len(self.codes())
        source, unit = self.newsroom.source(), self.newsroom.unit()
        revision = self.newsroom.revision()
        before = len(self.codes())
        rows = {
            **management("quantities", 1, 0),
            "quantities-0-comparator": ">",
            "quantities-0-value": "200",
            "quantities-0-unit": unit.pk,
            **management("evidence", 1, 0),
            "evidence-0-source": source.pk,
            "evidence-0-stance": "supports",
        }
        response = self.add(self.olga, revision=revision, start=0, end=65, **rows)
        self.assertEqual(response.status_code, 302)
        expected = ["claim.created", "quantity.added", "evidence.added"]
        self.assertEqual(self.codes()[before:], expected)
        self.assertEqual(Claim.objects.get().quantities.get().value, 200)

    def test_a_pasted_quote_that_stands_once_finds_its_place(self):
        quote = "46 percent of\u00a0remittances\ncome from abroad"
        self.assertEqual(self.add(self.olga, quote=quote).status_code, 302)
        place = Claim.objects.get().appearances.get()
        self.assertEqual(place.exact, "46 percent of remittances come from abroad")
        self.assertEqual(place.start, TEXT.index("46 percent"))

    def test_a_quote_that_stands_twice_is_asked_about_never_guessed(self):
        revision = self.newsroom.revision(text=TWICE)
        response = self.add(self.olga, revision=revision, quote="It grew.")
        self.assertContains(response, "more than once")
        self.assertContains(response, 'value="0-8"')
        self.assertContains(response, 'value="24-32"')
        self.assertFalse(Claim.objects.exists())

    def test_the_place_somebody_chose_is_taken(self):
        revision = self.newsroom.revision(text=TWICE)
        self.add(self.olga, revision=revision, quote="It grew.", place="24-32")
        self.assertEqual(Claim.objects.get().appearances.get().start, 24)

    def test_a_quote_that_is_not_there_is_refused(self):
        response = self.add(self.olga, quote="The mission shrank.")
        self.assertContains(response, "This passage is not in the text.")
        self.assertContains(response, "The mission shrank.")

    def test_without_a_place_nothing_is_stored(self):
        response = self.add(self.olga)
        self.assertContains(response, "Paste the quote, or give its position.")
        self.assertFalse(Claim.objects.exists())

    def test_a_refusal_by_the_operation_keeps_what_was_typed(self):
        response = self.add(self.olga, start=10, end=9_999)
        self.assertContains(response, "is outside")
        self.assertContains(response, "The mission grew.")
        self.assertFalse(Claim.objects.exists())

    def test_a_refused_row_undoes_the_claim_as_well(self):
        rows = {
            **management("quantities", 1, 0),
            "quantities-0-comparator": ">",
            "quantities-0-value": "200",
        }
        response = self.add(self.olga, start=0, end=65, **rows)
        self.assertEqual(response.status_code, 200)
        self.assertFalse(Claim.objects.exists())


class ChangeTests(AdminTestCase):
    def setUp(self):
        self.claim = self.newsroom.candidate()

    def test_a_changed_statement_is_one_event_with_the_old_words(self):
        self.change(self.olga, self.claim, statement_1="The mission doubled.")
        event = AuditEvent.objects.last()
        self.assertEqual(event.code, "claim.edited")
        self.assertEqual(event.actor, self.olga)
        self.assertIn("The mission grew by 200.", event.body)

    def test_saving_without_a_change_is_no_event(self):
        before = self.codes()
        response = self.change(self.olga, self.claim)
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.codes(), before)

    def test_a_state_in_the_post_is_ignored(self):
        self.change(self.olga, self.claim, state="published", statement_1="New.")
        self.assertEqual(self.fresh(self.claim).state, ClaimState.CANDIDATE)
        self.assertEqual(str(self.fresh(self.claim).statement), "New.")

    def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(self):
        claims.edit(self.fresh(self.claim), by=self.oleg, statement={"en": "Oleg's."})
        response = self.change(self.olga, self.claim, statement_1="Olga's.")
        self.assertContains(response, "Somebody else changed this claim")
        self.assertContains(response, "Olga&#x27;s.")
        self.assertContains(response, "Stored now: “Oleg&#x27;s.”")
        self.assertEqual(str(self.fresh(self.claim).statement), "Oleg's.")

    def test_having_seen_what_is_stored_the_second_editor_may_save(self):
        claims.edit(self.fresh(self.claim), by=self.oleg, statement={"en": "Oleg's."})
        response = self.change(self.olga, self.claim, statement_1="Olga's.")
        version = self.fresh(self.claim).version
        self.assertContains(response, f'name="read_version" value="{version}"')

    def test_what_was_typed_while_the_claim_was_published_is_not_lost(self):
        page = self.page_of(self.claim)
        submitted = self.newsroom.submitted(self._researched())
        self.newsroom.published(self.newsroom.approved(submitted))
        response = self.change(self.olga, self.claim, **page | {"statement_1": "Late."})
        self.assertContains(response, "Open a correction")
        self.assertContains(response, "Late.")

    def test_evidence_is_changed_and_removed_row_by_row(self):
        claim = self._researched()
        row = claim.evidence.get()
        typed = {
            **management("evidence", 1, 1),
            "evidence-0-id": row.pk,
            "evidence-0-claim": claim.pk,
            "evidence-0-source": row.source_id,
            "evidence-0-stance": "refutes",
        }
        self.change(self.olga, claim, **typed)
        self.assertEqual(self.fresh(row).stance, "refutes")
        typed["evidence-0-DELETE"] = "on"
        self.change(self.olga, self.fresh(claim), **typed)
        self.assertFalse(claim.evidence.exists())
        expected = ["evidence.edited", "evidence.removed"]
        self.assertEqual(self.codes()[-2:], expected)

    def test_the_last_place_cannot_be_removed_and_the_page_says_why(self):
        response = self.change(self.olga, self.claim, **{"appearances-0-DELETE": "on"})
        self.assertContains(response, "A claim stands somewhere")
        self.assertEqual(self.claim.appearances.count(), 1)

    def test_a_related_claim_is_joined(self):
        other = self.newsroom.candidate()
        typed = {
            **management("relations_out", 1, 0),
            "relations_out-0-kind": "contradicts",
            "relations_out-0-to_claim": other.pk,
        }
        self.change(self.olga, self.claim, **typed)
        self.assertEqual(self.claim.relations_out.get().to_claim, other)

    def _researched(self):
        claims.start_research(self.claim, by=self.olga)
        source = self.newsroom.source()
        evidence.add(by=self.olga, claim=self.claim, source=source, stance="supports")
        return self.claim


class PageTests(AdminTestCase):
    def box(self, at_hand=None):
        field = forms.ModelChoiceField(Topic.objects.all(), required=False)
        widget = EntrySelect(Claim._meta.get_field("topic"), admin.site)
        widget.choices, widget.is_required = field.choices, False
        widget.at_hand = at_hand
        return widget

    def test_a_box_asks_only_for_an_entry_that_is_chosen_and_not_at_hand(self):
        topic = catalogue.add(Topic, by=self.olga, slug="t", name={"en": "Borders"})
        for at_hand, value, queries, shown in (
            (None, [""], 0, False),
            (topic, [""], 0, False),
            (topic, [str(topic.pk)], 0, True),
            (None, [str(topic.pk)], 1, True),
        ):
            with self.assertNumQueries(queries):
                drawn = self.box(at_hand).render("topic", value)
            self.assertEqual("Borders" in drawn, shown, (at_hand, value))

    def test_the_page_is_read_with_what_it_names(self):
        topic = catalogue.add(Topic, by=self.olga, slug="t", name={"en": "Borders"})
        claim = self.newsroom.candidate(topic=topic)
        client = self.enter(self.olga)
        url = reverse("admin:claims_claim_change", args=[claim.pk])
        with CaptureQueriesContext(connection) as asked:
            page = client.get(url)
        self.assertContains(page, "Borders")
        of_claims = [each for each in asked if 'FROM "claims_claim" ' in each["sql"]]
        self.assertEqual(len(of_claims), 2)  # itself, and what was merged into it
