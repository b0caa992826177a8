"""“Already checked?”: the same claim is found, and never said of one that differs."""

import csv
import json
from collections import Counter
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from claims.choices import RelationKind
from claims.exceptions import AlreadyThere, Incomplete, NotAllowed
from claims.models import AuditEvent, PairAnswer, Relation
from claims.operations import claims, duplicates, relations
from claims.search.duplicates import likely, pairs
from claims.search.similar import Match, similar
from claims.text.similarity import FAINT
from tests.search.base import SearchTestCase

TABLE = Path(__file__).with_name("matching_pairs.tsv")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


class TableTests(SearchTestCase):
    """Over 120 pairs of our own, against all their claims at once."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        revision = cls.newsroom.revision(title={"ru": "Заметка", "en": "Text"})
        for claim in dict.fromkeys(row["claim"] for row in rows() if row["claim"]):
            cls.newsroom.candidate(revision, statement={"ru": claim})
        cls.answers = [(row, similar(row["query"], least=FAINT)) for row in rows()]

    def test_there_are_enough_pairs_of_every_sort(self):
        expected = Counter(row["expected"] for row in rows())
        self.assertGreaterEqual(expected.total(), 120)
        self.assertTrue(
            all(expected[sort] >= 9 for sort in ("same", "related", "none"))
        )

    def test_the_claim_is_among_the_first_five(self):
        missed = [
            row["query"]
            for row, found in self.answers
            if row["claim"] and row["claim"] not in [match.statement for match in found]
        ]
        self.assertEqual(missed, [])

    def test_same_is_never_said_of_a_claim_that_differs(self):
        wrong = [
            (row["query"], match.statement)
            for row, found in self.answers
            for match in found
            if match.relation == "same"
            and (row["expected"] != "same" or match.statement != row["claim"])
        ]
        self.assertEqual(wrong, [], "\n".join(map(str, wrong)))

    def test_same_is_said_of_nearly_every_paraphrase(self):
        asked = [
            (row, found) for row, found in self.answers if row["expected"] == "same"
        ]
        missed = [
            (row["query"], [(match.score, match.why) for match in found][:1])
            for row, found in asked
            if row["claim"] not in [m.statement for m in found if m.relation == "same"]
        ]
        self.assertLessEqual(len(missed), len(asked) // 10, missed)


class SimilarTests(SearchTestCase):
    def best(self, text: str, **options) -> Match:
        return similar(text, **options)[0]

    def test_a_reason_says_what_differs_in_words(self):
        self.claim("Из России приходит 46 процентов переводов.")
        match = self.best("Из России приходит 64 % переводов.")
        self.assertEqual(match.relation, "related")
        why = "different number: 64 % here, 46 процентов there"
        self.assertIn(why, match.why)

    def test_a_reason_says_what_agrees(self):
        self.claim("Алиев обещал построить 46 школ в 2025 году.")
        match = self.best("В 2025 году Алиев обещал построить 46 школ.")
        self.assertEqual(match.relation, "same")
        self.assertIn("same names: Алиев", match.why)

    def test_the_language_that_fits_best_is_compared(self):
        self.claim("Завод в Гяндже закрыли.", "The plant in Ganja was closed.")
        match = self.best("The plant in Ganja has been closed.")
        self.assertEqual(match.statement, "The plant in Ganja was closed.")
        self.assertEqual(match.relation, "same")

    def test_nothing_similar_gives_nothing(self):
        self.claim("Завод в Гяндже закрыли.")
        for text in ("", "…", "и", "Учёные нашли новый вид медуз.", "\x00" * 50):
            self.assertEqual(similar(text), [], text)

    def test_a_long_passage_is_read_up_to_a_limit(self):
        claim = self.claim("Завод в Гяндже закрыли из-за нехватки газа.")
        passage = "Завод в Гяндже закрыли из-за нехватки газа. " + "Иное дело. " * 5_000
        self.assertEqual(self.best(passage).claim, claim)

    def test_readers_are_answered_with_published_and_reviewed_words_only(self):
        self.claim("Экспорт зерна вырос вдвое.")
        self.assertEqual(similar("Экспорт зерна вырос вдвое.", for_editors=False), [])
        public = self.newsroom.published(statement={"ru": "Импорт чая упал вдвое."})
        self.correct(public)
        claims.edit(public, by=self.olga, statement={"ru": "Урожай риса погиб."})
        self.assertEqual(similar("Урожай риса погиб.", for_editors=False), [])
        match = self.best("Импорт чая упал вдвое.", for_editors=False)
        self.assertEqual((match.claim, match.relation), (public, "same"))
        self.assertEqual(self.best("Урожай риса погиб.").claim, public)

    def test_many_candidates_take_no_more_queries(self):
        with CaptureQueriesContext(connection) as few:
            self.claim("Завод в Гяндже закрыли.") and similar("Завод закрыли.")
        for number in range(20):
            self.claim(f"Завод {number} закрыли.")
        with CaptureQueriesContext(connection) as many:
            self.claim("Завод в Шуше закрыли.") and similar("Завод закрыли.")
        self.assertLessEqual(len(many), len(few))

    def test_a_frequent_word_alone_still_finds(self):
        kept = [self.claim(f"Завод номер {n}.") for n in range(12)]
        with patch("claims.search.similar.BUDGET", 5):
            self.assertEqual(len(similar("Завод", limit=3, least=0)), 3)
        self.assertEqual(len(kept), 12)

    def test_frequent_words_are_looked_for_together(self):
        for number in range(12):
            for word in ("Парламент", "Бюджет", "Прокурор"):
                self.claim(f"{word} номер {number}.")
        wanted = self.claim("Парламент обсудил бюджет, прокурор молчал.")
        with (
            patch("claims.search.similar.BUDGET", 5),
            patch("claims.search.similar.CANDIDATES", 3),
        ):
            match = self.best("Прокурор молчит, бюджет обсуждает парламент.")
        self.assertEqual(match.claim, wanted)

    def test_a_reranker_may_rescore_but_not_hide_what_differs(self):
        self.claim("Из России приходит 46 процентов переводов.")
        self.claim("Денежные переводы из России составляют 46 %.")
        with override_settings(SEARCH_RERANKER="tests.search.test_matching.Sure"):
            found = similar("Из России приходит 64 % переводов.")
        self.assertEqual({match.score for match in found}, {0.99})
        self.assertEqual({match.relation for match in found}, {"related"})


class Sure:
    """A reranker that finds everything alike."""

    def scores(self, _asked, statements):
        return [0.99 for _statement in statements]


class CommandTests(SearchTestCase):
    def run_command(self, *arguments: str) -> str:
        out = StringIO()
        call_command(*arguments, stdout=out)
        return out.getvalue()

    def test_match_claim_prints_json_as_agreed(self):
        claim = self.claim("Завод в Гяндже закрыли.")
        text = "Завод в Гяндже закрыт."
        printed = json.loads(self.run_command("match_claim", text, "--format=json"))
        (match,) = printed["matches"]
        self.assertEqual(set(match), {"id", "statement", "score", "relation", "why"})
        self.assertEqual(match["id"], claim.public_id)
        self.assertEqual(match["relation"], "same")
        self.assertTrue(0 <= match["score"] <= 1)

    def test_match_claim_gives_as_many_as_asked_and_says_when_there_are_none(self):
        for _n in range(3):
            self.claim("Завод в Гяндже закрыли.")
        text = "Завод в Гяндже закрыт."
        asked = ("match_claim", text, "--limit=2", "--format=json")
        self.assertEqual(len(json.loads(self.run_command(*asked))["matches"]), 2)
        self.assertIn("Nothing similar", self.run_command("match_claim", "Медузы."))
        self.assertIn("same", self.run_command("match_claim", text))

    def test_find_duplicates_reports_each_unanswered_pair_once(self):
        one = self.claim("Завод в Гяндже закрыли.")
        other = self.claim_elsewhere("В Гяндже закрыт завод.")
        asked = ("find_duplicates", "--all", "--format=json")
        (pair,) = json.loads(self.run_command(*asked))["pairs"]
        self.assertEqual(set(pair["claims"]), {one.public_id, other.public_id})
        duplicates.reject(one, other, by=self.olga)
        self.assertEqual(json.loads(self.run_command(*asked))["pairs"], [])
        self.assertIn("No pair", self.run_command("find_duplicates", "--all"))

    def test_find_duplicates_may_be_interrupted_and_leaves_no_day_out(self):
        self.claim("Завод в Гяндже закрыли.")
        self.claim_elsewhere("В Гяндже закрыт завод.")
        with (
            patch("claims.management.progress.Progress.step") as step,
            self.assertRaisesMessage(CommandError, "compares all of these claims"),
        ):
            step.side_effect = KeyboardInterrupt
            self.run_command("find_duplicates")
        self.assertIn("закрыли", self.run_command("find_duplicates"))


class AnswerTests(SearchTestCase):
    def setUp(self):
        super().setUp()
        self.one = self.claim("Завод в Гяндже закрыли.")
        self.other = self.claim_elsewhere("В Гяндже закрыт завод.")

    def proposed(self) -> list:
        return [match.claim for match in likely(self.one)]

    def test_who_rejected_a_pair_and_when_is_on_record_and_nobody_is_asked_again(self):
        self.assertEqual(self.proposed(), [self.other])
        answer = duplicates.reject(self.other, self.one, by=self.olga)
        self.assertEqual((answer.answered_by, answer.is_same), (self.olga, False))
        self.assertEqual(AuditEvent.objects.latest("sequence").code, "pair.rejected")
        self.assertEqual(self.proposed(), [])
        with self.assertRaises(AlreadyThere):
            duplicates.confirm(self.one, self.other, by=self.oleg)

    def test_a_confirmed_pair_is_related_and_merging_stays_another_step(self):
        duplicates.confirm(self.one, self.other, by=self.olga)
        relation = Relation.objects.get(kind=RelationKind.SAME_FACT)
        self.assertEqual(relation.from_claim, self.other)
        self.assertEqual(self.proposed(), [])
        self.assertEqual(self.fresh(self.other).state, "candidate")

    def test_a_pair_related_already_is_confirmed_without_a_second_relation(self):
        relations.add(
            by=self.olga,
            from_claim=self.one,
            to_claim=self.other,
            kind=RelationKind.SAME_FACT,
            note={},
        )
        self.assertEqual(self.proposed(), [])
        duplicates.confirm(self.one, self.other, by=self.olga)
        self.assertEqual(Relation.objects.count(), 1)

    def test_an_answer_can_be_taken_back(self):
        answer = duplicates.reject(self.one, self.other, by=self.olga)
        duplicates.reopen(answer, by=self.oleg)
        self.assertEqual(self.proposed(), [self.other])

    def test_answers_need_two_claims_and_a_role(self):
        with self.assertRaises(Incomplete):
            duplicates.confirm(self.one, self.one, by=self.olga)
        with self.assertRaises(NotAllowed):
            duplicates.reject(self.one, self.other, by=self.anna)
        self.assertFalse(PairAnswer.objects.exists())

    def test_merged_and_rejected_claims_are_not_proposed(self):
        claims.reject(self.other, by=self.olga, reason="A slip.")
        self.assertEqual(list(pairs([self.one])), [])
