"""A reader pastes a sentence and is told what we know, and when we know nothing."""

from unittest import mock

from django.core.cache import cache
from django.test import override_settings

from claims.edge import limits
from claims.models import Claim
from claims.operations import corrections
from claims.views.check import LONGEST
from tests.security.base import CACHE
from tests.security.test_payloads import PAYLOADS, Reader
from tests.views.base import PublicSiteTestCase, body

CHECKED = {
    "ru": "Миссия на границе выросла на 200 человек в 2024 году.",
    "en": "The border mission grew by 200 people in 2024.",
}
UNPUBLISHED = {"ru": "Жители Лачина собрали 40 тонн инжира в 2024 году."}


class CheckTests(PublicSiteTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.claim = cls.newsroom.published(statement=CHECKED)
        cls.hidden = cls.newsroom.candidate(statement=UNPUBLISHED)

    def ask(self, claim: str, read_in: str = "en") -> str:
        answer = self.answer("check", read_in=read_in, claim=claim)
        self.assertEqual(answer.status_code, 200)
        return body(answer)

    def test_the_same_claim_in_other_words_gets_the_verdict(self):
        page = self.ask("В 2024 году миссия на границе выросла на 200 человек", "ru")
        self.assertIn("Мы это проверяли", page)
        self.assertIn("Цифра подтверждается отчётом.", page)
        self.assertIn(f"/ru/claims/{self.claim.public_id}/", page)

    def test_another_number_is_related_and_the_page_says_what_differs(self):
        page = self.ask("The border mission grew by 300 people in 2024.")
        self.assertIn("We have not checked exactly this", page)
        self.assertIn("same period, other number", page)
        self.assertIn("you ask about 300 people, we checked 200 people", page)
        self.assertNotIn("We have checked this", page)

    def test_another_year_is_the_same_number_in_another_period(self):
        page = self.ask("Миссия на границе выросла на 200 человек в 2021 году.", "ru")
        self.assertIn("то же число, другой период", page)

    def test_nothing_similar_is_said_honestly_with_a_way_on(self):
        page = self.ask("The moon is made of cheese.")
        self.assertIn("We have not checked this", page)
        self.assertIn("neither true nor false", page)
        for way_on in ("/en/claims/?q=The%20moon", "/en/topics/", "/en/contact/"):
            self.assertIn(way_on, page)

    def test_what_is_not_published_is_unknown_here(self):
        self.assertIn("Этого мы не проверяли", self.ask(UNPUBLISHED["ru"], "ru"))
        self.assertEqual(Claim.objects.count(), 2)

    def test_during_a_correction_the_reviewed_words_are_compared(self):
        self.open_correction(self.claim)
        page = self.ask(CHECKED["en"])
        self.assertIn("We have checked this", page)
        self.assertIn("being corrected", page)

    def test_a_withdrawn_claim_is_no_answer(self):
        self.open_correction(self.claim, kind="withdrawal")
        corrections.withdraw(self.fresh(self.claim), by=self.polina)
        self.assertIn("We have not checked this", self.ask(CHECKED["en"]))

    def test_an_answer_may_be_shared_but_not_indexed_or_kept(self):
        answer = self.answer("check", claim=CHECKED["en"])
        self.assertContains(answer, '<meta name="robots" content="noindex, follow">')
        self.assertIn("no-store", answer["Cache-Control"])
        self.assertNotIn("noindex", self.page("check"))

    def test_too_long_a_text_is_cut_and_the_page_says_so_in_words(self):
        page = self.ask(CHECKED["en"] + " word" * 2_000)
        self.assertIn("only its first 1000 characters were looked at", page)
        self.assertIn(f'maxlength="{LONGEST}"', page)

    def test_anything_at_all_can_be_asked(self):
        for typed in (*PAYLOADS[:-1], "😀" * 500, '"', "-", "я" * 10_000, "\x00 NOT"):
            with self.subTest(typed=typed[:40]):
                self.assertEqual(Reader(self.ask(typed[:10_000])).found, [])

    def test_without_a_word_the_page_asks_for_one(self):
        self.assertIn("There are no words in it", self.ask("!!! — ???"))
        self.assertNotIn("We have", self.ask("   "))

    def test_the_box_stands_on_the_first_page_and_needs_no_script(self):
        page = self.page("home")
        self.assertIn('action="/en/check/"', page)
        self.assertNotIn("<script", page)
        answer = self.client.post("/en/check/", {"claim": "x"})
        self.assertEqual(answer.status_code, 405)

    @override_settings(CACHES=CACHE)
    def test_asking_has_a_limit_of_its_own(self):
        cache.clear()
        clock = mock.Mock(time=lambda: 1_700_000_000)
        self.enterContext(mock.patch.object(limits, "time", clock))
        codes = [
            self.answer("check", claim="x").status_code
            for _number in range(limits.CHECK.most + 1)
        ]
        self.assertEqual((codes[-2], codes[-1]), (200, 429))
        self.assertEqual(self.answer("check").status_code, 200)
