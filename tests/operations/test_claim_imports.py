"""Other people's checks come in as theirs, once, with every row on record."""

import json
from dataclasses import replace
from itertools import islice
from unittest import mock

from django.db import IntegrityError, connection, transaction
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st

from claims.audit.batches import Entry, Shape, record_each
from claims.audit.snapshots import snapshot
from claims.audit.verify import verify
from claims.canonical import canonical
from claims.choices import ClaimState
from claims.exceptions import DomainError, Incomplete, NotAllowed, StaleState
from claims.importing.records.faults import Fault
from claims.importing.records.record import Defaults, made
from claims.models import (
    AuditEvent,
    Claim,
    Claimant,
    ForeignReview,
    ImportRun,
    ProposedPair,
    RatingLabel,
    SearchDocument,
)
from claims.models.languages import in_languages, lazy
from claims.operations import (
    catalogue,
    claim_imports,
    import_rows,
    import_settings,
    merging,
)
from claims.search import index
from tests.base import NewsroomTestCase

FLAT = {
    "statement": "The Earth is flat.",
    "organisation": "Globe Desk",
    "url": "https://globe.example/1",
    "rating": "Pants on fire",
    "reviewed_on": "2024-05-01",
    "claimant": "A. Speaker",
}


def record(line=2, **cells):
    return made(line, {**FLAT, **cells}, Defaults())


class ImportTestCase(NewsroomTestCase):
    def run_of(self, *records, by=None, skip_bad=False, sha256="0" * 64):
        by = by or self.pavel
        run = claim_imports.begin(
            by=by, sha256=sha256, file_name="a.csv", size=100, skip_bad=skip_bad
        )
        claim_imports.Importer(run, by=by).take(list(records))
        return claim_imports.finish(run, by=by)


