"""A narrowed list asks little, and counts by reading what SQL finds by asking."""

import re
from itertools import combinations
from unittest import mock

from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from claims.choices import ClaimKind
from claims.filters import ClaimFilter
from claims.models import Claimant, Outlet, Topic
from claims.operations import catalogue, claims
from claims.views import facets, front, narrowing, statistics
from claims.workflow import reviewed
from tests.views.base import PublicSiteTestCase

MOST_QUERIES = 17  # of a list whose conditions nobody has asked for before
MOST_FOR_WORDS = 20  # PostgreSQL's planner is asked how much there is to read
CONDITIONS = {
    "rating": "false",
    "topic": "borders",
    "claimant": "spokesman",
    "article": "first",
    "outlet": "gazette",
    "kind": "quantity",
    "language": "ru",
    "about_from": "2020-01-01",
    "has_quantity": "on",
    "q": "mission",
}


class NarrowedListTestCase(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        named = {"by": cls.olga, "name": {"en": "Named"}}
        who = catalogue.add(Claimant, slug="spokesman", **named)
        other = catalogue.add(Claimant, slug="other", **named)
        topic = catalogue.add(Topic, slug="borders", **named)
        outlet = catalogue.add(Outlet, slug="gazette", **named)
        cls.revision = cls.newsroom.revision(key="first", outlet=outlet, language="ru")
        for number in range(4):
            cls.more(
                claimant=who if number % 2 else other,
                topic=topic if number < 3 else None,
                kind=ClaimKind.QUANTITY if number > 1 else ClaimKind.EVENT,
                rating="true" if number == 2 else "false",
            )
        put_right = cls.more(claimant=who, topic=topic, rating="false")
        cls.open_correction(cls, put_right)
        claims.edit(put_right, by=cls.olga, claimant=other, kind=ClaimKind.CAUSE)
        cls.newsroom.published(topic=topic)  # stands elsewhere
        cls.newsroom.approved(topic=topic, claimant=who)  # nobody may see it

    @classmethod
    def more(cls, *, rating: str, **columns):
        start = next(cls.newsroom.numbers)
        claim = cls.newsroom.researched(
            revision=cls.revision, start=start, end=start + 9, **columns
        )
        claim = cls.newsroom.with_number(claim) if start % 2 else claim
        cls.newsroom.submit(claim, rating=rating)
        return cls.newsroom.published(cls.newsroom.approved(claim))


class CountTests(NarrowedListTestCase):
    """Every pair of conditions, as a small site counts it and as a large one does."""

    def held_against_sql(self, *, is_large: bool) -> None:
        for names in combinations(CONDITIONS, 2):
            asked = QueryDict("&".join(f"{n}={CONDITIONS[n]}" for n in names))
            found = facets.count(ClaimFilter(asked), is_large=is_large)
            with self.subTest(names=names):
                keys = set(ClaimFilter(asked).qs.values_list("pk", flat=True))
                self.assertEqual(found.keys, keys)
                self.assertEqual(found.of["rating"]["true"], self.left(asked))

    def left(self, asked: QueryDict) -> int:
        query = asked.copy()
        query["rating"] = "true"
        return ClaimFilter(query).qs.count()

    def test_what_is_read_agrees_with_what_is_asked(self):
        self.held_against_sql(is_large=False)

    def test_so_it_does_where_only_rare_conditions_are_read(self):
        self.held_against_sql(is_large=True)

    def test_common_conditions_are_walked_and_find_the_same(self):
        for name, value in CONDITIONS.items():
            asked = QueryDict(f"{name}={value}")
            with self.subTest(name=name):
                few = set(ClaimFilter(asked).qs.values_list("pk", flat=True))
                with mock.patch.object(reviewed, "FEW", 0):
                    walked = set(ClaimFilter(asked).qs.values_list("pk", flat=True))
                self.assertEqual(walked, few)

    def test_what_nothing_rare_narrows_is_not_counted(self):
        asked = ClaimFilter(QueryDict("topic=borders"))
        found = facets.count(asked, is_large=True)
        self.assertNotIn("topic", found.of)
        self.assertIn("kind", found.of)


class MenuTests(PublicSiteTestCase):
    def offered(self, name: str, **query) -> list[str]:
        page = self.page("claim-list", **query)
        menu = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)[0]
        return re.findall(r"<option[^>]*>([^<]*)<", menu)[1:]

    def test_what_is_no_choice_is_not_offered_because_it_was_asked_for(self):
        self.newsroom.published()
        kinds, languages = self.offered("kind"), self.offered("language")
        for value in ("de", "gossip", "\x00"):
            self.assertEqual(self.offered("kind", kind=value), kinds)
            self.assertEqual(self.offered("language", language=value), languages)

    def test_choices_that_leave_as_many_claims_stand_by_name(self):
        for name in ("Zola", "Adams", "Brandt"):
            named = {"by": self.olga, "slug": name.lower(), "name": {"en": name}}
            self.newsroom.published(claimant=catalogue.add(Claimant, **named))
        self.newsroom.published(claimant=Claimant.objects.get(slug="zola"))
        expected = ["Zola (2)", "Adams (1)", "Brandt (1)"]
        self.assertEqual(self.offered("claimant"), expected)


class CostTests(NarrowedListTestCase):
    def asked(self, address: str) -> int:
        front.MEMORY.clear()
        narrowing.forget()
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.client.get(address).status_code, 200)
        return len(queries)

    def counts(self) -> dict[str, int]:
        addresses = [f"/en/claims/?{name}={v}" for name, v in CONDITIONS.items()]
        all_of_them = "&".join(f"{n}={v}" for n, v in CONDITIONS.items() if n != "q")
        addresses.append(f"/en/claims/?{all_of_them}")
        self.client.get("/en/claims/")  # cards are kept, what the site is is known
        return {address: self.asked(address) for address in addresses}

    def test_a_narrowed_list_asks_a_small_number_of_questions(self):
        counts = self.counts()
        self.assertLessEqual(counts.pop("/en/claims/?q=mission"), MOST_FOR_WORDS)
        *single, together = counts.values()
        self.assertLessEqual(max(single), MOST_QUERIES, counts)
        # Of nine conditions at once four are rows, looked up by key.
        self.assertLessEqual(together, MOST_QUERIES + 4, counts)

    def test_so_it_does_on_a_large_site(self):
        with (
            mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 2),
            mock.patch.object(reviewed, "FEW", 2),
        ):
            counts = self.counts()
        self.assertLessEqual(counts.pop("/en/claims/?q=mission"), MOST_FOR_WORDS)
        *single, together = counts.values()
        self.assertLessEqual(max(single), MOST_QUERIES, counts)
        # Each key is looked up, each condition asked whether it is rare.
        self.assertLessEqual(together, 2 * MOST_QUERIES, counts)
