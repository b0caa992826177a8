"""What waits for whom."""

import datetime as dt

from django.contrib.auth.models import Group, User
from django.utils import timezone

from claims.choices import Priority
from claims.operations import claims, comments, conflicts, reviews
from claims.workflow import newsroom, waiting
from tests.base import NewsroomTestCase

TODAY = timezone.localdate()


class WaitingTests(NewsroomTestCase):
    def test_reviewers_are_not_asked_for_what_they_decided_or_wrote(self):
        claim = self.newsroom.submitted(required_approvals=2)
        own = self.newsroom.researched()
        self.newsroom.submit(own, by=self.sofia)
        reviews.approve(claim, by=self.rustam)
        self.assertNotIn(claim, waiting.for_review_by(self.rustam))
        self.assertIn(claim, waiting.for_review_by(self.rita))
        self.assertEqual(set(waiting.for_review_by(self.sofia)), {claim})

    def test_whoever_has_an_interest_is_not_asked_to_review(self):
        claim = self.newsroom.submitted()
        conflicts.declare(claim, by=self.rita, reason="My brother.")
        self.assertNotIn(claim, waiting.for_review_by(self.rita))

    def test_a_return_lands_with_author_and_assignee_until_it_is_answered(self):
        claim = self.newsroom.submitted()
        claims.assign(claim, by=self.olga, to=self.oleg)
        reviews.send_back(claim, by=self.rustam, comment="Which year?")
        for person in (self.olga, self.oleg):
            self.assertEqual(list(waiting.returned_to(person)), [claim])
        self.assertFalse(waiting.returned_to(self.sofia))
        self.newsroom.submit(claim, response="2024.")
        self.assertFalse(waiting.returned_to(self.olga))

    def test_a_round_voided_later_is_not_returned(self):
        claim = self.newsroom.submitted()
        reviews.send_back(claim, by=self.rustam, comment="Which year?")
        self.newsroom.submit(claim, response="2024.")
        claims.edit(claim, by=self.olga, statement={"en": "It grew by 210."})
        self.assertFalse(waiting.returned_to(self.olga))

    def test_a_publisher_sees_what_anybody_is_late_with(self):
        claim = self.newsroom.candidate()
        claims.assign(claim, by=self.olga, to=self.oleg)
        yesterday = TODAY - dt.timedelta(days=1)
        claims.plan(claim, by=self.olga, due_on=yesterday, priority=Priority.HIGH)
        for person, expected in (
            (self.oleg, [claim]),
            (self.olga, []),
            (self.pavel, [claim]),
        ):
            self.assertEqual(list(waiting.overdue_for(person, TODAY)), expected)

    def test_urgent_comes_first_then_what_is_due_first(self):
        late, soon, urgent, plain = (self.newsroom.candidate() for _ in range(4))
        for row, days, priority in (
            (late, 9, Priority.NORMAL),
            (soon, 1, Priority.NORMAL),
            (urgent, 20, Priority.URGENT),
        ):
            day = TODAY + dt.timedelta(days=days)
            claims.plan(row, by=self.olga, due_on=day, priority=priority)
        in_order = list(waiting.of_nobody().by_urgency())
        self.assertEqual(in_order, [urgent, soon, late, plain])

    def test_a_mention_waits_until_somebody_resolves_it(self):
        row = comments.write(self.newsroom.candidate(), by=self.olga, text="@rita ?")
        self.assertEqual(list(waiting.mentions_of(self.rita)), [row])
        comments.resolve(row, by=self.oleg)
        self.assertFalse(waiting.mentions_of(self.rita))


class NewsroomOfOneTests(NewsroomTestCase):
    def leave(self, *names):
        User.objects.exclude(username__in=names).update(is_active=False)

    def test_a_full_newsroom_has_nothing_to_be_told(self):
        self.assertEqual(newsroom.why_not_reviewed(), "")

    def test_one_person_with_all_rights_is_told_who_is_missing(self):
        self.leave("sofia")
        self.assertIn("Only one active account, “sofia”", newsroom.why_not_reviewed())

    def test_two_people_are_enough(self):
        self.leave("sofia", "rita")
        self.assertEqual(newsroom.why_not_reviewed(), "")

    def test_what_is_missing_is_named(self):
        self.leave("olga", "pavel")
        self.assertIn("may review", newsroom.why_not_reviewed())
        self.leave("olga")
        User.objects.filter(username__in=["rita", "anna"]).update(is_active=True)
        self.assertIn("may publish", newsroom.why_not_reviewed())
        self.leave()
        User.objects.filter(username="rita").update(is_active=True)
        self.assertIn("may write", newsroom.why_not_reviewed())

    def test_a_researcher_who_also_reviews_is_still_one_person(self):
        self.leave("olga")
        self.olga.groups.add(Group.objects.get(name="reviewer"))
        self.assertIn("Only one active account", newsroom.why_not_reviewed())
