"""The page of a claim, in every state a reader can meet."""

from decimal import Decimal

from claims.models import Claim, Claimant, Rating
from claims.operations import (
    catalogue,
    claims,
    corrections,
    evidence,
    merging,
    relations,
    reviews,
)
from tests.factories import EXPLANATION, TEXT
from tests.views.base import PublicSiteTestCase

HOSTILE = '</script><script>alert("x")</script>"\'><img src=x onerror=alert(1)>{{7*7}}'


class ClaimPageTests(PublicSiteTestCase):
    def read(self, claim: Claim, **options: str) -> str:
        return self.page("claim-detail", claim.public_id, **options)

    def test_the_rating_is_a_word_and_a_symbol_not_only_a_colour(self):
        for rating in Rating.objects.all():
            claim = self.newsroom.researched()
            self.newsroom.submit(claim, rating=rating.slug)
            page = self.read(self.newsroom.published(self.newsroom.approved(claim)))
            with self.subTest(rating=rating.slug):
                self.assertIn(f"{rating.symbol}</span> {rating.label}", page)

    def test_both_languages_show_their_own_words(self):
        claim = self.newsroom.published()
        self.assertIn("The mission grew by 200.", self.read(claim))
        russian = self.read(claim, read_in="ru")
        self.assertIn("Миссия выросла на\u00a0200\u00a0человек.", russian)
        self.assertIn("Правда", russian)

    def test_a_text_in_one_language_only_is_marked_as_such(self):
        claim = self.newsroom.published(statement={"ru": "Миссия выросла."})
        self.assertIn('<span lang="ru">Миссия выросла.</span>', self.read(claim))

    def test_the_quote_stands_in_its_paragraph(self):
        start = TEXT.index("46 percent")
        claim = self.newsroom.published(start=start, end=start + len("46 percent"))
        self.assertIn("said that <mark>46 percent</mark> of remit", self.read(claim))

    def test_without_the_text_the_position_and_the_reason_are_given(self):
        claim = self.newsroom.published(
            revision=self.text_elsewhere(), start=10, end=20, quote_digest="a" * 64
        )
        self.assertIn("Characters 10 to 20", self.read(claim))
        self.assertIn("belongs to its publisher", self.read(claim))

    def test_what_was_looked_for_in_vain_is_said(self):
        page = self.read(self.newsroom.published())
        self.assertIn("Evidence against", page)
        self.assertIn("We looked for it and found none.", page)

    def test_the_number_is_drawn_beside_what_the_source_observed(self):
        claim = self.newsroom.with_number(self.newsroom.researched())
        evidence.add(
            by=self.olga,
            claim=claim,
            source=self.newsroom.source(title="Staff list"),
            stance="context",
            observed_comparator="=",
            observed_value=Decimal("100"),
            observed_unit=self.newsroom.unit(),
        )
        claim = self.newsroom.submitted(claim)
        page = self.read(self.newsroom.published(self.newsroom.approved(claim)))
        self.assertIn("more than 200\u00a0people", page)
        self.assertIn('width="90.91%"', page)
        self.assertIn('width="45.45%"', page)

    def test_related_public_claims_say_how_from_either_side(self):
        one, other = self.newsroom.published(), self.newsroom.published()
        relations.add(
            by=self.olga, from_claim=one, to_claim=other, kind="supersedes", note=""
        )
        self.assertIn("supersedes", self.read(one))
        self.assertIn("is superseded by", self.read(other))

    def test_hostile_words_are_shown_and_never_run(self):
        words = {"en": HOSTILE, "ru": HOSTILE}
        someone = catalogue.add(Claimant, by=self.olga, slug="someone", name=words)
        claim = self.newsroom.researched(statement=words, claimant=someone)
        self.newsroom.submit(claim, summary=words, explanation=words)
        page = self.read(self.newsroom.published(self.newsroom.approved(claim)))
        self.assertNotIn("<script>alert", page)
        self.assertNotIn("<img", page)
        self.assertNotIn("49", page)
        self.assertEqual(page.count("</script>"), 1)  # the JSON-LD's own

    def test_a_withdrawn_claim_keeps_its_page_with_a_notice_and_no_verdict(self):
        claim = self.newsroom.published()
        self.open_correction(claim, kind="withdrawal")
        corrections.withdraw(claim, by=self.polina)
        page = self.read(claim)
        self.assertIn("We have taken back the verdict", page)
        self.assertIn("noindex", page)
        self.assertNotIn(EXPLANATION["en"], page)
        self.assertNotIn("ld+json", page)
        self.assertNotIn(claim.public_id, self.page("claim-list"))

    def test_a_merged_claim_leads_to_the_one_that_carries_on_for_good(self):
        gone, stays = self.newsroom.published(), self.newsroom.published()
        merging.merge(gone, into=stays, by=self.pavel, reason="The same.")
        answer = self.answer("claim-detail", gone.public_id)
        self.assertEqual(answer.status_code, 301)
        self.assertEqual(answer["Location"], f"/en/claims/{stays.public_id}/")

    def test_a_claim_merged_before_it_was_published_has_no_page(self):
        gone, stays = self.newsroom.candidate(), self.newsroom.published()
        merging.merge(gone, into=stays, by=self.olga, reason="The same.")
        answer = self.answer("claim-detail", gone.public_id)
        self.assertEqual(answer.status_code, 404)

    def test_an_unknown_claim_and_an_unpublished_one_are_answered_alike(self):
        hidden = self.newsroom.approved()
        unknown = self.answer("claim-detail", "nosuchclaim")
        secret = self.answer("claim-detail", hidden.public_id)
        same = secret.content.decode().replace(hidden.public_id, "nosuchclaim")
        self.assertEqual(secret.status_code, 404)
        self.assertHTMLEqual(same, unknown.content.decode())


class CorrectedClaimTests(PublicSiteTestCase):
    """Published as true, corrected to half true."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published()
        cls.open_correction(cls, cls.claim)
        cls.newsroom.submit(
            cls.claim, rating="false", summary={"en": "Returned draft."}
        )
        reviews.send_back(cls.claim, by=cls.rustam, comment="No.")
        claims.edit(cls.claim, by=cls.olga, statement={"en": "It grew by 150."})
        cls.newsroom.submit(cls.claim, rating="half-true", response="Done.")
        reviews.approve(cls.claim, by=cls.rita)
        cls.newsroom.publisher = cls.polina
        cls.newsroom.published(cls.claim)
        cls.newsroom.publisher = cls.pavel

    def test_the_new_verdict_stands_and_the_correction_is_at_the_top(self):
        page = self.page("claim-detail", self.claim.public_id)
        self.assertIn("It grew by 150.", page)
        self.assertLess(page.index("The number was wrong."), page.index("How we know"))

    def test_the_old_version_can_be_read_and_the_returned_draft_cannot(self):
        page = self.page("claim-detail", self.claim.public_id)
        self.assertIn("The mission grew by 200.", page)
        self.assertNotIn("Returned draft.", page)

    def test_it_is_on_the_list_of_corrections(self):
        page = self.page("correction-list")
        self.assertIn("It grew by 150.", page)
        self.assertIn("The report was revised.", page)

    def test_one_that_changed_nothing_says_so(self):
        claim = self.newsroom.published()
        self.open_correction(claim)
        corrections.keep(claim, by=self.polina, reason="We were right.")
        page = self.page("claim-detail", claim.public_id)
        self.assertIn("Closed without a change", page)
        self.assertNotIn("What it said", page)
