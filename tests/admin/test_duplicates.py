"""The work list of possible duplicates, answered pair by pair."""

from io import StringIO

from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse

from claims.importing.records.record import Defaults, made
from claims.models import Claim, PairAnswer, ProposedPair, Relation
from claims.operations import claim_imports
from tests.admin.base import AdminTestCase

LIST = "admin:claims_proposedpair_changelist"


class DuplicatesTests(AdminTestCase):
    def setUp(self):
        super().setUp()
        self.one = self.newsroom.candidate(statement={"ru": "Завод в Гяндже закрыли."})
        self.other = self.newsroom.candidate(statement={"ru": "В Гяндже закрыт завод."})
        call_command("find_duplicates", stdout=StringIO())

    def list(self, who="olga", **query):
        return self.enter(getattr(self, who)).get(reverse(LIST), query)

    def say(self, answer, who="olga", **more):
        typed = {"first": self.one.pk, "second": self.other.pk, "answer": answer}
        url = reverse("admin:claims_proposedpair_answer")
        return self.enter(getattr(self, who)).post(url, typed | more, follow=True)

    def test_both_claims_stand_side_by_side_with_what_agrees(self):
        page = self.list()
        self.assertContains(page, "Завод в Гяндже закрыли.")
        self.assertContains(page, "В Гяндже закрыт завод.")
        self.assertContains(page, "same names: Гяндже")

    def test_same_fact_is_recorded_with_name_and_asked_no_more(self):
        page = self.say("same")
        answer = PairAnswer.objects.get()
        self.assertEqual((answer.is_same, answer.answered_by), (True, self.olga))
        self.assertEqual(Relation.objects.get().kind, "same_fact")
        self.assertContains(page, "No two claims seem to say the same.")
        self.assertContains(page, "Answered lately")
        self.assertContains(page, "olga")
        self.assertEqual(self.codes()[-1], "pair.confirmed")

    def test_different_is_recorded_without_a_relation(self):
        self.say("different")
        self.assertFalse(PairAnswer.objects.get().is_same)
        self.assertFalse(Relation.objects.exists())
        self.assertFalse(ProposedPair.objects.open().exists())

    def test_related_says_how_and_in_which_direction(self):
        self.say("related", kind="elaborated")
        relation = Relation.objects.get()
        self.assertEqual(
            (relation.from_claim, relation.kind), (self.other, "elaborates")
        )

    def test_related_without_a_how_records_nothing(self):
        page = self.say("related", kind="")
        self.assertContains(page, "Say how the two stand to each other.")
        [told] = page.context["messages"]
        self.assertEqual(told.level_tag, "error")
        self.assertFalse(PairAnswer.objects.exists())

    def test_whoever_comes_second_is_told(self):
        self.say("same")
        self.assertContains(self.say("different"), "This pair has been answered.")
        self.assertEqual(PairAnswer.objects.count(), 1)

    def test_an_answer_can_be_taken_back(self):
        self.say("different")
        url = reverse("admin:claims_proposedpair_reopen")
        row = PairAnswer.objects.get().pk
        page = self.enter(self.oleg).post(url, {"row": row}, follow=True)
        self.assertContains(page, "The answer is taken back")
        self.assertFalse(PairAnswer.objects.exists())

    def test_merging_is_offered_by_the_rules_of_merging(self):
        page = self.list()
        merge = reverse("admin:claims_claim_verb", args=[self.other.pk, "merge"])
        self.assertContains(page, f"{merge}?into={self.one.pk}")
        form = self.enter(self.olga).get(f"{merge}?into={self.one.pk}")
        self.assertContains(form, f'<option value="{self.one.pk}" selected>')
        self.newsroom.published(
            self.newsroom.approved(self.newsroom.submitted(self.researched()))
        )
        self.assertContains(
            self.list(kind="same"), "Only a publisher may merge a published claim."
        )

    def test_whoever_may_not_bring_others_reviews_is_not_led_to_the_merge(self):
        cells = {"statement": "Завод в Гяндже закрыли.", "organisation": "Desk"}
        cells |= {"url": "https://desk.example/1", "rating": "Ложь"}
        run = claim_imports.begin(by=self.pavel, sha256="1" * 64, file_name="a", size=9)
        record = made(2, cells, Defaults())
        claim_imports.Importer(run, by=self.pavel).take([record])
        claim = Claim.objects.latest("pk")
        self.newsroom.published(
            self.newsroom.approved(self.newsroom.submitted(self.researched()))
        )
        merge = reverse("admin:claims_claim_verb", args=[claim.pk, "merge"])
        into = f"{merge}?into={Claim.objects.published().get().pk}"
        self.assertNotContains(self.list(), into)
        self.assertContains(self.list(), "Ask a publisher to merge it.")
        self.pavel.groups.add(Group.objects.get(name="researcher"))
        self.assertContains(self.list("pavel"), into)

    def researched(self):
        from_now = self.newsroom.researched(
            statement={"ru": "Завод в Гяндже уже закрыли."}
        )
        call_command("find_duplicates", stdout=StringIO())
        return from_now

    def test_reviewers_and_auditors_read_and_answer_nothing(self):
        for who in ("rustam", "pavel", "anna", "alla"):
            page = self.list(who)
            self.assertContains(page, "Завод в Гяндже закрыли.")
            self.assertNotContains(page, 'name="answer"')
            self.say("same", who)
        self.assertEqual(self.list("nikita").status_code, 403)
        self.assertFalse(PairAnswer.objects.exists())

    def test_nonsense_keys_are_no_server_error(self):
        url = reverse("admin:claims_proposedpair_answer")
        for first in ("", "x", "9" * 40, "-1", "\x00"):
            answer = self.enter(self.olga).post(url, {"first": first, "second": first})
            self.assertEqual(answer.status_code, 404, first)

    def test_the_first_page_counts_them_for_researchers(self):
        page = self.enter(self.olga).get(reverse("admin:index"))
        self.assertContains(page, reverse(LIST))
        self.assertContains(page, "Завод в Гяндже закрыли.")
