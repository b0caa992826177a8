"""A search of the list shows what it matched, explains nothing found, and combines
with every other condition."""

import datetime as dt

from claims.choices import ClaimKind
from claims.models import Claimant, Outlet, Topic
from claims.operations import catalogue
from tests.views.base import PublicSiteTestCase


class SearchingTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        by = cls.olga
        outlet = catalogue.add(Outlet, by=by, slug="gazette", name={"en": "Gazette"})
        claim = cls.newsroom.researched(
            revision=cls.newsroom.revision(key="border", outlet=outlet),
            statement={"ru": "Экспорт газа вырос.", "en": "Gas exports have grown."},
            kind=ClaimKind.QUANTITY,
            claimant=catalogue.add(
                Claimant, by=by, slug="ministry", name={"ru": "Министерство газа"}
            ),
            topic=catalogue.add(Topic, by=by, slug="energy", name={"ru": "Энергия"}),
            about_date=dt.date(2024, 5, 1),
            about_precision="day",
        )
        cls.newsroom.with_number(claim)
        cls.newsroom.published(cls.newsroom.approved(cls.newsroom.submitted(claim)))
        cls.newsroom.published(statement={"ru": "Импорт газа упал."})

    def test_what_matched_is_marked_in_any_form_of_the_word(self):
        page = self.page("claim-list", read_in="ru", q="газ экспорта")
        self.assertIn("<mark>Экспорт газа</mark>", page.replace("</mark> <mark>", " "))
        self.assertIn("Министерство <mark>газа</mark>", page)

    def test_the_json_of_a_list_is_asked_the_same(self):
        page = self.page("claim-list", q="on", has_quantity="on", topic="")
        self.assertIn('href="/api/v1/claims?q=on&amp;has_quantity=true"', page)

    def test_without_a_search_nothing_is_marked(self):
        self.assertNotIn("<mark>", self.page("claim-list", topic="energy"))

    def test_the_search_combines_with_every_filter(self):
        for name, fitting, other in (
            ("rating", "true", "false"),
            ("topic", "energy", ""),
            ("claimant", "ministry", ""),
            ("article", "border", ""),
            ("outlet", "gazette", ""),
            ("kind", "quantity", "cause"),
            ("language", "en", ""),
            ("about_from", "2024-05-01", "2024-05-02"),
            ("about_to", "2024-05-01", "2024-04-30"),
            ("has_quantity", "on", ""),
        ):
            with self.subTest(name):
                page = self.page("claim-list", q="exports", **{name: fitting})
                self.assertIn("<mark>exports</mark>", page)
                without = self.page("claim-list", q="импорт", **{name: fitting})
                stays = name in ("rating", "language")
                self.assertEqual("1 claim" in without, stays)
                if other:
                    none = self.page("claim-list", q="exports", **{name: other})
                    self.assertIn("0 claims", none)
                    self.assertIn("Nothing fits the other filters.", none)

    def test_nothing_found_says_which_word_is_to_blame(self):
        page = self.page("claim-list", q="газ qqzzy")
        self.assertIn("Nothing has “qqzzy”.", page)
        self.assertIn("/en/check/?claim=", page)
        both = self.page("claim-list", q="экспорт импорт")
        self.assertIn("Each word is known, but never all of them together.", both)

    def test_a_query_too_long_is_cut_with_a_note(self):
        page = self.page("claim-list", q="газ " + "газ " * 600)
        self.assertIn("The search text was too long", page)

    def test_a_mark_never_lets_markup_through(self):
        page = self.page("claim-list", q="<script>газ</script>")
        self.assertNotIn("<script>газ", page)
