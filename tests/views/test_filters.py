"""What the list can be narrowed by, and what it must not give away."""

import datetime as dt

from claims.choices import ClaimKind
from claims.filters import ClaimFilter
from claims.models import Claim, Claimant, Outlet, Topic
from claims.operations import catalogue, claims
from tests.base import NewsroomTestCase
from tests.views.base import PublicSiteTestCase


class FilterTests(NewsroomTestCase):
    def found(self, **data) -> list[Claim]:
        return list(ClaimFilter(data).qs)

    def test_nothing_asked_means_every_public_claim_and_no_other(self):
        public, _hidden = self.newsroom.published(), self.newsroom.approved()
        self.assertEqual(self.found(), [public])

    def test_claims_of_one_article(self):
        here, _elsewhere = self.newsroom.published(), self.newsroom.published()
        article = here.appearances.get().revision.article
        self.assertEqual(self.found(article=article.key), [here])

    def test_claims_of_one_outlet_and_one_language(self):
        outlet = catalogue.add(Outlet, by=self.olga, slug="gazette", name={"en": "G"})
        revision = self.newsroom.revision(outlet=outlet, language="az")
        here = self.newsroom.published(revision=revision)
        self.newsroom.published()
        self.assertEqual(self.found(outlet="gazette"), [here])
        self.assertEqual(self.found(language="az"), [here])

    def test_claims_of_one_claimant_topic_and_kind(self):
        spokesman = catalogue.add(
            Claimant, by=self.olga, slug="spokesman", name={"en": "A spokesman"}
        )
        borders = catalogue.add(Topic, by=self.olga, slug="borders", name={"en": "B"})
        his = self.newsroom.published(
            claimant=spokesman, topic=borders, kind=ClaimKind.CAUSE
        )
        self.newsroom.published()
        self.assertEqual(self.found(claimant="spokesman"), [his])
        self.assertEqual(self.found(topic="borders"), [his])
        self.assertEqual(self.found(kind="cause"), [his])

    def test_several_ratings_are_alternatives(self):
        true, false = self.newsroom.published(), self.newsroom.researched()
        self.newsroom.submit(false, rating="false")
        self.newsroom.published(self.newsroom.approved(false))
        self.assertEqual(self.found(rating=["true"]), [true])
        self.assertCountEqual(self.found(rating=["true", "false"]), [true, false])

    def test_the_date_is_what_the_claim_is_about(self):
        august = self.newsroom.published(
            about_date=dt.date(2025, 8, 1), about_precision="month"
        )
        self.newsroom.published()
        self.assertEqual(self.found(about_from="2025-08-01"), [august])
        self.assertEqual(self.found(about_to="2025-07-31"), [])

    def test_only_claims_with_a_number(self):
        counted = self.newsroom.with_number(self.newsroom.researched())
        counted = self.newsroom.published(
            self.newsroom.approved(self.newsroom.submitted(counted))
        )
        self.newsroom.published()
        self.assertEqual(self.found(has_quantity="on"), [counted])

    def test_words_find_claims_in_any_inflection(self):
        claim = self.newsroom.published()
        self.assertEqual(self.found(q="миссии"), [claim])
        self.assertEqual(self.found(q="слоны"), [])

    def test_a_value_that_means_nothing_finds_nothing_and_is_named(self):
        self.newsroom.published()
        asked = ClaimFilter({"kind": "gossip", "about_from": "yesterday"})
        self.assertEqual(list(asked.qs), [])
        self.assertEqual(set(asked.form.errors), {"kind", "about_from"})

    def test_a_claimant_of_unpublished_claims_only_is_not_a_choice(self):
        secret = catalogue.add(
            Claimant, by=self.olga, slug="secret", name={"en": "Secret"}
        )
        self.newsroom.approved(claimant=secret)
        asked = ClaimFilter({"claimant": "secret"})
        self.assertIn("claimant", asked.form.errors)
        self.assertNotIn("Secret", str(asked.form))


class DuringACorrectionTests(PublicSiteTestCase):
    """Olga edits a public claim under correction; readers ask as if she had not."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        named = {
            slug: catalogue.add(Claimant, by=cls.olga, slug=slug, name={"en": slug})
            for slug in ("before", "after")
        }
        cls.claim = cls.newsroom.with_number(
            cls.newsroom.researched(
                claimant=named["before"],
                kind=ClaimKind.QUANTITY,
                about_date=dt.date(2025, 8, 1),
                about_precision="month",
            )
        )
        cls.newsroom.published(cls.newsroom.approved(cls.newsroom.submitted(cls.claim)))
        cls.open_correction(cls, cls.claim)
        claims.edit(
            cls.claim,
            by=cls.olga,
            claimant=named["after"],
            kind=ClaimKind.EVENT,
            about_date=dt.date(2024, 1, 1),
            about_precision="year",
            statement={"en": "The garrison shrank."},
        )

    def finds(self, **data) -> bool:
        return self.claim in ClaimFilter(data).qs

    def test_kind_and_date_are_those_that_were_reviewed(self):
        self.assertTrue(self.finds(kind="quantity"))
        self.assertFalse(self.finds(kind="event"))
        self.assertTrue(self.finds(about_from="2025-08-01", about_to="2025-08-01"))
        self.assertFalse(self.finds(about_to="2024-12-31"))

    def test_the_new_claimant_is_not_a_choice_yet(self):
        self.assertFalse(self.finds(claimant="after"))

    def test_the_article_and_the_number_still_find_it(self):
        article = self.claim.appearances.get().revision.article
        self.assertTrue(self.finds(article=article.key))
        self.assertTrue(self.finds(has_quantity="on"))

    def test_the_new_wording_cannot_be_searched_for(self):
        self.assertTrue(self.finds(q="mission"))
        self.assertFalse(self.finds(q="garrison"))
