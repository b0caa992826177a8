"""Entries of the lists, found by name: the same on both engines."""

from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from claims.models import Article, Claimant, NameDocument, Source, Synonym, Topic
from claims.operations import articles, catalogue
from claims.search import index, names
from claims.search.steps import Steps
from tests.base import NewsroomTestCase

MANY = Steps(100)


class NamesTests(NewsroomTestCase):
    def claimant(self, slug, **name):
        return catalogue.add(Claimant, by=self.olga, slug=slug, name=name)

    def find(self, typed, model=Claimant, steps=MANY):
        rows = model.objects.all()
        keys = names.walked(rows, names.read(typed), steps)
        narrowed = names.matching(rows, names.read(typed))
        if steps is MANY:
            self.assertCountEqual(keys, narrowed.values_list("pk", flat=True), typed)
        found = rows.in_bulk(keys)
        return [found[key].slug for key in keys]

    def test_case_inflection_and_the_letter_yo_do_not_matter(self):
        self.claimant("mfa", ru="Министерство иностранных дел", en="Foreign Ministry")
        self.claimant("hedgehog", ru="Ёжик")
        self.assertEqual(self.find("министерства ИНОСТРАННОГО дела"), ["mfa"])
        self.assertEqual(self.find("ministries"), ["mfa"])
        self.assertEqual(self.find("ежик"), ["hedgehog"])

    def test_spellings_of_the_list_find_each_other(self):
        self.claimant("president", ru="Ильхам Алиев")
        for typed in ("Aliyev", "Əliyev", "алиева", "ilham ALIYEV"):
            expected = [] if "ilham" in typed else ["president"]
            self.assertEqual(self.find(typed), expected, typed)
        Synonym.objects.create(spellings="Ильхам\nIlham")
        self.assertEqual(self.find("ilham ALIYEV"), ["president"])

    def test_one_letter_is_a_beginning(self):
        self.claimant("nato", ru="НАТО")
        self.claimant("osce", ru="ОБСЕ")
        for typed in ("Н", "на", "нат"):
            self.assertEqual(self.find(typed), ["nato"], typed)

    def test_lists_do_not_mix_and_the_newest_comes_first(self):
        for number in range(4):
            self.claimant(f"mission-{number}", en="A mission")
        catalogue.add(Topic, by=self.olga, slug="mission", name={"en": "Mission"})
        self.newsroom.source(title="The mission")
        found = self.find("mission")
        self.assertEqual(found, [f"mission-{n}" for n in (3, 2, 1, 0)])
        self.assertEqual(self.find("mission", Topic), ["mission"])
        self.assertEqual(len(self.find("mission", Source)), 1)

    def test_a_walk_goes_on_where_a_page_ended_and_back(self):
        rows = [self.claimant(f"a-{number}", en="A mission") for number in range(5)]
        keys = [row.pk for row in rows]
        steps = Steps(2, start=keys[3])
        self.assertEqual(self.find("mission", steps=steps), ["a-2", "a-1"])
        back = Steps(2, start=keys[1], is_ascending=True)
        self.assertEqual(self.find("mission", steps=back), ["a-2", "a-3"])

    def test_a_frequent_name_and_a_rare_one_are_found_whichever_way(self):
        self.claimant("rare", en="A lighthouse")
        for number in range(6):
            self.claimant(f"a-{number}", en="A mission")
        for walked in (1, 3, 1_000):
            with mock.patch.object(names, "WALKED", walked):
                self.assertEqual(self.find("lighthouse"), ["rare"])
                self.assertEqual(len(self.find("mission")), 6)
                self.assertEqual(self.find("mission", steps=Steps(2)), ["a-5", "a-4"])

    def test_articles_are_found_by_author_and_sources_by_publisher_and_year(self):
        self.newsroom.article(title={"en": "Borders"}, author="Ada Wong", key="borders")
        self.newsroom.source(title="Yearbook", publisher="Росстат", year="2023")
        found = names.walked(Article.objects.all(), names.read("wong border"), MANY)
        self.assertEqual(len(found), 1)
        self.assertEqual(len(self.find("росстата 2023", Source)), 1)

    def test_a_new_name_is_found_and_the_old_one_is_not(self):
        row = self.claimant("mission", en="The mission")
        catalogue.edit(row, by=self.olga, name={"en": "The delegation"})
        self.assertEqual(self.find("delegations"), ["mission"])
        self.assertEqual(self.find("the mission of"), [])
        article = self.newsroom.article(title={"en": "Old"}, key="k")
        articles.edit(self.fresh(article), by=self.olga, title={"en": "Fresh"})
        keys = names.walked(Article.objects.all(), names.read("fresh"), MANY)
        self.assertEqual(keys, [article.pk])

    def test_what_is_missing_or_wrong_is_told_and_put_right(self):
        self.claimant("mission", en="The mission")
        NameDocument.objects.all().delete()
        self.assertIn("names of articles", " ".join(index.complaints()))
        index.rebuild(index.begin(), step=lambda _n: None)
        self.assertEqual(self.find("missions"), ["mission"])
        self.assertEqual(index.complaints(), [])
        NameDocument.objects.update(stems="чепух")
        self.assertGreater(index.rebuild(index.begin(), step=lambda _n: None), 0)
        self.assertEqual(self.find("missions"), ["mission"])

    def test_no_operation_slips_in_while_an_entry_is_put_right(self):
        self.claimant("mission", en="The mission")
        with CaptureQueriesContext(connection) as asked:
            names.rebuild()
        read = [
            each["sql"] for each in asked if 'FROM "claims_claimant"' in each["sql"]
        ]
        self.assertTrue(read)
        if connection.vendor == "postgresql":  # SQLite lets one write at a time
            self.assertTrue(all(sql.endswith("FOR UPDATE") for sql in read))

    def test_this_engine_is_the_one_under_test(self):
        self.assertIn(connection.vendor, names._WALKS)


class AnythingTypedTests(HypothesisTestCase):
    @settings(max_examples=40, deadline=None)
    @given(st.text(max_size=40))
    def test_anything_typed_is_a_query(self, typed):
        query = names.read(typed)
        if query:
            names.walked(Source.objects.all(), query, Steps(3))
        list(names.matching(Source.objects.all(), query)[:3])
