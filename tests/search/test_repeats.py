"""Which claims say something word for word, asked of an index of how statements begin
and end."""

from django.db import connection

from claims.models import SearchDocument
from claims.search import documents, repeats
from claims.search.repeats import claims_saying
from tests.search.base import SearchTestCase

WITHOUT_KEY = """ALTER TABLE claims_searchdocument
    DROP CONSTRAINT claims_searchdocument_pkey"""


def said(ru: str = "", en: str = "") -> str:
    given = {code: text for code, text in (("ru", ru), ("en", en)) if text}
    return documents.words_of("", given, [])


class RepeatsTests(SearchTestCase):
    def setUp(self):
        super().setUp()
        self.one, self.other = self.claim("Завод закрыли."), self.claim("Мост открыли.")

    def test_the_claim_is_found_whatever_the_form_of_its_words(self):
        asked = [said("мост Открыли!"), said("Мост закрыли."), said("Завод закрыли")]
        self.assertEqual(claims_saying(asked), [self.other.pk, None, self.one.pk])

    def test_it_is_found_by_either_language_and_by_no_name_beside_it(self):
        both = self.claim("Дождь идёт.", "It is raining.")
        self.assertEqual(claims_saying([said(en="It is raining")]), [both.pk])
        self.assertEqual(claims_saying([said(ru="Дождь идёт")]), [both.pk])
        self.assertEqual(claims_saying([said("Заметка"), said(en="Text")]), [None] * 2)

    def test_of_several_that_say_it_the_first_is_told(self):
        self.claim("", "Мост открыли.")
        self.claim("Мост открыли.")
        self.assertEqual(claims_saying([said("Мост открыли.")]), [self.other.pk])

    def test_two_that_begin_and_end_alike_are_told_apart(self):
        words = (
            "Правительство Азербайджана в понедельник сообщило о {} выпуска "
            "государственных долгосрочных облигаций"
        )
        more, less = (self.claim(words.format(each)) for each in ("росте", "падении"))
        self.assertEqual(claims_saying([said(words.format("падении"))]), [less.pk])
        self.assertEqual(claims_saying([said(words.format("начале"))]), [None])
        self.assertLess(more.pk, less.pk)

    def test_a_thousand_are_asked_about_in_a_few_questions(self):
        asked = [said(f"Завод номер {n} закрыли.") for n in range(1_000)]
        with self.assertNumQueries(5):
            self.assertEqual(set(claims_saying(asked)), {None})

    def test_no_question_reads_the_documents_of_all_claims(self):
        SearchDocument.objects.filter(claim=self.one).update(stems="x")  # has no mark
        plan = self.plan_of(repeats._question(1), ["a", "a"])
        for name in ("search_by_first_wording", "search_by_second_wording"):
            self.assertIn(name, plan)
        self.assertEqual(claims_saying([""]), [None])

    def plan_of(self, question: str, asked: list[str]) -> str:
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":  # two rows are read faster than found
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("DROP INDEX search_document_stands_in_one_place")
                cursor.execute(WITHOUT_KEY)
            cursor.execute(f"{explain} {question}", asked)
            return str(cursor.fetchall())