class TakingInTests(ImportTestCase):
    def test_a_record_becomes_a_candidate_with_their_verdict_beside_it(self):
        self.run_of(record())
        claim = Claim.objects.get()
        self.assertEqual(claim.state, ClaimState.CANDIDATE)
        self.assertIsNone(claim.verdict)
        self.assertFalse(Claim.objects.published().exists())
        review = claim.foreign_reviews.get()
        self.assertEqual(review.rating_label, "Pants on fire")
        self.assertEqual(review.rating.slug, "false")
        self.assertEqual(review.claimant, "A. Speaker")

    def test_every_row_is_on_record_and_the_log_agrees(self):
        self.run_of(record(), record(statement="The Moon is cheese."))
        report = verify()
        self.assertIsNone(report.fault)
        codes = list(AuditEvent.objects.values_list("code", flat=True))
        self.assertEqual(
            codes, ["import.started", *["claim.imported"] * 2, "import.finished"]
        )
        self.assertEqual(AuditEvent.objects.filter(actor=self.pavel).count(), 4)

    def test_a_second_import_changes_nothing_and_says_so(self):
        self.run_of(record())
        run = self.run_of(record(), record(line=3, rating="True"))
        self.assertEqual((run.created, run.known), (0, 2))
        self.assertEqual(Claim.objects.count(), 1)

    def test_an_interrupted_import_goes_on_where_it_stopped(self):
        records = [record(line=n, statement=f"Number {n} is up.") for n in range(2, 7)]
        run = claim_imports.begin(
            by=self.pavel, sha256="1" * 64, file_name="a.csv", size=1
        )
        claim_imports.Importer(run, by=self.pavel).take(records[:2])
        again = claim_imports.begin(
            by=self.pavel, sha256="1" * 64, file_name="a.csv", size=1
        )
        self.assertEqual((again.pk, again.after), (run.pk, 2))
        rest = list(islice(records, again.after, None))
        claim_imports.Importer(again, by=self.pavel).take(rest)
        self.assertEqual(claim_imports.finish(again, by=self.pavel).created, 5)

    def test_two_who_go_on_with_one_run_do_not_both_write(self):
        run = claim_imports.begin(
            by=self.pavel, sha256="1" * 64, file_name="a.csv", size=1
        )
        late = ImportRun.objects.get(pk=run.pk)
        claim_imports.Importer(run, by=self.pavel).take([record()])
        with (
            mock.patch.object(claim_imports, "write") as write,
            self.assertRaises(StaleState),
            transaction.atomic(),
        ):
            claim_imports.Importer(late, by=self.polina).take([record(statement="B")])
        write.assert_not_called()
        self.assertEqual(Claim.objects.count(), 1)

    def test_a_refused_record_stops_everything_unless_it_may_be_skipped(self):
        fault = Fault(3, "url", "No.")
        with self.assertRaises(Incomplete), transaction.atomic():
            self.run_of(record(), fault)
        self.assertEqual(Claim.objects.count(), 0)
        run = self.run_of(record(), fault, skip_bad=True)
        self.assertEqual((run.created, run.refused), (1, 1))
        self.assertEqual(run.faults, [[3, "url", "No."]])

    def test_what_is_there_already_is_offered_and_never_merged(self):
        known = self.newsroom.candidate(statement={"en": "The Earth is flat"})
        run = self.run_of(record(), record(url="https://other.example/"))
        first, second = Claim.objects.exclude(pk=known.pk).order_by("pk")
        self.assertEqual(
            run.offers, [[first.pk, known.pk, 100], [second.pk, known.pk, 100]]
        )
        self.assertEqual(ProposedPair.objects.open().count(), 2)
        self.assertEqual(self.fresh(known).state, ClaimState.CANDIDATE)

    def test_a_claimant_is_recognised_by_the_name_and_never_made_up(self):
        claim = self.newsroom.candidate()
        before = claim.claimant
        self.run_of(record())
        self.assertIsNone(before)
        self.assertIsNone(Claim.objects.exclude(pk=claim.pk).get().claimant)

    def test_an_imported_claim_is_found_like_any_other(self):
        name = {"en": "A. Speaker", "ru": "А. Спикер"}
        catalogue.add(Claimant, by=self.olga, slug="speaker", name=name)
        self.run_of(record(statement_ru="Земля плоская."))
        self.assertEqual(Claim.objects.get().claimant.slug, "speaker")
        self.assertEqual(SearchDocument.objects.count(), 1)
        self.assertEqual(index.rebuild(index.begin(), step=lambda n: None), 0)

    def test_of_two_claimants_with_one_name_each_keeps_their_slug(self):
        for slug in ("elder", "younger"):
            catalogue.add(Claimant, by=self.olga, slug=slug, name={"en": "A. Speaker"})
        lists = import_rows.Lists()
        self.assertIsNone(lists.claimant_of(record()))
        for slug in ("elder", "younger"):
            named = replace(record(), claimant_slug=slug)
            self.assertEqual(lists.claimant_of(named).slug, slug)

    def test_only_publishers_and_administrators_import(self):
        for person in (self.olga, self.rustam, self.anna, self.nikita):
            with self.assertRaises(NotAllowed):
                self.run_of(record(), by=person)
        for person in (self.pavel, self.alla):
            self.run_of(record(statement=f"By {person}"), by=person)

    def test_every_sign_comes_through_to_the_row(self):
        said = "a\\\\b \\t \\\\N \t tab\nline «Ё» {x} %s"
        self.run_of(record(leads=said))
        self.assertEqual(Claim.objects.get().leads.data, {"en": said})
        self.assertIsNone(verify().fault)

    def test_an_identifier_that_is_taken_is_drawn_again(self):
        self.newsroom.candidate(public_id="taken")
        draws = ["taken", "one", "one", "taken", "two"]
        with mock.patch.object(import_rows, "_drawn", side_effect=draws):
            self.run_of(record(), record(statement="B"))
        ids = set(Claim.objects.values_list("public_id", flat=True))
        self.assertEqual(ids, {"taken", "one", "two"})

    def test_new_rows_get_keys_nobody_had(self):
        self.run_of(record())
        by_hand = self.newsroom.candidate()
        self.run_of(record(statement="B"))
        self.assertEqual(len(set(Claim.objects.values_list("pk", flat=True))), 3)
        self.assertGreater(Claim.objects.latest("pk").pk, by_hand.pk)


