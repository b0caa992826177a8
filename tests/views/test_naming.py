"""Of more names than a menu holds one is typed: with a script and without."""

import csv
from io import StringIO
from unittest import mock

import html5lib

from claims.choices import ClaimKind
from claims.edge.rates import SEARCHES
from claims.filters import TYPED
from claims.models import Article, Claimant, Outlet, Topic
from claims.operations import articles, catalogue, claims
from claims.views import choices, naming, statistics
from claims.workflow import reviewed
from tests.views.base import PublicSiteTestCase, body

LIST = "/en/claims/"


class NamingTestCase(PublicSiteTestCase):
    """Two people called Ivan have public claims, a third has none; no menu holds more
    than one name."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.petrov = cls.person("ivan-petrov", "Ivan Petrov", "Иван Петров")
        cls.sidorov = cls.person("ivan-sidorov", "Ivan Sidorov", "Иван Сидоров")
        cls.hidden = cls.person("ivan-tayny", "Ivan Tayny", "Иван Тайный")
        for kind in (ClaimKind.EVENT, ClaimKind.CAUSE):
            cls.newsroom.published(claimant=cls.petrov, kind=kind)
        cls.newsroom.published(claimant=cls.sidorov)
        cls.newsroom.approved(claimant=cls.hidden)

    @classmethod
    def person(cls, slug: str, en: str, ru: str) -> Claimant:
        return catalogue.add(
            Claimant, by=cls.olga, slug=slug, name={"en": en, "ru": ru}
        )

    def setUp(self) -> None:
        super().setUp()
        self.enterContext(mock.patch.object(choices, "MOST_OPTIONS", 1))

    def sent(self, query: str) -> str:
        """The query that readers end at after the form was sent so."""
        answer = self.client.get(f"{LIST}?{query}")
        if answer.status_code == 200:
            return query
        self.assertEqual(answer.status_code, 302)
        led_to = answer["Location"].removeprefix(LIST)
        self.assertEqual(self.client.get(LIST + led_to).status_code, 200)
        return led_to.removeprefix("?")


class SentTests(NamingTestCase):
    """Without a script, or with one: the form is sent."""

    def test_the_only_match_leads_to_the_address_with_its_key(self):
        for typed in ("петрова", "Petrov", "ivan petr", "IVAN-PETROV", " Ivan  Petrov"):
            asked = f"q=&rating=true&claimant=&claimant_name={typed}&kind=&sort="
            self.assertEqual(
                self.sent(asked), "rating=true&claimant=ivan-petrov", typed
            )

    def test_who_is_called_exactly_so_comes_before_who_has_the_word_too(self):
        self.newsroom.published(claimant=self.person("ivan", "Ivan", "Иван"))
        self.assertEqual(self.sent("claimant_name=ИВАН"), "claimant=ivan")

    def test_several_are_offered_with_everything_else_kept(self):
        page = body(self.client.get(f"{LIST}?claimant_name=Ivan&kind=event"))
        self.assertIn("Several are found by the name “Ivan”. Choose one:", page)
        for slug in ("ivan-petrov", "ivan-sidorov"):
            address = f"{LIST}?kind=event&amp;claimant={slug}"
            self.assertIn(f'<li><a href="{address}">', page)
        self.assertNotIn("Tayny", page)
        self.assertNotIn("grew by 200", page)

    def test_a_name_that_is_not_found_is_told(self):
        page = body(self.client.get(f"{LIST}?claimant_name=Orwell"))
        self.assertIn("Nothing is found by the name “Orwell”.", page)
        self.assertIn('<p class="error">Nothing is found by this name.</p>', page)
        self.assertIn('value="Orwell"', page)
        self.assertNotIn("grew by 200", page)

    def test_very_many_are_offered_in_part(self):
        with mock.patch.object(naming, "MOST_OFFERED", 1):
            page = body(self.client.get(f"{LIST}?claimant_name=ivan"))
        self.assertIn("Very many are found", page)
        self.assertIn("claimant=ivan-petrov", page)
        self.assertNotIn("claimant=ivan-sidorov", page)

    def test_a_name_that_was_emptied_narrows_nothing(self):
        asked = "claimant=ivan-petrov&claimant_name=&kind=event"
        self.assertEqual(self.sent(asked), "kind=event")
        self.assertEqual(self.sent("claimant=ivan-petrov&claimant_name="), "")

    def test_another_name_counts_and_not_the_key_that_was_chosen_before(self):
        asked = "claimant=ivan-petrov&claimant_name=sidorov"
        self.assertEqual(self.sent(asked), "claimant=ivan-sidorov")
        asked = "claimant=ivan-petrov&claimant_name=sidorov&topic_name=nothing"
        self.assertEqual(self.sent(asked), "claimant=ivan-sidorov&topic_name=nothing")

    def test_who_was_chosen_among_namesakes_stays(self):
        for slug in ("anna-kim", "anna-kim-2"):
            self.newsroom.published(claimant=self.person(slug, "Anna Kim", "Анна Ким"))
        page = body(self.client.get(f"{LIST}?claimant_name=anna kim"))
        for slug in ("anna-kim", "anna-kim-2"):
            self.assertIn(f"Anna Kim, {slug}</a>", page)
            asked = f"claimant={slug}&claimant_name=Anna Kim"
            self.assertEqual(self.sent(asked), f"claimant={slug}")

    def test_topics_outlets_and_articles_are_named_too(self):
        words = {"en": "Far lighthouse"}
        topic = catalogue.add(Topic, by=self.olga, slug="sea", name=words)
        outlet = catalogue.add(Outlet, by=self.olga, slug="wave", name=words)
        revision = self.newsroom.revision(key="shore", title=words, outlet=outlet)
        self.newsroom.published(topic=topic, revision=revision)
        found = {"topic": "sea", "outlet": "wave", "article": "shore"}
        for facet, key in found.items():
            self.assertEqual(self.sent(f"{facet}_name=lighthouse"), f"{facet}={key}")

    def test_the_file_is_narrowed_by_a_name_or_refused(self):
        file = body(self.client.get("/claims.csv?claimant_name=petrov"))
        self.assertEqual(len(list(csv.reader(StringIO(file)))), 3)
        for typed in ("ivan", "orwell"):
            answer = self.client.get(f"/claims.csv?claimant_name={typed}")
            self.assertEqual(answer.status_code, 400)
            self.assertIn(typed, body(answer))

    def test_odd_names_are_answered(self):
        for typed in ("%00", "-", "---", "%22", "-ivan", "a" * 3_000, "%F0%9F%98%80"):
            for facet in naming.LISTS:
                self.sent(f"{facet}_name={typed}&{facet}=%00")
            answer = self.client.get(f"/en/names/claimant/?name={typed}")
            self.assertEqual(answer.status_code, 200)

    def test_names_count_as_searches(self):
        self.assertEqual(TYPED.keys(), naming.LISTS.keys())
        self.assertLessEqual(set(TYPED.values()), SEARCHES.keys())


class FieldTests(NamingTestCase):
    def test_a_field_stands_where_a_menu_would_be_too_long_and_nowhere_else(self):
        page = self.page("claim-list")
        self.assertIn('<input type="text" id="id_claimant_name"', page)
        self.assertNotIn('<select name="claimant"', page)
        self.assertIn('<select name="topic"', page)
        self.assertEqual(page.count("claims/names.js"), 1)
        html5lib.HTMLParser(strict=True).parse(page)  # raises at the first fault

    def test_where_menus_hold_all_there_is_no_script(self):
        with mock.patch.object(choices, "MOST_OPTIONS", 200):
            page = self.page("claim-list")
        self.assertIn('<select name="claimant"', page)
        self.assertNotIn("<script", page)

    def test_what_is_chosen_stands_in_it_and_in_a_chip(self):
        page = self.page("claim-list", claimant="ivan-petrov")
        self.assertRegex(page, r'name="claimant_name" value="Ivan Petrov"')
        self.assertIn('<input type="hidden" name="claimant" value="ivan-petrov">', page)
        self.assertIn("Claimant: <b>Ivan Petrov</b>", page)
        self.assertIn("2 claims", page)

    def test_a_narrowed_list_offers_a_menu_again(self):
        page = self.page("claim-list", kind="cause")
        self.assertIn('<select name="claimant"', page)
        self.assertIn("Ivan Petrov (1)", page)

    def test_a_large_site_has_it_too(self):
        with (
            mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 0),
            mock.patch.object(reviewed, "FEW", 0),
        ):
            page = self.page("claim-list")
        self.assertIn('id="id_claimant_name"', page)


class SuggestedTests(NamingTestCase):
    """What a script asks for while somebody types."""

    def labels(self, typed: str, *, query: str = "", facet: str = "claimant"):
        address = f"/en/names/{facet}/?{query}&name={typed}"
        told = self.client.get(address).json()
        return [each["label"] for each in told["names"]]

    def test_names_come_with_their_claims_most_first_and_nobody_unpublished(self):
        expected = ["Ivan Petrov (2)", "Ivan Sidorov (1)"]
        for typed in ("", "i", "ivan", "иван"):
            self.assertEqual(self.labels(typed), expected, typed)
        for typed in ("tayny", "ivan-tayny", "тайн"):
            self.assertEqual(self.labels(typed), [], typed)

    def test_what_begins_as_typed_comes_first(self):
        self.newsroom.published(claimant=self.person("s", "Sid Ivan", "Сид"))
        self.assertEqual(self.labels("si"), ["Sid Ivan (1)", "Ivan Sidorov (1)"])

    def test_the_other_conditions_count(self):
        for typed in ("", "ivan"):
            found = self.labels(typed, query="kind=cause&claimant=ivan-sidorov")
            self.assertEqual(found, ["Ivan Petrov (1)"])

    def test_where_nothing_is_left_nothing_is_suggested(self):
        for typed in ("", "ivan"):
            self.assertEqual(self.labels(typed, query="rating=false"), [])

    def test_a_large_site_suggests_without_numbers(self):
        with (
            mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 0),
            mock.patch.object(reviewed, "FEW", 0),
        ):
            for typed in ("", "ivan"):
                expected = ["Ivan Petrov", "Ivan Sidorov"]
                self.assertEqual(self.labels(typed), expected)

    def test_the_claimant_a_correction_is_about_to_name_is_not_suggested(self):
        claim = self.newsroom.published()
        self.open_correction(claim)
        claims.edit(claim, by=self.olga, claimant=self.hidden)
        for large in (2_000, 0):
            with mock.patch.object(statistics, "COUNTED_NOW_UP_TO", large):
                statistics.forget()
                self.assertEqual(self.labels("tayny", query=f"x={large}"), [])

    def test_an_article_nobody_may_see_is_not_suggested(self):
        articles.create(
            by=self.olga, key="leak", title={"en": "Leak of drafts"}, language="en"
        )
        self.assertTrue(Article.objects.filter(key="leak").exists())
        self.assertEqual(self.labels("leak", facet="article"), [])

    def test_it_says_how_many_and_what_was_typed_is_not_kept(self):
        answer = self.client.get("/en/names/claimant/?name=ivan")
        self.assertEqual(answer.json()["told"], "2 names; choose with the arrow keys")
        self.assertEqual(answer["X-Robots-Tag"], "noindex")
        self.assertIn("max-age", answer["Cache-Control"])
        again = self.client.get(
            "/en/names/claimant/?name=ivan", headers={"If-None-Match": answer["ETag"]}
        )
        self.assertEqual(again.status_code, 304)
        none = self.client.get("/en/names/claimant/?name=orwell")
        self.assertEqual(none.json()["told"], "No names")

    def test_other_lists_are_not_asked_by_name(self):
        for facet in ("rating", "source", "q"):
            self.assertEqual(self.client.get(f"/en/names/{facet}/").status_code, 404)
