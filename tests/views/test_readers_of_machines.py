"""What independent programs make of our pages: extruct, feedparser, Pillow."""

import io
import json

import extruct
import feedparser
from PIL import Image

from claims.operations import corrections
from tests.views.base import PublicSiteTestCase, body


class IndependentClientTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()
        cls.address = f"http://testserver/en/claims/{cls.claim.public_id}/"

    def test_extruct_finds_the_review_and_the_card(self):
        page = self.page("claim-detail", self.claim.public_id)
        found = extruct.extract(page, self.address, syntaxes=["json-ld", "opengraph"])
        [review] = found["json-ld"]
        self.assertEqual(review["@type"], "ClaimReview")
        self.assertEqual(review["reviewRating"]["alternateName"], "True")
        card = dict(found["opengraph"][0]["properties"])
        self.assertEqual(card["og:url"], self.address)
        self.assertTrue(card["og:title"].startswith("True: "))
        self.assertTrue(card["og:image"].endswith(".png"))

    def test_feedparser_reads_every_feed_without_complaint(self):
        self.open_correction(self.claim)
        for name in ("claims", "corrections"):
            for language in ("ru", "en"):
                read = feedparser.parse(
                    self.client.get(f"/feeds/{language}/{name}.atom").content
                )
                self.assertFalse(read.bozo)
                self.assertEqual(len(read.entries), 1)
                self.assertTrue(read.entries[0].updated_parsed)
                self.assertIn(language, read.feed.language)

    def test_the_picture_is_drawn_in_cyrillic(self):
        answers = [
            self.client.get(f"/cards/{code}/{self.claim.public_id}.png").content
            for code in ("ru", "en")
        ]
        for content in answers:
            self.assertEqual(Image.open(io.BytesIO(content)).size, (1200, 630))
        self.assertNotEqual(*answers)


class DataFeedTests(PublicSiteTestCase):
    def items(self, query: str = "") -> list[dict]:
        answer = self.client.get(f"/claimreview.json?language=en{query}")
        return json.loads(body(answer))["dataFeedElement"]

    def test_it_holds_every_published_verdict(self):
        claims = {self.newsroom.published().public_id for _each in range(3)}
        self.newsroom.approved()
        urls = [item["item"]["url"] for item in self.items()]
        self.assertEqual({url.split("/")[-2] for url in urls}, claims)

    def test_it_says_the_same_as_the_page(self):
        claim = self.newsroom.published()
        page = self.page("claim-detail", claim.public_id)
        [on_page] = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
        self.assertEqual(self.items()[0]["item"], on_page)

    def test_since_a_date_it_tells_what_was_taken_back(self):
        claim = self.newsroom.published()
        self.open_correction(claim, kind="withdrawal")
        corrections.withdraw(claim, by=self.polina)
        self.assertEqual(self.items(), [])
        [item] = self.items("&since=2020-01-01")
        self.assertIn("dateDeleted", item)
        self.assertNotIn("claimReviewed", item["item"])
        self.assertEqual(self.items("&since=2999-01-01"), [])

    def test_a_date_that_is_none_is_refused(self):
        for query in ("since=2026-02-31", "since=x", "language=xx"):
            answer = self.client.get(f"/claimreview.json?{query}")
            self.assertEqual(answer.status_code, 400, query)


class EmbedTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()

    def asked(self, url: str, **query):
        return self.client.get("/oembed", {"url": url, **query})

    def test_oembed_gives_a_frame_around_the_card(self):
        url = f"http://testserver/en/claims/{self.claim.public_id}/"
        told = self.asked(url, maxwidth="400").json()
        self.assertEqual((told["type"], told["width"]), ("rich", 400))
        self.assertIn(f"/embed/en/{self.claim.public_id}", told["html"])

    def test_other_addresses_have_nothing_to_embed(self):
        for url in (
            "http://elsewhere.example/en/claims/1/",
            "http://testserver/en/statistics/",
            "http://testserver/en/claims/unknown/",
            "",
        ):
            self.assertEqual(self.asked(url).status_code, 404, url)

    def test_only_the_card_may_stand_in_a_frame(self):
        card = self.client.get(f"/embed/en/{self.claim.public_id}")
        self.assertIn("frame-ancestors *", card["Content-Security-Policy"])
        self.assertNotIn("X-Frame-Options", card)
        page = self.answer("claim-detail", self.claim.public_id)
        self.assertIn("frame-ancestors 'none'", page["Content-Security-Policy"])
        self.assertNotIn("<script", body(card))

    def test_a_verdict_that_was_taken_back_leaves_other_peoples_pages(self):
        self.open_correction(self.claim, kind="withdrawal")
        corrections.withdraw(self.claim, by=self.polina)
        named = f"en/{self.claim.public_id}"
        for address in (f"/embed/{named}", f"/cards/{named}.png"):
            self.assertEqual(self.client.get(address).status_code, 404, address)


class JsonTests(PublicSiteTestCase):
    def test_the_list_and_the_claim_say_what_the_pages_say(self):
        claim = self.newsroom.published()
        [listed] = self.client.get("/api/v1/claims").json()["claims"]
        told = self.client.get(f"/api/v1/claims/{claim.public_id}").json()
        self.assertEqual(told["statement"]["en"], "The mission grew by 200.")
        self.assertEqual(told["evidence"][0]["stance"], "supports")
        self.assertEqual({**told, **listed}, told)

    def test_conditions_are_those_of_the_list(self):
        self.newsroom.published()
        self.assertEqual(
            self.client.get("/api/v1/claims?rating=false").json()["claims"], []
        )
        self.assertEqual(self.client.get("/api/v1/claims?kind=xx").status_code, 400)

    def test_the_short_addresses_give_the_same(self):
        claim = self.newsroom.published()
        for short, address in (
            ("/claims.json?kind=event", "/api/v1/claims?kind=event"),
            (f"/claims/{claim.public_id}.json", f"/api/v1/claims/{claim.public_id}"),
        ):
            told, same = self.client.get(short), self.client.get(address)
            self.assertEqual(told.json(), same.json())


class SecurityContactTests(PublicSiteTestCase):
    def test_it_is_there_when_it_is_set(self):
        self.assertEqual(self.client.get("/.well-known/security.txt").status_code, 404)
        with self.settings(SECURITY_CONTACT="mailto:security@example.org"):
            told = body(self.client.get("/.well-known/security.txt"))
        self.assertIn("Contact: mailto:security@example.org\n", told)
        self.assertRegex(told, r"Expires: \d{4}-12-31T00:00:00Z")


class AskingAgainTests(PublicSiteTestCase):
    """Nothing is rendered for somebody who has the page already."""

    def test_a_304_costs_one_query(self):
        claim = self.newsroom.published()
        address = f"/en/claims/{claim.public_id}/"
        first = self.client.get(address)
        self.assertIn("Last-Modified", first)
        with self.assertNumQueries(1):
            again = self.client.get(address, headers={"If-None-Match": first["ETag"]})
        self.assertEqual(again.status_code, 304)

    def test_work_nobody_sees_does_not_change_the_answer(self):
        claim = self.newsroom.published()
        address = f"/en/claims/{claim.public_id}/"
        known = {"If-None-Match": self.client.get(address)["ETag"]}
        self.newsroom.candidate(revision=claim.appearances.get().revision)
        self.assertEqual(self.client.get(address, headers=known).status_code, 304)

    def test_a_star_does_not_reveal_or_hide_that_a_page_is_missing(self):
        answer = self.client.get("/en/claims/none/", headers={"If-None-Match": "*"})
        self.assertEqual(answer.status_code, 404)
        self.assertNotIn("ETag", answer)
