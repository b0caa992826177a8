"""Acting on the claims chosen in the list."""

from unittest import mock

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from claims.choices import ClaimState
from claims.models import Topic
from claims.operations import bulk, catalogue
from tests.admin.base import AdminTestCase


class BulkPageTests(AdminTestCase):
    def choose(self, who, action, *rows, **typed):
        url = reverse("admin:claims_claim_changelist")
        chosen = {"action": action, ACTION_CHECKBOX_NAME: [row.pk for row in rows]}
        return self.enter(who).post(url, chosen | typed)

    def test_it_asks_first_and_does_nothing(self):
        claim = self.newsroom.candidate()
        page = self.choose(self.olga, "reject_chosen", claim)
        self.assertContains(page, "Reason")
        self.assertContains(page, "The mission grew by 200.")
        self.assertEqual(self.fresh(claim).state, ClaimState.CANDIDATE)

    def test_the_report_names_what_was_done_and_what_was_refused(self):
        candidate, published = self.newsroom.candidate(), self.newsroom.published()
        answer = {"confirmed": "1", "reason": "Vague."}
        page = self.choose(self.olga, "reject_chosen", candidate, published, **answer)
        self.assertContains(page, "Refused: 1 claim")
        self.assertContains(page, "Done: 1 claim")
        self.assertEqual(self.fresh(candidate).state, ClaimState.REJECTED)
        self.assertEqual(self.fresh(published).state, ClaimState.PUBLISHED)

    def test_without_a_reason_nothing_is_done(self):
        claim = self.newsroom.candidate()
        page = self.choose(self.olga, "reject_chosen", claim, confirmed="1", reason="")
        self.assertContains(page, "Nothing was done.")
        self.assertEqual(self.fresh(claim).state, ClaimState.CANDIDATE)

    def test_assigning_and_setting_a_topic(self):
        rows = [self.newsroom.candidate() for _ in range(2)]
        topic = catalogue.add(
            Topic, by=self.olga, slug="aid", name={"en": "Aid", "ru": "Помощь"}
        )
        self.choose(self.olga, "assign_chosen", *rows, confirmed="1", to=self.oleg.pk)
        self.choose(
            self.olga, "set_topic_of_chosen", *rows, confirmed="1", topic=topic.pk
        )
        for row in map(self.fresh, rows):
            self.assertEqual((row.assignee, row.topic), (self.oleg, topic))

    def test_too_many_are_refused_before_anything_is_done(self):
        rows = [self.newsroom.candidate() for _ in range(3)]
        with mock.patch.object(bulk, "MOST_AT_ONCE", 2):
            page = self.choose(
                self.olga, "reject_chosen", *rows, confirmed="1", reason="Vague."
            )
        self.assertContains(page, "at most 2 claims")
        self.assertEqual(self.fresh(rows[0]).state, ClaimState.CANDIDATE)

    def test_only_researchers_are_offered_actions(self):
        claim = self.newsroom.candidate()
        answer = {"confirmed": "1", "reason": "Vague."}
        for who in (self.rita, self.anna):
            self.choose(who, "reject_chosen", claim, **answer)
            self.assertEqual(self.fresh(claim).state, ClaimState.CANDIDATE)
