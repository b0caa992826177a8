"""Sorting, counting what a choice would leave, and lists of sources and claimants."""

from unittest import mock

from claims.models import Claimant, Topic
from claims.operations import catalogue
from claims.views import entries, paging, statistics
from tests.views.base import PublicSiteTestCase


class ClaimListTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.topic = catalogue.add(
            Topic, by=cls.olga, slug="borders", name={"en": "Borders"}
        )
        cls.claims = [
            cls.newsroom.published(topic=cls.topic, public_id="first"),
            cls.newsroom.published(public_id="second"),
            cls.newsroom.published(public_id="third"),
        ]
        cls.newsroom.approved(topic=cls.topic)

    def order(self, **query) -> list[str]:
        page = self.page("claim-list", **query)
        places = {c: page.find(f"/claims/{c}/") for c in ("first", "second", "third")}
        return sorted((c for c in places if places[c] > 0), key=places.get)

    def test_earliest_first_and_on_to_the_next_page(self):
        self.assertEqual(self.order(), ["third", "second", "first"])
        with mock.patch.object(paging, "PAGE_LENGTH", 2):
            self.assertEqual(self.order(sort="oldest"), ["first", "second"])
            rest = self.order(sort="oldest", after="second")
        self.assertEqual(rest, ["third"])

    def test_a_choice_says_how_many_published_claims_it_would_leave(self):
        page = self.page("claim-list")
        self.assertIn("True (3)", page)
        self.assertIn("Borders (1)", page)

    def test_other_conditions_count_and_the_choice_itself_does_not(self):
        page = self.page("claim-list", topic="borders", rating="false")
        self.assertIn("True (1)", page)
        self.assertIn("Borders (0)", page)

    def test_beyond_the_cap_choices_stand_without_numbers(self):
        with mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 2):
            page = self.page("claim-list", sort="oldest")  # nobody remembers it
        self.assertNotIn("True (", page)


class EntryListTests(PublicSiteTestCase):
    def test_sources_of_public_claims_are_listed_also_during_a_correction(self):
        claim = self.newsroom.published()
        self.newsroom.source(title="A lead nobody used")
        title = claim.evidence.get().source.title
        for _moment in ("published", "under correction"):
            page = self.page("source-list")
            self.assertIn(title, page)
            self.assertNotIn("A lead", page)
            if not claim.corrections.exists():
                self.open_correction(claim)

    def test_claimants_are_listed_without_any_number(self):
        words = {"en": "The spokesman"}
        who = catalogue.add(Claimant, by=self.olga, slug="spokesman", name=words)
        self.newsroom.published(claimant=who)
        self.assertIn("The spokesman", self.page("claimant-list"))

    def test_a_long_list_has_pages(self):
        for _each in range(3):
            self.newsroom.published()
        with mock.patch.object(entries, "PAGE_LENGTH", 2):
            first = self.page("source-list")
            after = first.split("?after=")[1].split('"')[0]
            rest = self.page("source-list", after=after)
        self.assertEqual(first.count("/sources/source-"), 2)
        self.assertNotIn('rel="next"', rest)
