"""Lists: narrowing, chips, paging, and what an empty one says."""

import re
from html import unescape

from claims.models import Source, Topic
from claims.operations import catalogue, corrections, evidence, merging
from claims.views.corrections import listed_corrections, public_corrections
from claims.views.paging import PAGE_LENGTH
from tests.views.base import PublicSiteTestCase, body


class ClaimListTests(PublicSiteTestCase):
    def test_a_chip_drops_its_condition_and_keeps_the_others(self):
        self.newsroom.published()
        page = self.page("claim-list", q="mission", rating=["true", "false"])
        self.assertIn("?q=mission&amp;rating=false", page)
        self.assertIn("?rating=true&amp;rating=false", page)

    def test_an_empty_list_helps(self):
        self.newsroom.published()
        page = self.page("claim-list", q="elephants")
        self.assertIn("0 claims", page)
        self.assertIn("Remove one of the conditions", page)

    def test_a_value_that_cannot_be_used_is_named_beside_its_field(self):
        self.newsroom.published()
        page = self.page("claim-list", about_from="yesterday")
        self.assertIn("One of the values cannot be used", page)
        self.assertIn("Enter a valid date.", page)

    def test_pages_follow_each_other_without_gap_or_repeat(self):
        made = [self.newsroom.published() for _n in range(PAGE_LENGTH + 1)]
        first = self.page("claim-list", q="mission")
        last_on_it = made[1].public_id
        self.assertIn(f"?q=mission&amp;after={last_on_it}", first)
        second = self.page("claim-list", q="mission", after=last_on_it)
        self.assertIn(f"/en/claims/{made[0].public_id}/", second)
        self.assertNotIn(f"/en/claims/{last_on_it}/", second)
        self.assertNotIn(f"/en/claims/{made[0].public_id}/", first)

    def test_the_json_of_a_list_is_asked_for_as_the_interface_wants_it(self):
        claim = self.newsroom.with_number(self.newsroom.researched(kind="quantity"))
        self.newsroom.published(self.newsroom.approved(self.newsroom.submitted(claim)))
        for query in (
            "utm_source=mail&kind=&q=mission",
            "kind=event&kind=quantity&sort=x",
            "rating=true&rating=false&sort=",
            "has_quantity=false&sort=oldest",
            "has_quantity=1&about_from=",
        ):
            page = body(self.client.get(f"/en/claims/?{query}"))
            [address] = re.findall(r'<a href="(/api/v1/[^"]*)">JSON', page)
            told = self.client.get(unescape(address)).json()
            found = [each["id"] for each in told.get("claims", [])]
            self.assertEqual(found, [claim.public_id], f"{query}: {address} {told}")

    def test_odd_queries_are_answered_too(self):
        for query in ({"after": "\x00"}, {"q": "' OR 1=1 --"}, {"article": "a\x00"}):
            with self.subTest(query=query):
                self.assertEqual(self.answer("claim-list", **query).status_code, 200)


class OtherListTests(PublicSiteTestCase):
    def test_a_source_says_where_it_is_used_and_how(self):
        claim = self.newsroom.researched()
        source = self.newsroom.source(slug="staff-list", title="Staff list")
        evidence.add(
            by=self.olga,
            claim=claim,
            source=source,
            stance="context",
            finding={"en": "Counts contracts, not people."},
        )
        self.newsroom.published(self.newsroom.approved(self.newsroom.submitted(claim)))
        page = self.page("source-detail", "staff-list")
        self.assertIn("Evidence on 1 claim", page)
        self.assertIn("gives context", page)
        self.assertIn("Counts contracts, not people.", page)

    def test_a_correction_whose_claim_is_merged_meanwhile_is_left_out(self):
        kept, gone = self.newsroom.published(), self.newsroom.published()
        self.open_correction(gone)
        corrections.keep(gone, by=self.polina, reason="All was well.")
        rows = list(public_corrections())
        merging.merge(gone, by=self.pavel, into=kept, reason="The same.")
        self.assertEqual(len(rows), 1)
        self.assertEqual(listed_corrections(rows), [])

    def test_a_source_nobody_may_know_of_has_no_page(self):
        catalogue.add(Source, by=self.olga, slug="lead", title="A lead")
        self.assertEqual(self.answer("source-detail", "lead").status_code, 404)

    def test_topics_count_their_public_claims(self):
        topic = catalogue.add(Topic, by=self.olga, slug="borders", name={"en": "B"})
        self.newsroom.published(topic=topic)
        self.newsroom.approved(topic=topic)
        self.assertIn("1 claim<", self.page("topic-list"))
        self.assertIn("1 claim<", self.page("topic-detail", "borders"))

    def test_statistics_add_up(self):
        self.newsroom.published()
        false = self.newsroom.researched()
        self.newsroom.submit(false, rating="false")
        self.newsroom.published(self.newsroom.approved(false))
        page = self.page("statistics")
        self.assertIn("2 claims are published.", page)
        for slug in ("true", "false"):
            row = re.search(f'<tr class="rating-1-{slug}">.*?</tr>', page, re.DOTALL)
            self.assertIn('<td class="n">1</td>', row[0])
            self.assertIn('width="100%" height="12"', row[0])

    def test_an_old_methodology_is_found_and_an_unknown_one_is_not(self):
        self.assertIn("Version 1", self.page("methodology-version", 1))
        self.assertEqual(self.answer("methodology-version", 9).status_code, 404)
