"""The first page: what waits for whoever is signed in."""

import datetime as dt
from unittest import mock

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.admin import keyset
from claims.admin.work import WORK
from claims.choices import Delivery
from claims.models import NoticePreference
from claims.operations import claims, comments, notices, replies, reports, reviews
from tests.admin.base import AdminTestCase

LIST = "admin:claims_claim_changelist"


class MyWorkTests(AdminTestCase):
    def piles(self, who):
        page = self.enter(who).get(reverse("admin:index"))
        return {str(pile.heading): pile for pile in page.context["piles"]}

    def due(self, claim, days):
        day = timezone.localdate() + dt.timedelta(days=days)
        claims.plan(claim, by=self.pavel, due_on=day, priority=3)

    def test_each_count_leads_to_a_list_that_shows_as_many(self):
        returned = self.newsroom.submitted()
        reviews.send_back(returned, by=self.rustam, comment="Which year?")
        late = self.newsroom.candidate()
        claims.assign(late, by=self.oleg, to=self.olga)
        self.due(late, -1)
        self.newsroom.submitted()
        self.newsroom.approved()
        self.newsroom.candidate()
        for who in (self.olga, self.rita, self.pavel, self.sofia):
            client = self.enter(who)
            for heading, pile in self.piles(who).items():
                with self.subTest(who=who.username, pile=heading):
                    page = client.get(pile.url).context
                    if "cl" in page:
                        listed = page["cl"].result_count
                    else:  # possible duplicates have a page of their own
                        listed = page["counts"]["same"]
                    self.assertEqual(str(listed), pile.size)

    def test_a_researcher_finds_what_is_theirs(self):
        mine, nobodys = self.newsroom.candidate(), self.newsroom.candidate()
        claims.assign(mine, by=self.oleg, to=self.olga)
        piles = self.piles(self.olga)
        self.assertEqual(len(piles["Assigned to me"].rows), 1)
        self.assertIn(
            f"/{nobodys.pk}/", piles["Candidates nobody works on"].rows[0].url
        )
        self.assertNotIn("Waiting for my review", piles)

    def test_a_count_beyond_the_cap_says_so(self):
        for _ in range(3):
            self.newsroom.candidate()
        with mock.patch.object(keyset, "MOST_COUNTED", 2):
            pile = self.piles(self.olga)["Candidates nobody works on"]
        self.assertEqual(pile.size, "2+")

    def test_mentions_reports_and_late_answers_wait_too(self):
        claim = self.newsroom.published()
        comments.write(claim, by=self.olga, text="@rita which year?")
        reports.receive(claim, address="::1", text="210, not 200.")
        week_ago = timezone.localdate() - dt.timedelta(days=7)
        replies.ask(
            claim,
            by=self.olga,
            addressee="The mission",
            question="",
            asked_on=week_ago,
            deadline_on=week_ago,
        )
        piles = self.piles(self.rita)
        for heading in (
            "Comments that mention me",
            "Readers' reports to decide",
            "Questions without an answer",
        ):
            self.assertEqual(piles[heading].size, "1", heading)

    def test_fifty_claims_cost_as_many_queries_as_five(self):
        def queries():
            client = self.enter(self.olga)
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse("admin:index"))
            return len(captured)

        claims.assign(self.newsroom.candidate(), by=self.oleg, to=self.olga)
        few = queries()
        for _ in range(6):
            claims.assign(self.newsroom.candidate(), by=self.oleg, to=self.olga)
        self.assertEqual(queries(), few)

    def test_a_newsroom_of_one_is_told_why_it_cannot_publish(self):
        page = self.enter(self.sofia).get(reverse("admin:index"))
        self.assertNotContains(page, "Only one active account")
        User.objects.exclude(pk=self.sofia.pk).update(is_active=False)
        page = self.enter(self.sofia).get(reverse("admin:index"))
        self.assertContains(page, "Only one active account, “sofia”")

    def test_an_account_without_a_role_is_told_so(self):
        page = self.enter(self.nikita).get(reverse("admin:index"))
        self.assertContains(page, "no role in the newsroom")

    def test_a_vote_changes_nothing_on_anybody_elses_pages(self):
        claim = self.newsroom.submitted(required_approvals=2)
        people = (self.rita, self.olga, self.pavel)
        before = [self.seen_by(who, claim) for who in people]
        reviews.approve(claim, by=self.rustam)
        self.assertEqual([self.seen_by(who, claim) for who in people], before)

    def seen_by(self, who, claim):
        """What our parts of the pages show, without tokens and clocks."""
        client = self.enter(who)
        index = client.get(reverse("admin:index")).context["piles"]
        page = client.get(reverse("admin:claims_claim_change", args=[claim.pk]))
        spent = [(each.badge, each.since) for each in page.context["spent"]]
        time = client.get(reverse("admin:time-in-states")).context["rows"]
        return [(str(pile.heading), pile.size) for pile in index], spent, time


class ListTests(AdminTestCase):
    def test_every_kind_of_work_filters_the_list_for_everybody(self):
        for work in WORK:
            for who in (self.olga, self.anna, self.sofia):
                page = self.enter(who).get(reverse(LIST), {"work": work.name})
                self.assertEqual(page.status_code, 200)

    def test_the_list_shows_what_is_due_and_how_urgent(self):
        claim = self.newsroom.candidate()
        day = timezone.localdate() - dt.timedelta(days=1)
        claims.plan(claim, by=self.olga, due_on=day, priority=4)
        page = self.enter(self.olga).get(reverse(LIST), {"work": "overdue"})
        self.assertNotContains(page, claim.public_id)  # nobody is late with it
        page = self.enter(self.pavel).get(reverse(LIST), {"work": "overdue"})
        self.assertContains(page, "urgent")
        self.assertContains(page, "overdue:")


class NoticesPageTests(AdminTestCase):
    def test_everybody_chooses_for_themselves(self):
        url = reverse("admin:own-notices")
        page = self.enter(self.olga).get(url)
        self.assertContains(page, "olga@example.org")
        answer = {"delivery": "digest", "language": "en"}
        self.assertEqual(self.enter(self.olga).post(url, answer).status_code, 302)
        row = NoticePreference.objects.get()
        self.assertEqual((row.person, row.delivery), (self.olga, Delivery.DIGEST))

    def test_what_was_chosen_is_offered_again(self):
        notices.choose(by=self.olga, delivery=Delivery.NONE, language="en")
        page = self.enter(self.olga).get(reverse("admin:own-notices"))
        self.assertEqual(page.context["form"].initial["delivery"], "none")

    def test_the_time_page_reads_the_log(self):
        self.newsroom.approved()
        page = self.enter(self.anna).get(reverse("admin:time-in-states"))
        self.assertContains(page, "in review")
        page = self.enter(self.nikita).get(reverse("admin:time-in-states"))
        self.assertNotContains(page, "in review")
