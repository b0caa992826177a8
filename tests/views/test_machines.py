"""What programs read: structured data, feeds, sitemaps, caching, headers."""

import json
import re
from io import StringIO
from unittest import mock
from xml.etree import ElementTree

from django.core.management import call_command

from claims import sitemaps
from claims.models import Claimant
from claims.operations import catalogue, corrections, merging
from claims.views import statistics
from tests.views.base import PublicSiteTestCase, body, every_address

ATOM = "{http://www.w3.org/2005/Atom}"
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


class ClaimReviewTests(PublicSiteTestCase):
    def review(self, claim) -> dict:
        return json.loads(LD.search(self.page("claim-detail", claim.public_id))[1])

    def test_it_has_what_search_engines_require(self):
        spokesman = catalogue.add(
            Claimant, by=self.olga, slug="spokesman", name={"en": "A spokesman"}
        )
        claim = self.newsroom.published(claimant=spokesman)
        review = self.review(claim)
        address = f"http://testserver/en/claims/{claim.public_id}/"
        self.assertEqual(review["url"], address)
        self.assertEqual(review["claimReviewed"], "The mission grew by 200.")
        self.assertEqual(
            review["reviewRating"],
            {
                "@type": "Rating",
                "ratingValue": 5,
                "worstRating": 1,
                "bestRating": 5,
                "alternateName": "True",
            },
        )
        self.assertEqual(
            review["itemReviewed"]["author"], {"@type": "Person", "name": "A spokesman"}
        )
        self.assertRegex(review["datePublished"], r"^\d{4}-\d\d-\d\d$")

    def test_a_verdict_without_a_rating_has_none_there_either(self):
        claim = self.newsroom.researched()
        self.newsroom.submit(claim, rating="unverifiable")
        claim = self.newsroom.published(self.newsroom.approved(claim))
        self.assertNotIn("reviewRating", self.review(claim))

    def test_no_statement_can_leave_the_script(self):
        words = {"en": "</script><!-- & \u2028 it grew"}
        claim = self.newsroom.published(statement=words)
        self.assertEqual(self.review(claim)["claimReviewed"], words["en"])


class FeedTests(PublicSiteTestCase):
    def entries(self, address: str) -> list[str]:
        root = ElementTree.fromstring(self.client.get(address).content)  # noqa: S314
        self.assertEqual(root.tag, f"{ATOM}feed")
        return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]

    def test_the_rating_is_in_the_title_in_the_feeds_language(self):
        self.newsroom.published()
        self.assertEqual(
            self.entries("/feeds/en/claims.atom"), ["True: The mission grew by 200."]
        )
        self.assertIn("Правда", self.entries("/feeds/ru/claims.atom")[0])

    def test_a_withdrawn_claim_leaves_the_feed_and_its_correction_enters_the_other(
        self,
    ):
        claim = self.newsroom.published()
        self.open_correction(claim, kind="withdrawal")
        corrections.withdraw(claim, by=self.polina)
        self.assertEqual(self.entries("/feeds/en/claims.atom"), [])
        self.assertEqual(
            self.entries("/feeds/en/corrections.atom"),
            ["Withdrawal: The mission grew by 200."],
        )

    def test_there_is_no_feed_in_a_language_the_site_does_not_have(self):
        self.assertEqual(self.client.get("/feeds/xx/claims.atom").status_code, 404)

    def test_a_description_is_text_not_markup(self):
        claim = self.newsroom.researched()
        self.newsroom.submit(claim, summary={"en": "<b>Bold</b>"})
        self.newsroom.published(self.newsroom.approved(claim))
        self.assertIn(
            "&amp;lt;b&amp;gt;", body(self.client.get("/feeds/en/claims.atom"))
        )


