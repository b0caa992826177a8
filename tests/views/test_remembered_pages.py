"""Other public pages come from memory as long as nothing readers see has happened."""

import gzip

from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext

from claims.choices import ClaimKind
from claims.models import Claimant, Topic
from claims.operations import catalogue, claims, corrections
from claims.views import front
from tests.views.base import PublicSiteTestCase, body


class RememberedTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()

    def cost(self, address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.client.get(address)
        return len(asked)

    def test_a_list_asked_for_again_costs_one_query_and_says_the_same(self):
        first = self.client.get("/en/claims/")
        self.assertEqual(self.cost("/en/claims/"), 1)
        second = self.client.get("/en/claims/")
        self.assertEqual(second.content, first.content)
        self.assertEqual(dict(second.items()).keys(), dict(first.items()).keys())

    def test_another_query_or_language_is_another_page(self):
        self.client.get("/en/claims/")
        self.assertIn(
            "No published claim", body(self.client.get("/en/claims/?rating=false"))
        )
        self.assertIn("утверждение", body(self.client.get("/ru/claims/")))

    def test_it_is_sent_as_the_reader_can_read_it(self):
        plain = self.client.get("/en/claims/").content
        for _again in range(2):
            packed = self.client.get(
                "/en/claims/", headers={"Accept-Encoding": "gzip, br"}
            )
            self.assertEqual(gzip.decompress(packed.content), plain)
        self.assertEqual(self.client.get("/en/claims/").content, plain)

    def test_what_readers_see_of_an_event_is_shown_at_once(self):
        for address in ("/en/claims/", "/en/claims/?kind=event", "/en/"):
            self.assertIn("grew by 200", body(self.client.get(address)))
        self.open_correction(self.claim, kind="withdrawal")
        self.assertIn("being corrected", body(self.client.get("/en/claims/")))
        corrections.withdraw(self.claim, by=self.polina)
        for address in ("/en/claims/", "/en/claims/?kind=event", "/en/"):
            self.assertNotIn("grew by 200", body(self.client.get(address)))

    def test_a_page_of_the_list_costs_the_same_however_long_the_list_is(self):
        self.client.get("/en/claims/?rating=true")
        self.newsroom.published()
        self.client.get("/en/claims/?rating=true")
        for _number in range(3):
            self.newsroom.published()
        self.assertLessEqual(self.cost("/en/claims/?rating=true"), 32)

    def test_forms_are_never_remembered(self):
        address = f"/en/claims/{self.claim.public_id}/report/"
        first, second = (self.client.get(address) for _again in range(2))
        self.assertIn("csrftoken", first.cookies)
        self.assertNotEqual(first.content, second.content)


class MemoryTests(SimpleTestCase):
    def test_it_holds_what_fits_and_forgets_what_nobody_asked_for_longest(self):
        memory = front.Memory(most=10)
        page = front.Page([], b"12", b"34")
        one, two, three, four = (("now", place) for place in ("/1", "/2", "/3", "/4"))
        for place in (one, two):
            memory.keep(place, page)
        memory.keep(two, page._replace(packed=None))
        memory.keep(three, page)
        self.assertTrue(all(memory.find(place) for place in (one, three, two)))
        memory.keep(four, page)
        self.assertIsNone(memory.find(one))
        self.assertTrue(all(memory.find(place) for place in (two, three, four)))

    def test_a_page_that_never_fits_is_not_kept(self):
        memory = front.Memory(most=3)
        memory.keep(("large",), front.Page([], b"1234", None))
        self.assertIsNone(memory.find(("large",)))
        memory.keep(("small",), front.Page([], b"123", None))
        self.assertIsNotNone(memory.find(("small",)))


class FacetTests(PublicSiteTestCase):
    """Counts behind every choice, with the other conditions in force."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        by = cls.olga
        cls.topic = catalogue.add(Topic, by=by, slug="border", name={"en": "Border"})
        cls.who = catalogue.add(Claimant, by=by, slug="who", name={"en": "Somebody"})
        revision = cls.newsroom.revision(key="long-read", title={"en": "A long read"})
        cls.claim = cls.newsroom.published(
            cls.newsroom.approved(
                cls.newsroom.submitted(
                    cls.newsroom.with_number(
                        cls.newsroom.researched(
                            revision=revision,
                            kind=ClaimKind.QUANTITY,
                            topic=cls.topic,
                            claimant=cls.who,
                        )
                    )
                )
            )
        )
        cls.other = cls.newsroom.published(revision=revision, start=70, end=80)

    def test_every_sort_of_choice_says_how_many_it_leaves(self):
        page = self.page("claim-list")
        for shown in (
            "True (2)",
            "Border (1)",
            "Somebody (1)",
            "A long read (2)",
            "English (2)",
            "With a number only (1)",
        ):
            self.assertIn(shown, page)
        self.assertRegex(page, r'value="quantity">[^<]+ \(1\)')

    def test_a_condition_narrows_the_counts_of_the_others_not_its_own(self):
        page = self.page("claim-list", topic="border")
        self.assertIn("A long read (1)", page)
        self.assertIn("Border (1)", page)
        self.assertIn("True (1)", page)

    def test_each_number_is_what_the_choice_leaves(self):
        for query, shown in (
            ({"article": "long-read"}, "2 claims"),
            ({"kind": "quantity"}, "1 claim"),
            ({"has_quantity": "on"}, "1 claim"),
            ({"claimant": "who"}, "1 claim"),
            ({"language": "en"}, "2 claims"),
        ):
            with self.subTest(query=query):
                self.assertIn(f">{shown}</h2>", self.page("claim-list", **query))

    def test_during_a_correction_counts_what_was_reviewed(self):
        self.open_correction(self.claim)
        other = catalogue.add(
            Claimant, by=self.olga, slug="new", name={"en": "Someone else"}
        )
        claims.edit(
            self.fresh(self.claim), by=self.olga, claimant=other, kind=ClaimKind.CAUSE
        )
        page = self.page("claim-list")
        self.assertNotIn("Someone else", page)
        self.assertRegex(page, r'value="quantity">[^<]+ \(1\)')
        self.assertIn("A long read (2)", page)

    def test_a_choice_that_leaves_nothing_is_still_there_once_chosen(self):
        page = self.page("claim-list", topic="border", kind="event")
        self.assertIn("Border (0)", page)
        self.assertIn("Remove one of the conditions", page)
