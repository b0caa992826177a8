"""The demonstration is loaded once, whole, and through operations."""

import tempfile
from collections import Counter
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import TestCase, override_settings
from django.utils import translation

from claims.audit.chain import Link, first_break
from claims.demo.cast import ROLES, assemble
from claims.demo.reading import read
from claims.management.progress import Progress
from claims.models import (
    Appearance,
    Article,
    AuditEvent,
    Citation,
    Claim,
    Quantity,
    Reference,
    Relation,
    Review,
    Source,
    Topic,
    Verdict,
)
from claims.operations import catalogue, claims, imports, relations
from tests.articles import article_text
from tests.demo import folder

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
COUNTED = (Article, Claim, Appearance, Quantity, Source, Relation, Review, AuditEvent)


def load(fixtures: Path = FIXTURES) -> str:
    out = StringIO()
    with override_settings(DEBUG=True):
        call_command("load_demo", fixtures=fixtures, stdout=out)
    return out.getvalue()


def row_counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


class LoadedTests(TestCase):
    """The real demonstration, loaded once for the class."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.contents = read(FIXTURES)
        with translation.override("en"):
            cls.said = load()
        cls.olga = User.objects.get(username="olga")

    def test_everything_in_the_files_is_in_the_database(self):
        claims = self.contents.all_claims()
        self.assertEqual(Claim.objects.count(), len(claims))
        self.assertEqual(
            Appearance.objects.count(), sum(1 + len(c["also"]) for c in claims)
        )
        self.assertEqual(
            Quantity.objects.count(), sum(len(c["quantities"]) for c in claims)
        )
        self.assertEqual(Source.objects.count(), len(self.contents.sources))
        self.assertEqual(Relation.objects.count(), len(self.contents.relations))
        self.assertEqual(Reference.objects.count(), 40)
        self.assertEqual(Citation.objects.count(), 40)

    def test_claims_went_as_far_as_their_record_says(self):
        reached = {"returned": "researching"}
        wanted = {
            record["claim"]: reached.get(record["state"], record["state"])
            for record in self.contents.verdicts
        }
        for public_id, state in Claim.objects.values_list("public_id", "state"):
            self.assertEqual(state, wanted.get(public_id, "candidate"), public_id)

    def test_the_mission_and_the_remittances_carry_their_numbers(self):
        for comparator, value, unit in ((">", 200, "person"), ("≈", 46, "percent")):
            numbers = Quantity.objects.filter(
                comparator=comparator, value=value, unit__slug=unit
            )
            self.assertTrue(numbers.exists(), value)

    def test_every_row_has_its_event_and_the_chain_is_whole(self):
        codes = Counter(AuditEvent.objects.values_list("code", flat=True))
        self.assertEqual(codes["claim.created"], Claim.objects.count())
        self.assertEqual(codes["quantity.added"], Quantity.objects.count())
        self.assertEqual(codes["source.added"], Source.objects.count())
        self.assertEqual(codes["relation.added"], Relation.objects.count())
        links = AuditEvent.objects.values_list("sequence", "body", "prev_hash", "hash")
        self.assertIsNone(first_break(Link(*link) for link in links))

    def test_work_is_shared_and_nobody_approves_their_own(self):
        for role, field in (
            ("researcher", "author"),
            ("reviewer", "reviews__reviewer"),
        ):
            names = set(
                Verdict.objects.values_list(f"{field}__username", flat=True)
            ) - {None}
            self.assertEqual(names, {n for n, r in ROLES.items() if r == role})

    def test_each_role_has_an_account_that_may_enter_the_admin(self):
        for name, role in ROLES.items():
            user = User.objects.get(username=name)
            self.assertEqual([group.name for group in user.groups.all()], [role])
            self.assertTrue(user.is_staff and user.check_password(f"demo-{name}"))
            self.assertFalse(user.is_superuser)

    def test_no_password_is_in_the_log(self):
        events = AuditEvent.objects.filter(code="account.created_for_demonstration")
        self.assertEqual(events.count(), len(ROLES))
        for event in events:
            self.assertNotIn("password", event.body)

    def test_the_practice_article_has_its_text_and_the_others_have_not(self):
        detached = Article.objects.filter(revisions__text__isnull=True)
        self.assertEqual(
            set(detached.values_list("key", flat=True)),
            {"000", "001", "002", "003", "004"},
        )
        for row in Appearance.objects.filter(revision__article__key="own-ru"):
            self.assertTrue(row.exact)

    def test_it_prints_counts_accounts_and_addresses(self):
        total = f"{len(self.contents.all_claims())} claims loaded."
        for expected in (total, "published", "own-ru", "demo-olga", "/admin/"):
            self.assertIn(expected, self.said)

    def test_a_second_run_loads_nothing(self):
        before = row_counts()
        self.assertIn("nothing was loaded or changed", load())
        self.assertEqual(row_counts(), before)

    def test_a_second_run_keeps_what_people_changed(self):
        claim = Claim.objects.in_state("candidate").first()
        claims.edit(claim, by=self.olga, statement={"en": "Edited by hand."})
        topic = Topic.objects.first()
        catalogue.edit(topic, by=self.olga, slug="renamed-by-hand")
        relations.remove(Relation.objects.first(), by=self.olga)
        before = row_counts()
        load()
        self.assertEqual(row_counts(), before)
        claim.refresh_from_db()
        self.assertEqual(str(claim.statement), "Edited by hand.")

    def test_a_text_with_the_known_digest_brings_its_quotes_alive(self):
        for key in ("000", "001", "002", "003", "004"):
            text = article_text(key)
            imported = imports.take_in(text, by=self.olga)
            self.assertEqual(imported.outcome, imports.ATTACHED)
            self.assertEqual(imported.revision.article.key, key)
            for row in imported.revision.appearances.all():
                self.assertEqual(row.exact, text[row.start : row.end])


class LoadingTests(TestCase):
    """How loading begins, fails and stops; on a small demonstration."""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.fixtures = folder.write(Path(scratch.name))

    def test_without_debug_nothing_is_loaded_and_no_account_made(self):
        with self.assertRaisesMessage(CommandError, "only while DEBUG is on"):
            call_command("load_demo", fixtures=self.fixtures)
        self.assertFalse(User.objects.exists())

    def test_a_broken_record_stops_before_anything_is_saved(self):
        line = folder.spoil(
            self.fixtures, "claims/second.json", '"kind": "event"', '"kind": "x"'
        )
        place = f"fixtures/claims/second.json, line {line}"
        with self.assertRaisesMessage(CommandError, place):
            load(self.fixtures)
        self.assertFalse(Claim.objects.exists() or User.objects.exists())

    def test_an_article_is_saved_whole_or_not_at_all(self):
        folder.spoil(
            self.fixtures, "verdicts.json", '"rating": "true"', '"rating": "truthy"'
        )
        with self.assertRaisesMessage(CommandError, "verdicts.json, line 2"):
            load(self.fixtures)
        self.assertEqual(Article.objects.get().key, "first")
        self.assertEqual(Claim.objects.count(), 2)

    def test_an_interrupted_run_is_finished_by_the_next(self):
        stops = [None, None, KeyboardInterrupt]
        with (
            patch.object(Progress, "step", side_effect=stops),
            self.assertRaisesMessage(CommandError, "Interrupted"),
        ):
            load(self.fixtures)
        self.assertEqual(Article.objects.get().key, "first")
        self.assertIn("1 claim loaded.", load(self.fixtures))
        self.assertEqual(Relation.objects.count(), 1)

    def test_nobody_gets_mail_about_the_demonstration(self):
        with self.captureOnCommitCallbacks(execute=True):
            load(self.fixtures)
        self.assertEqual(mail.outbox, [])

    def test_a_text_that_was_imported_first_gets_the_claims(self):
        with override_settings(DEBUG=True):
            olga = assemble().people["olga"]
        imported = imports.take_in(folder.ARTICLES["first"], by=olga, key="by-hand")
        load(self.fixtures)
        claim = Claim.objects.get(public_id="first-1")
        self.assertEqual(claim.appearances.get().revision, imported.revision)
        self.assertEqual(Article.objects.count(), 2)

    def test_years_and_evidence_arrive_as_written(self):
        load(self.fixtures)
        quantity = Quantity.objects.get()
        self.assertEqual(str(quantity.period), "2011–2020")
        claim = Claim.objects.get(public_id="second-1")
        self.assertEqual(claim.evidence.get().accessed_on.isoformat(), "2024-05-02")
        self.assertEqual(claim.about_precision, "month")
