"""History is told in sentences, made from codes when it is shown."""

import re
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from claims.admin.history import latest_events
from claims.audit.sentences import ROUND_VOIDED, SENTENCES, sentence
from claims.models import AuditEvent
from claims.operations import claims, evidence
from tests.admin.base import AdminTestCase

OPERATIONS = Path(settings.BASE_DIR) / "claims" / "operations"
CODE = re.compile(r'"([a-z]+\.[a-z_]+)"')
CATALOGUE = ("topic", "unit", "outlet", "claimant", "source")
PARTS = ("evidence", "quantity")


class SentenceTests(AdminTestCase):
    def recorded(self):
        for path in sorted(OPERATIONS.glob("*.py")):
            source = path.read_text("utf-8")
            if "log." in source:
                yield from CODE.findall(source)

    def test_every_code_that_operations_record_has_a_sentence(self):
        codes = {code.removesuffix(ROUND_VOIDED) for code in self.recorded()}
        codes |= {
            f"{name}.{done}" for name in CATALOGUE for done in ("added", "edited")
        }
        codes |= {
            f"{name}.{done}"
            for name in PARTS
            for done in ("added", "edited", "removed")
        }
        self.assertEqual(codes - set(SENTENCES), set())

    def test_a_voided_round_is_said(self):
        told = sentence("evidence.added_round_voided")
        self.assertTrue(told.startswith("Evidence added."))
        self.assertIn("void", told)

    def test_a_code_from_a_newer_version_is_shown_as_it_is(self):
        self.assertEqual(sentence("claim.teleported"), "claim.teleported")


class HistoryTests(AdminTestCase):
    def told(self, claim, who=None):
        return latest_events(who or self.olga, claim)

    def test_it_names_what_changed_from_what_to_what(self):
        claim = self.newsroom.candidate()
        claims.edit(claim, by=self.oleg, statement={"en": "It doubled."})
        entry = self.told(claim)[0]
        self.assertEqual(entry.sentence, "Claim changed")
        self.assertEqual(entry.event.actor, self.oleg)
        (change,) = entry.changes
        self.assertEqual(change.label, "statement")
        self.assertIn("The mission grew by 200.", change.before)
        self.assertEqual(change.after, "It doubled.")

    def test_the_reader_s_language_comes_first(self):
        claim = self.newsroom.candidate()
        claims.edit(claim, by=self.oleg, statement={"ru": "Удвоилась.", "en": "Grew."})
        for language, words in (("ru", "Удвоилась. / Grew."), ("en", "Grew. / Удво")):
            with translation.override(language):
                self.assertIn(words, self.told(claim)[0].changes[0].after)

    def test_people_and_sources_are_named_not_numbered(self):
        claim = self.newsroom.researched()
        added, started, _created = self.told(claim)
        source = claim.evidence.get().source
        self.assertIn(source.title, [change.after for change in added.changes])
        self.assertIn("olga", [change.after for change in started.changes])

    def test_what_is_removed_stays_readable(self):
        claim = self.newsroom.researched()
        row = claim.evidence.get()
        title = row.source.title
        evidence.remove(row, by=self.olga, claim=claim)
        changes = self.told(claim)[0].changes
        self.assertIn(title, [change.before for change in changes])

    def test_its_queries_do_not_grow_with_the_events(self):
        claim = self.newsroom.researched()
        with CaptureQueriesContext(connection) as few:
            self.told(claim)
        for number in range(4):
            claims.edit(claim, by=self.olga, statement={"en": f"Version {number}."})
        with CaptureQueriesContext(connection) as many:
            self.told(claim)
        self.assertEqual(len(many), len(few))

    def test_it_is_a_page_of_its_own_in_the_reader_s_language(self):
        claim = self.newsroom.submitted()
        url = reverse("admin:claims_claim_history", args=[claim.pk])
        page = self.enter(self.anna).get(url)
        self.assertContains(page, "Verdict submitted for review")
        self.assertContains(page, "Evidence added")

    def test_entries_of_the_catalogue_have_one_too(self):
        source = self.newsroom.source()
        url = reverse("admin:claims_source_history", args=[source.pk])
        self.assertContains(self.enter(self.olga).get(url), "Source added")

    def test_auditors_filter_events_by_code_actor_and_claim(self):
        claim = self.newsroom.published()
        self.newsroom.candidate()
        url = reverse("admin:claims_auditevent_changelist")
        total = AuditEvent.objects.count()
        for query, found in (
            ({}, total),
            ({"code": "claim.published"}, 1),
            ({"actor": self.rustam.pk}, 1),
            ({"claim": claim.pk}, claim.events.count()),
        ):
            page = self.enter(self.anna).get(url, query)
            self.assertContains(page, f"{found} found", msg_prefix=str(query))

    def test_every_page_opens_in_russian(self):
        claim = self.newsroom.published()
        client = self.enter(self.olga)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
        with translation.override("ru"):
            page = client.get(reverse("admin:claims_claim_change", args=[claim.pk]))
        self.assertContains(page, 'lang="ru"')
        self.assertContains(page, "Миссия выросла на 200 человек.")
