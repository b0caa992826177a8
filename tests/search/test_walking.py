"""The newest matches, whatever the words: the same as narrowing and sorting gives."""

import datetime as dt
from contextlib import ExitStack
from unittest.mock import patch

from django.db import connection
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from claims.models import Claim, SearchDocument
from claims.operations import claims as operations
from claims.operations import corrections
from claims.search import index, postgres, reading, sqlite
from claims.search.backend import count, matching, newest
from claims.search.documents import place_of
from claims.search.postgres import Costs
from claims.search.steps import Steps, asked_of
from tests.base import make_cast
from tests.factories import Newsroom
from tests.search.base import SearchTestCase

WORDS = ("газ", "нефть", "зерно", "вырос", "упал", "экспорт", "импорт")


class PlaceTests(SearchTestCase):
    def test_who_was_published_later_stands_later_equals_by_number(self):
        start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        order = [(0, 9), (0.9, 10), (1, 8), (61, 7)]
        places = [place_of(key, start + dt.timedelta(seconds=s)) for s, key in order]
        self.assertEqual(places, sorted(places))
        self.assertEqual(len(set(places)), 4)

    def test_nobody_stands_anywhere_before_publication(self):
        self.assertIsNone(self.claim("Экспорт газа.").search_document.place)

    def test_a_claim_keeps_its_place_through_a_correction_and_a_rebuild(self):
        public = self.newsroom.published(statement={"ru": "Экспорт вырос."})
        place = place_of(public.pk, public.published_at)
        self.correct(public)
        operations.edit(public, by=self.olga, statement={"ru": "Импорт упал."})
        SearchDocument.objects.update(place=None)
        index.rebuild(index.begin(), step=lambda _n: None)
        self.assertEqual(SearchDocument.objects.get(claim=public).place, place)


class NewestTests(SearchTestCase):
    """Readers' order is that of publication: not that of the claims' numbers."""

    def setUp(self):
        super().setUp()
        waiting = self.newsroom.researched(statement={"ru": "Экспорт нефти упал."})
        self.first = self.newsroom.published(statement={"ru": "Экспорт газа вырос."})
        in_a_while = timezone.now() + dt.timedelta(minutes=1)
        with patch("django.utils.timezone.now", return_value=in_a_while):
            submitted = self.newsroom.submitted(waiting)
            self.second = self.newsroom.published(self.newsroom.approved(submitted))
        self.candidate = self.claim("Экспорт зерна вырос.")

    def newest(self, query: str, **options) -> list[int]:
        options.setdefault("limit", 20)
        return newest(Claim.objects.published(), query, **options)

    def test_readers_get_what_was_published_last_first(self):
        self.assertEqual(self.newest("экспорт"), [self.second.pk, self.first.pk])
        oldest = self.newest("экспорт", oldest_first=True)
        self.assertEqual(oldest, [self.first.pk, self.second.pk])

    def test_a_page_begins_after_the_last_claim_of_the_one_before(self):
        self.assertEqual(self.newest("экспорт", limit=1), [self.second.pk])
        after = self.newest("экспорт", limit=1, after=self.second)
        self.assertEqual(after, [self.first.pk])
        after = self.newest("экспорт", after=self.first, oldest_first=True)
        self.assertEqual(after, [self.second.pk])

    def test_editors_get_the_newest_claim_first(self):
        found = newest(Claim.objects.all(), "экспорт", limit=9, for_editors=True)
        expected = [self.candidate.pk, self.first.pk, self.second.pk]
        self.assertEqual(found, expected)

    def test_other_conditions_hold(self):
        only = Claim.objects.published().filter(pk=self.first.pk)
        self.assertEqual(newest(only, "экспорт", limit=9), [self.first.pk])
        self.assertEqual(newest(only, "нефти", limit=9), [])

    def test_leaving_words_out_needs_no_word_that_is_in(self):
        self.assertEqual(self.newest("-нефть"), [self.first.pk])

    def test_a_claim_that_is_no_longer_public_is_not_found(self):
        corrections.open_correction(
            self.second,
            by=self.pavel,
            kind="withdrawal",
            what_changed={"en": "All."},
            why={"en": "It was wrong."},
        )
        corrections.withdraw(self.second, by=self.polina)
        self.assertEqual(self.newest("экспорт"), [self.first.pk])

    def test_counts_stop_at_a_cap(self):
        public = Claim.objects.published()
        self.assertEqual(count(public, "экспорт", cap=1), (1, True))
        self.assertEqual(count(public, "экспорт", cap=2), (2, False))
        self.assertEqual(count(public, "слон"), (0, False))


