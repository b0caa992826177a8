"""An article changes. Quotes follow it, or somebody is asked; never a guess."""

from django.db import IntegrityError, transaction

from claims.exceptions import AlreadyThere, Incomplete, NotAllowed, SpanRefused
from claims.models import AnchorQuestion, AuditEvent
from claims.operations import appearances, merging, revisions
from tests.base import NewsroomTestCase

FIRST = "The mission on the border grew by more than 200 people last year."
TEXT = f"{FIRST} Nobody asked the villagers. It costs 46 percent more."


class FollowingTests(NewsroomTestCase):
    def setUp(self) -> None:
        self.article = self.newsroom.article(TEXT)
        self.revision = self.article.revisions.get()

    def claim(self, quote: str = FIRST, **columns):
        start = TEXT.index(quote)
        return self.newsroom.candidate(
            self.revision, start=start, end=start + len(quote), **columns
        )

    def revise(self, text: str) -> revisions.Followed:
        return revisions.add(self.fresh(self.article), by=self.olga, text=text)

    def question(self) -> AnchorQuestion:
        return AnchorQuestion.objects.open().get()

    def test_a_quote_that_only_moved_gets_a_place_in_the_new_text(self):
        claim = self.claim()
        followed = self.revise(f"Updated.\n\n{TEXT}")
        self.assertEqual((followed.moved, followed.asked), (1, 0))
        place = followed.revision.appearances.get()
        self.assertEqual((place.claim, place.start), (claim, len("Updated.\n\n")))
        self.assertEqual(place.exact, FIRST)

    def test_the_place_that_was_reviewed_stays_where_it_was(self):
        claim = self.claim()
        self.revise(f"Updated. {TEXT}")
        old = claim.appearances.get(revision=self.revision)
        self.assertEqual((old.start, old.is_first), (0, True))

    def test_a_number_that_changed_is_asked_about(self):
        self.claim()
        followed = self.revise(TEXT.replace("200", "300"))
        self.assertEqual((followed.moved, followed.asked), (0, 1))
        [candidate] = self.question().candidates
        self.assertIn("number_changed", candidate["reasons"])
        self.assertFalse(followed.revision.appearances.exists())

    def test_a_quote_that_stands_twice_now_is_asked_about(self):
        self.claim()
        self.revise(f"{TEXT}\n\n{FIRST}")
        self.assertEqual(len(self.question().candidates), 2)

    def test_olga_says_which_passage_it_is(self):
        claim = self.claim()
        self.revise(TEXT.replace("200", "300"))
        place = revisions.choose(self.question(), by=self.olga, start=0, end=65)
        self.assertEqual((place.claim, place.exact[:11]), (claim, "The mission"))
        question = AnchorQuestion.objects.get()
        self.assertEqual((question.answer, question.found), ("found", place))
        self.assertEqual(question.answered_by, self.olga)

    def test_a_passage_outside_the_text_leaves_the_question_open(self):
        self.claim()
        self.revise("Short.")
        with self.assertRaises(SpanRefused):
            revisions.choose(self.question(), by=self.olga, start=0, end=65)
        self.assertEqual(self.question().answer, "open")

    def test_olga_says_that_it_is_gone(self):
        self.claim()
        self.revise("Nothing of it is left.")
        revisions.give_up(self.question(), by=self.olga)
        self.assertEqual(AnchorQuestion.objects.gone().count(), 1)
        event = AuditEvent.objects.latest("sequence")
        self.assertEqual(event.code, "anchor.gone")

    def test_the_second_answer_is_refused(self):
        self.claim()
        self.revise("Nothing of it is left.")
        mine, theirs = self.question(), self.question()
        revisions.give_up(mine, by=self.olga)
        with self.assertRaises(AlreadyThere):
            revisions.choose(theirs, by=self.oleg, start=0, end=5)
        self.assertEqual(AnchorQuestion.objects.get().answered_by, self.olga)

    def test_an_answer_cannot_be_rewritten_even_with_sql(self):
        self.claim()
        self.revise("Nothing of it is left.")
        revisions.give_up(self.question(), by=self.olga)
        for attack in (
            lambda: AnchorQuestion.objects.update(answer="open"),
            lambda: AnchorQuestion.objects.all().delete(),
        ):
            with self.assertRaises(IntegrityError), transaction.atomic():
                attack()

    def test_a_newer_text_asks_again_for_what_nobody_found(self):
        claim = self.claim()
        self.revise("Nothing of it is left.")
        followed = self.revise(f"It is back. {TEXT}")
        self.assertEqual((followed.moved, followed.asked), (1, 0))
        self.assertEqual(AnchorQuestion.objects.get().answer, "overtaken")
        self.assertEqual(claim.appearances.count(), 2)

    def test_a_quote_that_is_gone_is_not_asked_about_again(self):
        self.claim()
        self.revise("Nothing of it is left.")
        revisions.give_up(self.question(), by=self.olga)
        self.assertEqual(self.revise("Still nothing.").asked, 0)

    def test_a_published_claim_follows_and_stays_published(self):
        claim = self.newsroom.published(revision=self.revision, start=0, end=65)
        followed = self.revise(f"Updated. {TEXT}")
        self.assertEqual((followed.moved, followed.voided), (1, 0))
        self.assertEqual(self.fresh(claim).state, "published")

    def test_a_claim_under_review_goes_back_to_research(self):
        claim = self.newsroom.submitted(revision=self.revision, start=0, end=65)
        self.assertEqual(self.revise(f"Updated. {TEXT}").voided, 1)
        self.assertEqual(self.fresh(claim).state, "researching")

    def test_a_merged_claim_is_followed_by_the_one_that_carries_on(self):
        one, other = self.claim(), self.claim("It costs 46 percent more.")
        merging.merge(one, by=self.olga, into=other, reason="The same.")
        self.revise(f"Updated. {TEXT}")
        followers = set(self.article.revisions.last().appearances.values_list("claim"))
        self.assertEqual(followers, {(other.pk,)})

    def test_what_was_followed_can_be_moved_but_not_taken_away(self):
        claim = self.claim()
        appearances.add(claim, by=self.olga, revision=self.revision, start=66, end=90)
        self.revise(TEXT.replace("200", "300"))
        place = claim.appearances.get(start=0, revision=self.revision)
        with self.assertRaises(Incomplete):
            appearances.remove(place, by=self.olga, claim=self.fresh(claim))

    def test_a_reviewer_neither_revises_nor_answers(self):
        self.claim()
        with self.assertRaises(NotAllowed):
            revisions.add(self.article, by=self.rustam, text="New.")
        self.revise("Nothing of it is left.")
        with self.assertRaises(NotAllowed):
            revisions.give_up(self.question(), by=self.rustam)

    def test_the_very_same_text_is_refused_and_asks_nothing(self):
        self.claim()
        with self.assertRaises(AlreadyThere):
            self.revise(TEXT)
        self.assertFalse(AnchorQuestion.objects.exists())
