"""What would keep search engines from showing a check, said before it is published."""

import copy

from django.test import SimpleTestCase

from claims.views.claim_review_check import Weight, problems

SITE = "https://facts.example.org"
WORK = {"@type": "CreativeWork", "url": "https://paper.example/1"}
GOOD = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": f"{SITE}/en/claims/abc/",
    "claimReviewed": "The mission grew by 200.",
    "datePublished": "2025-08-12",
    "author": {"@type": "Organization", "name": "We", "url": f"{SITE}/"},
    "reviewRating": {
        "ratingValue": 4,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": "Mostly true",
    },
    "itemReviewed": {
        "author": {"@type": "Person", "name": "The spokesman"},
        "datePublished": "2025-08-01",
        "appearance": [WORK],
        "firstAppearance": WORK,
    },
}


def found(**changes):
    """(weight, property) of each problem of GOOD with one property changed; a name
    with "__" reaches inside, None takes the property out."""
    review = copy.deepcopy(GOOD)
    for path, value in changes.items():
        *outer, name = path.split("__")
        thing = review
        for each in outer:
            thing = thing[each]
        if value is None:
            del thing[name]
        else:
            thing[name] = value
    return [(each.weight, each.property) for each in problems(review, site=SITE)]


class ClaimReviewCheckTests(SimpleTestCase):
    def test_a_complete_one_has_nothing_to_mend(self):
        self.assertEqual(found(), [])

    def test_what_is_withdrawn_has_no_markup_and_no_problem(self):
        self.assertEqual(problems(None, site=SITE), [])

    def test_a_subdomain_of_ours_is_ours_and_a_look_alike_is_not(self):
        self.assertEqual(found(url="https://ru.facts.example.org/1"), [])
        for address in (
            "https://notfacts.example.org/1",
            "https://facts.example.org.evil.example/",
            "/claims/1",
            "javascript:alert(1)",
        ):
            self.assertEqual(found(url=address), [(Weight.HIDES, "url")], address)

    def test_no_statement_stops_and_a_long_one_is_only_said(self):
        self.assertEqual(found(claimReviewed=" "), [(Weight.STOPS, "claimReviewed")])
        self.assertEqual(found(claimReviewed="ж" * 75), [])
        long = found(claimReviewed="ж" * 76)
        self.assertEqual(long, [(Weight.WEAKENS, "claimReviewed")])

    def test_a_number_off_its_scale_would_say_another_verdict(self):
        for name, value in (
            ("ratingValue", 0),
            ("ratingValue", 6),
            ("ratingValue", "4"),
            ("ratingValue", True),
            ("ratingValue", None),
            ("worstRating", 0),
            ("bestRating", 1),
        ):
            told = found(**{f"reviewRating__{name}": value})
            self.assertEqual(told, [(Weight.STOPS, "reviewRating.ratingValue")], name)

    def test_a_verdict_without_a_rating_stays_without_a_card(self):
        self.assertEqual(found(reviewRating=None), [(Weight.HIDES, "reviewRating")])

    def test_a_rating_needs_its_word(self):
        name = "reviewRating.alternateName"
        told = found(reviewRating__alternateName="")
        self.assertEqual(told, [(Weight.HIDES, name)])
        told = found(reviewRating__alternateName="x" * 50)
        self.assertEqual(told, [(Weight.WEAKENS, name)])

    def test_what_is_recommended_is_asked_for_and_stops_nothing(self):
        for path, value in (
            ("author__url", None),
            ("itemReviewed__author", None),
            ("itemReviewed__datePublished", None),
            ("itemReviewed__datePublished", "2025-08-13"),
            ("itemReviewed__appearance", None),
            ("itemReviewed__appearance", [{"headline": "x"}]),
            ("itemReviewed__firstAppearance", None),
        ):
            ((weight, name),) = found(**{path: value})
            self.assertEqual(weight, Weight.WEAKENS, path)
            self.assertTrue(name.startswith(path.split("__")[0]), path)

    def test_the_gravest_comes_first(self):
        told = found(claimReviewed="", url="/", author={})
        weights = [weight for weight, _name in told]
        self.assertEqual(weights, [Weight.STOPS, Weight.HIDES, Weight.WEAKENS])
