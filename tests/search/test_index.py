"""The index is kept true, can be rebuilt, and says what is wrong with it."""

from io import StringIO

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.checks import search_index_is_whole
from claims.exceptions import Incomplete, NotAllowed
from claims.models import Claim, IndexRun, SearchDocument, StemFrequency, Synonym, Topic
from claims.operations import catalogue, claims, synonyms
from claims.search import index
from claims.search.frequencies import frequencies
from tests.search.base import SearchTestCase


def rebuild(*options: str) -> str:
    out = StringIO()
    call_command("rebuild_search_index", *options, stdout=out, stderr=out)
    return out.getvalue()


class RebuildTests(SearchTestCase):
    def setUp(self):
        super().setUp()
        self.one = self.claim("Экспорт газа вырос.")
        self.two = self.claim("Импорт нефти упал.")

    def test_a_missing_and_a_wrong_document_are_put_right(self):
        SearchDocument.objects.filter(claim=self.one).delete()
        SearchDocument.objects.filter(claim=self.two).update(stems="чепух")
        self.assertFinds("экспорт")
        self.assertIn("2 claims looked at, 2 put right", rebuild())
        self.assertFinds("экспорт", self.one)
        self.assertFinds("импорт", self.two)
        self.assertFinds("чепуха")

    def test_a_whole_index_is_left_as_it_is(self):
        self.assertIn("2 claims looked at, 0 put right", rebuild())

    def test_a_published_claim_under_correction_keeps_its_two_documents(self):
        public = self.newsroom.published(statement={"ru": "Урожай собран."})
        self.correct(public)
        claims.edit(public, by=self.olga, statement={"ru": "Урожай погиб."})
        SearchDocument.objects.all().delete()
        rebuild()
        self.assertFinds("погиб")
        self.assertEqual(self.found("погиб", for_editors=True), [public])
        self.assertFinds("собран", public)

    def test_an_interrupted_pass_goes_on_where_it_stopped(self):
        run = index.begin()
        run.after_claim = self.one.pk
        run.save()
        SearchDocument.objects.all().delete()
        self.assertIn("1 claim looked at, 1 put right", rebuild())
        self.assertFinds("экспорт")
        self.assertIn("2 claims looked at, 1 put right", rebuild())

    def test_it_can_be_told_to_begin_anew(self):
        IndexRun.objects.create(started_at=self.one.created_at, after_claim=10**9)
        self.assertIn("2 claims looked at", rebuild("--from-start"))

    def test_frequencies_are_retaken_and_new_words_are_counted_afresh(self):
        rebuild()
        self.claim("Газ подешевел.")
        self.claim("Зерно подешевело.")
        self.assertEqual(StemFrequency.objects.get(stem="газ").documents, 1)
        found = frequencies(["газ", "подешевел", "слон"])
        self.assertEqual(found, {"газ": 1, "подешевел": 2, "слон": 1})
        rebuild()
        self.assertEqual(frequencies(["газ"]), {"газ": 2})

    def test_more_claims_take_no_more_queries(self):
        few = self.queries_of_a_pass()
        for _n in range(5):
            self.claim("Экспорт газа вырос.")
        self.assertEqual(self.queries_of_a_pass(), few)

    def queries_of_a_pass(self) -> int:
        with CaptureQueriesContext(connection) as captured:
            index.rebuild(index.begin(), step=lambda _n: None)
        return len(captured)


class ComplaintTests(SearchTestCase):
    def ids(self) -> list[str]:
        return [found.id for found in search_index_is_whole(databases=["default"])]

    def test_a_whole_index_gives_no_warning(self):
        self.claim("Экспорт газа вырос.")
        self.assertEqual(self.ids(), [])

    def test_a_missing_document_is_noticed_quickly_too(self):
        claim = self.claim("Экспорт газа вырос.")
        SearchDocument.objects.filter(claim=claim).delete()
        self.assertEqual(self.ids(), ["claims.W002"])
        self.assertEqual(len(index.complaints(thorough=False)), 1)

    def test_words_analysed_by_other_rules_are_noticed(self):
        self.claim("Экспорт газа вырос.")
        SearchDocument.objects.update(analysis=1)
        self.assertIn("other rules", index.complaints(thorough=False)[0])
        rebuild()
        self.assertEqual(self.ids(), [])

    def test_an_interrupted_rebuild_is_noticed(self):
        index.begin()
        self.assertIn("interrupted", index.complaints()[0])
        self.assertEqual(index.complaints(thorough=False), [])

    def assertCannotFallOutOfStep(self) -> None:
        """PostgreSQL generates the column from the document and guards it itself."""
        with (
            self.assertRaises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE claims_searchdocument SET lexemes = ''")

    def test_a_full_text_index_out_of_step_is_noticed_and_mended(self):
        claim = self.claim("Экспорт газа вырос.")
        if connection.vendor == "postgresql":
            self.assertCannotFallOutOfStep()
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO claims_search_index(claims_search_index) "
                "VALUES ('delete-all')"
            )
        self.assertIn("full-text", index.complaints()[0])
        rebuild()
        self.assertFinds("экспорт", claim)
        self.assertEqual(self.ids(), [])


class KeptTrueTests(SearchTestCase):
    def test_edits_names_and_titles_are_found_at_once(self):
        topic = catalogue.add(
            Topic, by=self.olga, slug="energy", name={"ru": "Энергия"}
        )
        claim = self.claim("Экспорт газа вырос.", topic=topic)
        claims.edit(claim, by=self.olga, statement={"ru": "Добыча выросла."})
        catalogue.edit(topic, by=self.olga, name={"ru": "Топливо"})
        self.assertFinds("экспорт")
        self.assertFinds("добыча топливо", claim)
        self.assertFinds("энергия")

    def test_a_refused_edit_leaves_the_index_alone(self):
        claim = self.claim("Экспорт газа вырос.")
        with self.assertRaises(NotAllowed):
            claims.edit(claim, by=self.nikita, statement={"ru": "Добыча."})
        self.assertFinds("экспорт", claim)


class SynonymListTests(SearchTestCase):
    def test_olga_adds_changes_and_removes_a_group_and_it_counts_at_once(self):
        claim = self.claim("Встреча в Гяндже.")
        group = synonyms.add(by=self.olga, spellings="Гянджа\n Ganja \n\nGanja")
        self.assertEqual(group.lines(), ["Гянджа", "Ganja"])
        self.assertFinds("Ganja", claim)
        synonyms.edit(group, by=self.olga, spellings="Гянджа\nGəncə")
        self.assertFinds("Ganja")
        self.assertFinds("Gəncə", claim)
        synonyms.remove(group, by=self.olga)
        self.assertFinds("Gəncə")

    def test_forms_of_one_word_are_no_group(self):
        with self.assertRaises(Incomplete):
            synonyms.add(by=self.olga, spellings="Гянджа\nГянджи")
        self.assertFalse(Synonym.objects.filter(spellings__contains="Гянджи").exists())

    def test_an_account_without_a_role_may_not(self):
        with self.assertRaises(NotAllowed):
            synonyms.add(by=self.nikita, spellings="Гянджа\nGanja")

    def test_no_document_changes_when_a_group_does(self):
        self.claim("Встреча в Гяндже.")
        before = list(SearchDocument.objects.values())
        synonyms.add(by=self.olga, spellings="Гянджа\nGanja")
        self.assertEqual(list(SearchDocument.objects.values()), before)
        self.assertEqual(Claim.objects.filter(search_document=None).count(), 0)