class TheirsTests(ImportTestCase):
    def refused(self, statement):
        with (
            self.assertRaises(IntegrityError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)

    def test_what_others_said_is_never_changed_nor_deleted(self):
        self.run_of(record())
        self.refused("UPDATE claims_foreignreview SET rating_label = 'True'")
        self.refused("UPDATE claims_foreignreview SET url = 'https://x.org'")
        self.refused("UPDATE claims_foreignreview SET rating_id = NULL")
        self.refused("DELETE FROM claims_foreignreview")

    def test_a_merge_takes_their_reviews_along(self):
        self.run_of(record())
        claim, into = Claim.objects.get(), self.newsroom.candidate()
        merging.merge(claim, into=into, by=self.olga, reason="The same.")
        self.assertEqual(ForeignReview.objects.get().claim, into)
        self.assertIsNone(verify().fault)

    def test_into_a_published_claim_only_a_publisher_brings_them(self):
        self.run_of(record())
        claim, into = Claim.objects.get(), self.newsroom.published()
        with self.assertRaises(DomainError), transaction.atomic():
            merging.merge(claim, into=into, by=self.olga, reason="The same.")
        self.assertFalse(into.foreign_reviews.exists())
        merging.merge(claim, into=into, by=self.pavel, reason="The same.")
        page = self.client.get(f"/en/claims/{into.public_id}/").content.decode()
        self.assertIn("Also checked by", page)
        self.assertIn('<q lang="en"><bdi>Pants on fire</bdi></q>', page)

    def test_no_reader_meets_them_before_the_claim_is_published(self):
        self.run_of(record())
        claim = Claim.objects.get()
        address = f"/en/claims/{claim.public_id}/"
        self.assertEqual(self.client.get(address).status_code, 404)
        for address in ("/en/", "/en/claims/", "/claims.csv", "/claimreview.json"):
            page = self.client.get(address).getvalue().decode()
            self.assertNotIn("Globe Desk", page)
            self.assertNotIn("The Earth is flat", page)


class SettingsTests(ImportTestCase):
    def test_a_label_is_explained_once_and_remembered(self):
        import_settings.explain({"Schnurz!": "false"}, by=self.pavel)
        self.assertEqual(import_settings.answers(), {"schnurz": "false"})
        events = AuditEvent.objects.count()
        import_settings.explain({"SCHNURZ": "false"}, by=self.pavel)
        self.assertEqual(AuditEvent.objects.count(), events)
        import_settings.explain({"schnurz": ""}, by=self.pavel)
        self.assertIsNone(RatingLabel.objects.get().rating)
        self.assertIsNone(verify().fault)

    def test_a_word_our_scale_does_not_have_is_refused(self):
        with self.assertRaises(Incomplete):
            import_settings.explain({"x": "pants"}, by=self.pavel)

    def test_a_mapping_is_saved_under_its_name(self):
        for columns in ({"A": "statement"}, {"B": "statement", "C": ""}):
            mapping = import_settings.save_mapping("Ours", columns, by=self.pavel)
        self.assertEqual(mapping.columns, {"B": "statement", "C": ""})
        with self.assertRaises(Incomplete):
            import_settings.save_mapping("Bad", {"A": "verdict"}, by=self.pavel)
        with self.assertRaises(NotAllowed):
            import_settings.save_mapping("Ours", {}, by=self.olga)


class ShapeTests(SimpleTestCase):
    @given(
        st.dictionaries(st.sampled_from(["ru", "en"]), st.text(min_size=1), min_size=1),
        st.text(max_size=20),
    )
    def test_a_shape_writes_what_a_snapshot_says(self, statement, public_id):
        claim = Claim(id=7, statement=lazy(statement), public_id=public_id)
        shape = Shape(Claim(), ("id", "statement", "public_id", "topic"))
        said = in_languages(statement)
        written = shape.written(7, said, public_id, None)
        self.assertEqual(written, canonical(snapshot(claim)))


class BatchTests(NewsroomTestCase):
    """Events written many at a time are the events `log.record` writes."""

    def test_a_body_is_canonical_and_the_chain_goes_on(self):
        claim = self.newsroom.candidate()
        state = canonical(snapshot(self.fresh(claim)))
        entry = Entry(f"claim:{claim.pk}", claim.pk, {f"claim:{claim.pk}": state})
        with transaction.atomic():
            record_each("claim.imported", [entry] * 3, by=self.olga, reason='Ё "x"')
        bodies = AuditEvent.objects.filter(code="claim.imported")
        self.assertEqual(len(bodies), 3)
        for event in bodies:
            content = json.loads(event.body)
            self.assertEqual(event.body, canonical(content))
            self.assertEqual(content["reason"], event.reason)
        self.assertIsNone(verify().fault)
