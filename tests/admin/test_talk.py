"""Comments, replies, reports and requests on the page of a claim."""

from django.urls import reverse
from django.utils import timezone

from claims.admin.talk import ACTS, act_url
from claims.models import Claim, Comment, ErrorReport, OutletRequest, RightOfReply
from claims.operations import comments, reports
from tests.admin.base import AdminTestCase

TODAY = timezone.localdate().isoformat()
LISTS = ("comment", "errorreport", "rightofreply", "outletrequest")


class TalkTestCase(AdminTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.claim = cls.newsroom.published()

    def act(self, who, name, row, **typed):
        return self.enter(who).post(act_url(name, row), typed)

    def page(self, who):
        url = reverse("admin:claims_claim_change", args=[self.claim.pk])
        return self.enter(who).get(url)


class ActTests(TalkTestCase):
    def test_a_comment_is_written_and_resolved_on_the_page(self):
        self.act(self.olga, "comment", self.claim, text="@rita <b>which</b> year?")
        row = Comment.objects.get()
        page = self.page(self.rita)
        self.assertContains(page, "@rita &lt;b&gt;which&lt;/b&gt; year?")
        self.assertContains(page, act_url("resolve", row))
        self.act(self.rita, "resolve", row)
        self.assertContains(self.page(self.olga), "resolved by rita")

    def test_a_refused_comment_is_still_there_to_be_mended(self):
        page = self.act(self.olga, "comment", self.claim, text="@rosa which year?")
        self.assertContains(page, "“@rosa”")
        self.assertContains(page, "@rosa which year?</textarea>")
        self.assertFalse(Comment.objects.exists())

    def test_question_answer_and_waiver(self):
        self.act(
            self.olga,
            "ask",
            self.claim,
            addressee="The mission",
            question="How many?",
            asked_on=TODAY,
            deadline_on=TODAY,
        )
        row = RightOfReply.objects.get()
        self.assertContains(self.page(self.olga), "waiting for the answer")
        self.act(self.olga, "answer", row, answer="210.", answered_on=TODAY)
        self.assertContains(self.page(self.olga), "210.")
        self.act(self.olga, "waive", self.claim, addressee="X", reason="No address.")
        self.assertContains(self.page(self.olga), "No address.")

    def test_a_request_offers_only_articles_with_the_claim(self):
        other = self.newsroom.article(title={"en": "Another text"})
        page = self.enter(self.olga).get(act_url("request", self.claim))
        self.assertNotContains(page, "Another text")
        typed = {"sent_on": TODAY, "text": "Please correct."}
        self.act(self.olga, "request", self.claim, article=other.pk, **typed)
        self.assertFalse(OutletRequest.objects.exists())
        article = self.claim.appearances.get().revision.article
        self.act(self.olga, "request", self.claim, article=article.pk, **typed)
        row = OutletRequest.objects.get()
        outcome = {"outcome": "refused", "outcome_on": TODAY, "note": "By phone."}
        self.act(self.olga, "outcome", row, **outcome)
        self.assertContains(self.page(self.olga), "By phone.")

    def test_a_report_is_read_decided_and_its_contact_erased(self):
        row = reports.receive(
            self.claim, address="::1", text="<i>210</i>", contact="r@example.org"
        )
        page = self.enter(self.rita).get(act_url("decide", row))
        self.assertContains(page, "&lt;i&gt;210&lt;/i&gt;")
        self.act(self.rita, "decide", row, outcome="accepted", note="210 it is.")
        self.assertContains(self.page(self.olga), "210 it is.")
        again = self.act(self.rita, "decide", row, outcome="declined", note="No.")
        self.assertContains(again, "already decided")
        self.act(self.alla, "forget-contact", row)
        self.assertEqual(ErrorReport.objects.get().contact, "")

    def test_a_part_of_another_claim_is_not_found(self):
        row = comments.write(self.newsroom.candidate(), by=self.olga, text="Here.")
        url = reverse(
            "admin:claims_claim_part", args=[self.claim.pk, "resolve", row.pk]
        )
        self.assertEqual(self.enter(self.rita).post(url).status_code, 404)
        url = reverse("admin:claims_claim_act", args=[self.claim.pk, "resolve"])
        self.assertEqual(self.enter(self.rita).post(url).status_code, 404)

    def test_whoever_may_not_gets_no_page_and_no_link(self):
        for who in (self.anna, self.nikita):
            for act in ACTS.values():
                if act.part is None:
                    page = self.enter(who).get(act_url(act.name, self.claim))
                    self.assertIn(page.status_code, (302, 403), act.name)
        self.assertNotContains(self.page(self.anna), "comment-form")

    def test_time_in_each_state_stands_on_the_page(self):
        page = self.page(self.anna)
        self.assertEqual(len(page.context["spent"]), 5)


class ListTests(TalkTestCase):
    def test_lists_are_read_by_roles_and_written_by_nobody(self):
        row = reports.receive(self.claim, address="::1", text="210.")
        for name in LISTS:
            url = reverse(f"admin:claims_{name}_changelist")
            self.assertEqual(self.enter(self.anna).get(url).status_code, 200)
            self.assertEqual(self.enter(self.nikita).get(url).status_code, 403)
            add = reverse(f"admin:claims_{name}_add")
            self.assertEqual(self.enter(self.sofia).get(add).status_code, 403)
        change = reverse("admin:claims_errorreport_change", args=[row.pk])
        page = self.enter(self.sofia).get(change)
        self.assertNotContains(page, row.sender)
        gone = reverse("admin:claims_errorreport_delete", args=[row.pk])
        self.assertEqual(self.enter(self.sofia).post(gone).status_code, 403)


class PlanTests(TalkTestCase):
    def test_the_claim_form_plans_through_an_operation_of_its_own(self):
        claim = self.newsroom.candidate()
        before = len(self.codes())
        self.change(self.olga, claim, due_on="2030-01-31", priority="4")
        self.assertEqual(self.codes()[before:], ["claim.planned"])
        self.change(self.olga, self.fresh(claim), leads_0="Ask.", priority="1")
        self.assertEqual(self.fresh(claim).priority, 1)

    def test_both_at_once_are_two_events(self):
        claim = self.newsroom.candidate()
        before = len(self.codes())
        self.change(self.olga, claim, statement_1="It doubled.", priority="4")
        self.assertEqual(self.codes()[before:], ["claim.edited", "claim.planned"])

    def test_a_publisher_plans_with_the_button(self):
        claim = self.newsroom.candidate()
        self.do(self.pavel, claim, "plan", due_on="2030-01-31", priority="3")
        self.assertEqual(Claim.objects.get(pk=claim.pk).priority, 3)
