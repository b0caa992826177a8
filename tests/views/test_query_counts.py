"""Every page asks the database a fixed small number of questions."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claimant, PreparedPage, Topic
from claims.operations import catalogue, relations
from tests.views.base import PublicSiteTestCase, body, every_address

# Of a page nobody remembers; up to six of them keep what was drawn, nine count
# choices, and each language of articles is a step along an index.
MOST_QUERIES = 32


class QueryCountTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.revision = cls.newsroom.revision(key="first")
        words = {"en": "Somebody"}
        cls.somebody = catalogue.add(Claimant, by=cls.olga, slug="s", name=words)
        cls.topic = catalogue.add(Topic, by=cls.olga, slug="t", name=words)
        cls.source = cls.newsroom.source(slug="report")
        cls.first = cls.more()
        corrected = cls.more()
        cls.open_correction(cls, corrected)

    @classmethod
    def more(cls):
        """Another claim with a number, in the same article, joined to the first."""
        start = next(cls.newsroom.numbers)
        claim = cls.newsroom.with_number(
            cls.newsroom.researched(
                revision=cls.revision,
                start=start,
                end=start + 10,
                claimant=cls.somebody,
                topic=cls.topic,
            )
        )
        claim = cls.newsroom.submitted(claim)
        claim = cls.newsroom.published(cls.newsroom.approved(claim))
        if hasattr(cls, "first"):
            relations.add(
                by=cls.olga,
                from_claim=cls.first,
                to_claim=claim,
                kind="elaborates",
                note="",
            )
        return claim

    def counted(self, addresses) -> dict[str, int]:
        """Of pages that nobody has drawn yet: the most they can cost."""
        counts = {}
        for address in addresses:
            PreparedPage.objects.all().delete()
            with CaptureQueriesContext(connection) as asked:
                body(self.client.get(address))
            counts[address] = len(asked)
        return counts

    def test_the_number_does_not_grow_with_the_data(self):
        addresses = list(every_address())
        before = self.counted(addresses)
        for _more in range(2):
            self.more()
        self.open_correction(self.more())
        self.assertEqual(self.counted(addresses), before)

    def test_the_number_is_small(self):
        counts = self.counted(every_address())
        worst = max(counts, key=counts.__getitem__)
        self.assertLessEqual(counts[worst], MOST_QUERIES, worst)
