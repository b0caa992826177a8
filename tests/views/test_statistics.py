"""Statistics of a large archive: counted at night, shown with the moment."""

from io import StringIO
from unittest import mock

from django.core.management import call_command

from claims.models import Tally, Topic
from claims.operations import catalogue, corrections
from claims.views import statistics
from tests.views.base import PublicSiteTestCase


class LargeSiteTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        name = {"en": "Borders"}
        cls.topic = catalogue.add(Topic, by=cls.olga, slug="borders", name=name)
        cls.claim = cls.newsroom.published(topic=cls.topic)

    def setUp(self) -> None:
        super().setUp()
        large = mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 0)
        large.start()
        self.addCleanup(large.stop)

    def counted(self) -> str:
        told = StringIO()
        call_command("count_statistics", stdout=told)
        return told.getvalue()

    def test_before_the_first_night_the_page_says_so_and_shows_no_number(self):
        self.assertIn("have not been counted yet", self.page("statistics"))
        answer = self.client.get("/api/v1/statistics").json()
        self.assertEqual((answer["claims"], answer["counted_at"]), (None, None))

    def test_figures_are_those_of_the_night_and_say_when_that_was(self):
        self.assertEqual(self.counted(), "Public claims: 1.\n")
        self.newsroom.published(topic=self.topic)
        page = self.page("statistics")
        self.assertIn("1 claim is published.", page)
        self.assertIn("what was published since is not in the figures", page)
        self.assertIsNotNone(self.client.get("/api/v1/statistics").json()["counted_at"])

    def test_the_next_night_replaces_the_last(self):
        self.counted()
        self.page("statistics")
        self.newsroom.published()
        self.counted()
        self.assertEqual(Tally.objects.count(), 1)
        self.assertIn("2 claims are published.", self.page("statistics"))

    def test_topics_show_the_same_numbers_and_the_moment(self):
        self.assertNotIn("1 claim<", self.page("topic-list"))
        self.counted()
        page = self.page("topic-list")
        self.assertIn("1 claim<", page)
        self.assertIn("Counted on", page)
        [topic] = self.client.get("/api/v1/topics").json()["topics"]
        self.assertEqual(topic["claim_count"], 1)

    def test_what_readers_may_no_longer_see_has_no_bar(self):
        article = self.claim.appearances.get().revision.article
        address = f"/articles/{article.key}/"
        self.counted()
        self.assertIn(address, self.page("statistics"))
        self.open_correction(self.claim, kind="withdrawal")
        corrections.withdraw(self.claim, by=self.polina)
        self.assertNotIn(address, self.page("statistics"))