class SitemapTests(PublicSiteTestCase):
    def test_the_index_leads_to_every_public_claim_in_both_languages(self):
        claim = self.newsroom.published()
        self.assertIn("/sitemap-claims.xml", body(self.client.get("/sitemap.xml")))
        listed = body(self.client.get("/sitemap-claims.xml"))
        for code in ("ru", "en"):
            address = f"<loc>http://testserver/{code}/claims/{claim.public_id}/</loc>"
            self.assertIn(address, listed)

    def parts(self) -> list[str]:
        """What each part of the claims lists, as the index names the parts."""
        sitemaps.forget()
        index = body(self.client.get("/sitemap.xml"))
        addresses = re.findall(r"testserver(/sitemap-claims[^<]*)<", index)
        texts = [body(self.client.get(address)) for address in addresses]
        return [" ".join(re.findall(r"<loc>[^<]*/en/([^<]*)<", text)) for text in texts]

    def test_parts_follow_each_other_without_gap_or_repeat(self):
        made = [self.newsroom.published() for _n in range(5)]
        with (
            mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 2),
            mock.patch.object(sitemaps, "IN_PART", 2),
        ):
            statistics.forget()
            without_a_tally = self.parts()
            call_command("count_statistics", stdout=StringIO())
            statistics.forget()
            self.assertEqual(self.parts(), without_a_tally)
        listed = " ".join(without_a_tally).split()
        self.assertEqual(listed, [f"claims/{claim.public_id}/" for claim in made])
        self.assertEqual([len(part.split()) for part in without_a_tally], [2, 2, 1])

    def test_what_was_merged_since_the_tally_is_listed_no_more(self):
        kept, gone = self.newsroom.published(), self.newsroom.published()
        call_command("count_statistics", stdout=StringIO())
        merging.merge(gone, by=self.pavel, into=kept, reason="The same.")
        with mock.patch.object(statistics, "COUNTED_NOW_UP_TO", 0):
            statistics.forget()
            self.assertEqual(self.parts(), [f"claims/{kept.public_id}/"])

    def test_there_is_no_part_beyond_the_last(self):
        for address in ("claims.xml?p=2", "claims.xml?p=x", "drafts.xml"):
            self.assertEqual(self.client.get(f"/sitemap-{address}").status_code, 404)

    def test_robots_are_told_where_it_is(self):
        told = body(self.client.get("/robots.txt"))
        self.assertIn("Sitemap: http://testserver/sitemap.xml", told)


class HeaderTests(PublicSiteTestCase):
    def setUp(self) -> None:
        self.claim = self.newsroom.published()
        self.address = f"/en/claims/{self.claim.public_id}/"

    def test_asking_again_costs_nothing_until_readers_would_see_a_change(self):
        first = self.client.get(self.address)
        self.assertIn("stale-while-revalidate", first["Cache-Control"])
        known = {"If-None-Match": first["ETag"]}
        again = self.client.get(self.address, headers=known)
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.open_correction(self.claim)
        changed = self.client.get(self.address, headers=known)
        self.assertEqual(changed.status_code, 200)

    def test_no_page_sets_a_cookie_or_depends_on_one(self):
        answer = self.client.get(self.address)
        self.assertFalse(answer.cookies)
        self.assertNotIn("Cookie", answer.get("Vary", ""))

    def test_nothing_may_be_written_through_a_public_page(self):
        self.assertEqual(self.client.post(self.address).status_code, 405)

    def test_every_page_keeps_the_strict_content_security_policy(self):
        for address in every_address():
            answer = self.client.get(address)
            if not answer.get("Content-Type", "").startswith("text/html"):
                continue
            with self.subTest(address=address):
                self.assertIn("style-src 'self'", answer["Content-Security-Policy"])
                page = body(answer)
                self.assertNotRegex(page, r"<style|\sstyle=|\son\w+=|javascript:")
                self.assertNotRegex(page, r"<script(?! type=\"application/ld\+json\")")

    def test_each_page_names_itself_and_its_other_language(self):
        page = self.page("claim-detail", self.claim.public_id)
        self.assertIn(f'rel="canonical" href="http://testserver{self.address}"', page)
        self.assertIn(
            f'hreflang="ru" href="http://testserver/ru{self.address[3:]}"', page
        )
