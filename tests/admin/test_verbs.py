"""The buttons of a claim: who sees them, what they do, what they refuse."""

from django.urls import reverse

from claims.admin.verbs import BY_NAME, VERBS, buttons_for, verb_url
from claims.choices import ClaimState
from claims.models import Rating
from claims.operations import claims, reviews
from claims.workflow import policies
from tests.admin.base import AdminTestCase


class VerbTests(AdminTestCase):
    def verdict(self, **typed):
        return {
            "rating": Rating.objects.get(slug="true").pk,
            "summary_0": "Подтверждается.",
            "summary_1": "Borne out.",
            "explanation_1": "Compared with the report.",
            "no_refutation_found": "on",
            **typed,
        }

    def test_a_claim_is_taken_to_published_by_buttons_alone(self):
        claim = self.newsroom.researched()
        self.do(self.olga, claim, "submit", **self.verdict())
        self.do(self.rustam, claim, "approve", comment="Read the report.")
        self.do(self.pavel, claim, "publish")
        self.assertEqual(self.fresh(claim).state, ClaimState.PUBLISHED)
        expected = ["verdict.submitted", "verdict.approved", "claim.published"]
        self.assertEqual(self.codes()[-3:], expected)

    def test_a_refused_verdict_keeps_every_word_and_blames_the_field(self):
        claim = self.newsroom.researched()
        typed = self.verdict(no_refutation_found="")
        response = self.do(self.olga, claim, "submit", **typed)
        self.assertContains(response, "There is no evidence against")
        self.assertContains(response, "Compared with the report.")
        self.assertEqual(self.fresh(claim).state, ClaimState.RESEARCHING)

    def test_the_author_sees_why_approving_is_not_for_them(self):
        claim = self.newsroom.researched()
        self.newsroom.submit(claim, by=self.sofia)
        url = reverse("admin:claims_claim_change", args=[claim.pk])
        page = self.enter(self.sofia).get(url)
        self.assertContains(page, "You wrote this verdict")
        self.assertNotContains(page, f'href="{verb_url(BY_NAME["approve"], claim)}"')

    def test_a_hand_made_approval_by_the_author_is_refused(self):
        claim = self.newsroom.researched()
        self.newsroom.submit(claim, by=self.sofia)
        response = self.do(self.sofia, claim, "approve")
        self.assertContains(response, "You wrote this verdict")
        self.assertEqual(self.fresh(claim).state, ClaimState.IN_REVIEW)

    def test_a_hand_made_post_by_another_role_is_forbidden(self):
        claim = self.newsroom.submitted()
        response = self.do(self.olga, claim, "approve")
        self.assertEqual(response.status_code, 403)

    def test_a_get_never_acts(self):
        claim = self.newsroom.candidate()
        url = verb_url(BY_NAME["start-research"], claim)
        self.assertEqual(self.enter(self.olga).get(url).status_code, 200)
        self.assertEqual(self.fresh(claim).state, ClaimState.CANDIDATE)

    def test_a_verdict_changed_meanwhile_is_not_approved_unseen(self):
        claim = self.newsroom.submitted()
        seen = claim.version
        claims.edit(self.fresh(claim), by=self.olga, leads={"en": "New lead."})
        typed = {"read_version": seen, "comment": "Fine."}
        response = self.do(self.rustam, claim, "approve", **typed)
        self.assertContains(response, "Somebody else changed this claim")
        self.assertContains(response, "Fine.")

    def test_a_return_asks_for_a_comment_and_the_next_verdict_answers_it(self):
        claim = self.newsroom.submitted()
        response = self.do(self.rustam, claim, "return", comment="")
        self.assertContains(response, "required")
        self.do(self.rustam, claim, "return", comment="Which year?")
        url = verb_url(BY_NAME["submit"], claim)
        page = self.enter(self.olga).get(url)
        self.assertContains(page, "Answer to the return")
        self.assertContains(page, "The report bears it out.")

    def test_success_says_what_is_next(self):
        claim = self.newsroom.researched()
        other = self.newsroom.submitted()
        self.do(self.sofia, claim, "submit", **self.verdict())
        client = self.enter(self.rustam)
        data = {"read_version": self.fresh(claim).version}
        page = client.post(verb_url(BY_NAME["approve"], claim), data, follow=True)
        self.assertContains(page, "Your approval is recorded.")
        link = reverse("admin:claims_claim_change", args=[other.pk])
        self.assertContains(page, f'<a href="{link}">next claim to review</a>')

    def test_votes_stay_hidden_until_the_round_is_over(self):
        claim = self.newsroom.submitted(required_approvals=2)
        reviews.approve(claim, by=self.rustam, comment="Solid sources.")
        url = reverse("admin:claims_claim_change", args=[claim.pk])
        page = self.enter(self.rita).get(url)
        self.assertNotContains(page, "Solid sources.")
        self.assertNotContains(page, "Verdict approved by a reviewer")
        self.assertContains(self.enter(self.rustam).get(url), "Solid sources.")

    def test_buttons_and_guards_agree_for_everybody_in_every_state(self):
        stages = ("candidate", "researched", "submitted", "approved", "published")
        for stage in stages:
            claim = getattr(self.newsroom, stage)()
            for person in (self.olga, self.rustam, self.pavel, self.anna, self.sofia):
                shown = buttons_for(person, claim)
                for button in [*shown.shown, *shown.elsewhere]:
                    why = policies.why_not(button.verb.check, person, claim)
                    self.assertEqual(button.reason, why)

    def test_a_published_claim_is_found_in_one_more_article(self):
        claim = self.newsroom.published()
        text = "A year later the paper said again that the mission grew."
        article = self.newsroom.article(text)
        typed = {"revision": article.revisions.get().pk, "quote": "the mission grew"}
        self.do(self.olga, claim, "add-place", **typed)
        place = claim.appearances.get(revision__article=article)
        self.assertEqual((place.exact, place.is_first), ("the mission grew", False))
        self.assertEqual(self.codes()[-1], "appearance.added")
        self.assertEqual(self.fresh(claim).state, ClaimState.PUBLISHED)

    def test_a_place_that_is_not_in_the_text_is_asked_for_again(self):
        claim = self.newsroom.published()
        typed = {"revision": self.newsroom.revision().pk, "quote": "No such words"}
        page = self.do(self.olga, claim, "add-place", **typed)
        self.assertContains(page, "This passage is not in the text.")
        self.assertContains(page, "No such words")

    def test_auditors_and_strangers_have_no_buttons(self):
        claim = self.newsroom.candidate()
        for person in (self.anna, self.nikita):
            self.assertFalse(any(buttons_for(person, claim)))
            for verb in VERBS:
                response = self.do(person, claim, verb.name)
                self.assertIn(response.status_code, (302, 403))
        self.assertEqual(self.fresh(claim).version, claim.version)
