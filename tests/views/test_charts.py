"""Pictures say what the numbers say, and the numbers are true."""

import datetime as dt

from claims.models import Claim, Outlet, Topic
from claims.operations import catalogue, relations
from claims.views import distributions
from claims.views.public_claim import shown
from claims.views.timeline import timeline
from claims.workflow import tally
from tests.views.base import PublicSiteTestCase


class DistributionTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        words = {"en": "The Gazette", "ru": "Газета"}
        cls.outlet = catalogue.add(Outlet, by=cls.olga, slug="gazette", name=words)
        cls.revision = cls.newsroom.revision(outlet=cls.outlet)
        cls.first = cls.newsroom.published(revision=cls.revision, start=0, end=3)
        claim = cls.newsroom.researched(revision=cls.revision, start=4, end=11)
        cls.newsroom.submit(claim, rating="false")
        cls.newsroom.published(cls.newsroom.approved(claim))
        cls.newsroom.approved(revision=cls.revision, start=12, end=14)

    def shape(self) -> list:
        return [
            (str(row.what), row.claims, [(p.rating.slug, p.width) for p in row.parts])
            for row in distributions.ratings_by_outlet(tally.count())
        ]

    def test_an_outlets_bar_is_made_of_its_published_ratings(self):
        halves = [("true", 50.0), ("false", 50.0)]
        self.assertEqual(self.shape(), [("The Gazette", 2, halves)])

    def test_a_claim_under_correction_is_counted_where_it_was_reviewed(self):
        before = self.shape()
        self.open_correction(self.first)
        self.assertEqual(self.shape(), before)
        self.assertEqual(distributions.by_article(tally.count())[0].claims, 2)

    def test_every_distribution_counts_every_published_claim_once(self):
        self.open_correction(self.first)
        for rows in (
            distributions.by_month(tally.count()),
            distributions.by_time_to_verdict(tally.count()),
            distributions.by_sources(tally.count()),
        ):
            self.assertEqual(sum(row.claims for row in rows), 2)

    def test_the_page_names_each_part_in_words(self):
        page = self.page("statistics")
        self.assertIn("Ratings by outlet", page)
        self.assertIn('<span class="unseen">False:</span> 1', page)


class TimelineTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        words = {"en": "Borders", "ru": "Границы"}
        cls.topic = catalogue.add(Topic, by=cls.olga, slug="borders", name=words)
        cls.claims = [cls.dated(year) for year in (2020, 2021, 2024)]
        cls.newsroom.published(topic=cls.topic)

    @classmethod
    def dated(cls, year: int) -> Claim:
        day = dt.date(year, 6, 1)
        return cls.newsroom.published(
            topic=cls.topic, about_date=day, about_precision="year"
        )

    def drawn(self):
        return timeline(shown(Claim.objects.published().latest_first()))

    def test_claims_stand_in_the_order_of_time(self):
        picture = self.drawn()
        self.assertEqual([m.claim.claim for m in picture.marks], self.claims)
        self.assertEqual((picture.marks[0].x, picture.marks[-1].x), (30, 570))
        self.assertEqual(
            [tick.year for tick in picture.ticks], [2021, 2022, 2023, 2024]
        )
        self.assertEqual(picture.undated, 1)

    def test_contradictions_are_joined_and_told_in_the_table(self):
        relations.add(
            by=self.olga,
            from_claim=self.claims[0],
            to_claim=self.claims[2],
            kind="contradicts",
            note="",
        )
        picture = self.drawn()
        self.assertEqual(len(picture.joins), 1)
        self.assertEqual([m.contradicts for m in picture.marks], [[3], [], [1]])
        self.assertIn("Dashed arcs", self.page("topic-detail", "borders"))

    def test_claims_of_one_day_are_stacked_not_laid_over_each_other(self):
        self.dated(2024)
        *_others, one, other = self.drawn().marks
        self.assertEqual(one.x, other.x)
        self.assertGreater(abs(one.y - other.y), 32)

    def test_one_dated_claim_makes_no_picture(self):
        only = shown(Claim.objects.filter(pk=self.claims[0].pk))
        self.assertIsNone(timeline(only))
