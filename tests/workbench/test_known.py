"""Right after a text is taken in: what of it has been checked already?"""

from django.urls import reverse

from claims.models import AuditEvent, Claim
from tests.base import NewsroomTestCase

SAID = "Мост через реку стоил 46 процентов бюджета посёлка, заявил Иван Петров."
TEXT = f"Вчера подвели итоги. {SAID} Никто не спросил жителей.\n"


class KnownTests(NewsroomTestCase):
    def setUp(self):
        super().setUp()
        self.known = self.newsroom.candidate(
            statement={"ru": "Мост через реку стоил 46 процентов бюджета посёлка."}
        )
        self.revision = self.newsroom.revision(text=TEXT, language="ru")
        self.url = reverse("admin:claims_revision_known", args=[self.revision.pk])
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        self.client.force_login(self.olga)

    def add(self):
        start = TEXT.index(SAID)
        typed = {"claim": self.known.pk, "start": start, "end": start + len(SAID)}
        return self.client.post(self.url, typed, follow=True)

    def test_a_sentence_that_is_known_stands_beside_its_claim(self):
        page = self.client.get(self.url)
        self.assertContains(page, SAID)
        self.assertContains(page, f"/claim/{self.known.pk}/change/")
        self.assertContains(page, "same number: 46")

    def test_one_press_makes_it_one_more_place_and_it_is_not_asked_again(self):
        page = self.add()
        place = self.known.appearances.get(revision=self.revision)
        self.assertEqual(place.exact, SAID)
        self.assertEqual(Claim.objects.count(), 1)
        self.assertEqual(AuditEvent.objects.latest("sequence").code, "appearance.added")
        self.assertContains(page, "Nothing in this text is like a claim that is known.")

    def test_reviewers_read_and_add_nothing(self):
        self.client.force_login(self.rustam)
        self.assertContains(self.client.get(self.url), SAID)
        self.assertNotContains(self.client.get(self.url), "Add this passage")
        self.assertEqual(self.add().status_code, 403)

    def test_nonsense_is_refused_in_words(self):
        for typed in ({"claim": "x"}, {"claim": "9" * 30}, {}):
            self.assertEqual(self.client.post(self.url, typed).status_code, 404)
        page = self.client.post(self.url, {"claim": self.known.pk}, follow=True)
        self.assertContains(page, "The passage must end after it starts.")