class EveryWayTests(PropertyTestCase):
    """Whichever way is chosen, the same claims come in the same order."""

    query = st.lists(
        st.tuples(st.sampled_from(("", "-")), st.sampled_from(WORDS)), max_size=3
    ).map(lambda pairs: " ".join(minus + word for minus, word in pairs) + " ")

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        people = make_cast()
        newsroom = Newsroom(*map(people.get, ("olga", "rustam", "pavel")))
        revision = newsroom.revision(title={"ru": "Заметка", "en": "Text"})
        for number in range(40):
            words = [w for n, w in enumerate(WORDS) if (number * 7 + n * n) % (n + 2)]
            statement = {"ru": " ".join(words) or "пусто"}
            newsroom.candidate(revision, statement=statement)

    @settings(max_examples=60, deadline=None)
    @given(query, st.integers(1, 60), st.booleans(), st.sampled_from(range(4)))
    def test_the_same_claims_in_the_same_order(self, query, limit, ascending, way):
        if not query.strip():
            return
        some = Claim.objects.filter(version__gte=1)
        expected = matching(some, query, for_editors=True)
        expected = expected.order_by("pk" if ascending else "-pk")
        options = {"limit": limit, "oldest_first": ascending, "for_editors": True}
        with _forced(way):
            found = newest(some, query, **options)
            total = count(some, query, cap=limit, for_editors=True)[0]
        assert found == list(expected.values_list("pk", flat=True)[:limit])
        assert total == len(found)


POSTGRES_WAYS = (Costs(2, 1, 3), Costs(1, 2, 3), Costs(1, 2, 3), Costs(1, 3, 2))


def _forced(way: int) -> ExitStack:
    """0: from the index; 1: walking; 2 and 3: walking in vain, then another way."""
    forced = {
        "sqlite": (
            patch.object(sqlite, "documents_with", return_value=[way * 9]),
            patch.object(sqlite, "LOOKED_THROUGH", 8 if way > 1 else 2_000),
            patch.object(reading, "are_few", return_value=way <= 2),
        ),
        "postgresql": (
            patch.object(postgres, "_costs", return_value=POSTGRES_WAYS[way]),
            patch.object(postgres, "WALKED_TOO_FAR", 0 if way > 1 else 1_000),
        ),
    }
    stack = ExitStack()
    for each in forced[connection.vendor]:
        stack.enter_context(each)
    return stack


def test_a_walk_in_vain_goes_farther_while_all_else_costs_more():
    """On PostgreSQL; a word may stand nowhere for a year, and then in every claim."""
    expected = 10 * postgres.DOCUMENT_WALKED
    assert list(postgres._farther(expected, 100 * expected)) == [20, 160, 1280]
    assert list(postgres._farther(expected, 0.5 * expected)) == []


class PlanTests(SearchTestCase):
    """What makes a frequent word cheap: nothing lists or sorts all that matches."""

    def plan(self, sql: str, given: list[object]) -> str:
        inner, more = asked_of(Claim.objects.published(), "document.claim_id")
        steps = Steps(21)
        sql = sql.format(
            match=postgres.READERS_MATCH,
            number="place",
            beyond=steps.beyond,
            within=steps.within,
            direction=steps.direction,
            claims=inner,
        )
        explain = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
        with connection.cursor() as cursor:
            bounds = [steps.after, steps.last]
            given = [*given, *bounds, *more, steps.limit]
            cursor.execute(explain[connection.vendor] + sql, given)
            return "\n".join(str(row[-1]) for row in cursor.fetchall())

    def test_readers_lists_are_walked_in_order(self):
        sql, match = {
            "sqlite": (sqlite.READERS_WALK, '{stems} : ("газ")'),
            "postgresql": (postgres.IN_ORDER, "'газ'"),
        }[connection.vendor]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # It may be walked, whatever ANALYZE last said of the tables' size.
                cursor.execute("SET LOCAL enable_seqscan = off")
                cursor.execute("SET LOCAL enable_sort = off")
        plan = self.plan(sql, [match])
        self.assertNotIn("B-TREE", plan)  # SQLite's word for sorting
        self.assertNotIn("Sort", plan)
        self.assertIn("search_document_stands_in_one_place", plan)

    def test_claims_are_asked_of_each_match_and_not_listed(self):
        sql, match = {
            "sqlite": (sqlite.READERS_WALK, '{stems} : ("газ")'),
            "postgresql": (postgres.IN_ORDER, "'газ'"),
        }[connection.vendor]
        plan = self.plan(sql, [match])
        self.assertRegex(plan, "CORRELATED|SubPlan")
        self.assertNotIn("Hash", plan)
