"""Who may do what in which state: every role, every verb, every state.

`MATRIX` is written by hand, as the newsroom understands it. The operations must
agree with it in all cells, and the buttons (`policies.can`) with the operations.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from claims.choices import ClaimState as S
from claims.choices import CorrectionKind
from claims.exceptions import DomainError
from claims.models import Claim
from claims.operations import (
    claims,
    comments,
    conflicts,
    corrections,
    evidence,
    merging,
    publication,
    replies,
    reviews,
)
from claims.workflow import policies
from tests.base import CAST, NewsroomTestCase

RESEARCHERS = {"olga", "oleg", "sofia"}
REVIEWERS = {"rustam", "rita", "sofia"}
PUBLISHERS = {"pavel", "polina", "sofia"}
EDITABLE = {S.CANDIDATE, S.RESEARCHING, S.IN_REVIEW, S.APPROVED, S.UNDER_CORRECTION}
WORDS = {"en": "Because."}


class Row(NamedTuple):
    check: Callable[..., None]
    act: Callable[[NewsroomTestCase, Claim, User], object]
    people: set[str]
    states: set[S]
    exceptions: dict[S, set[str]] = {}  # noqa: RUF012 never changed

    def expects(self, name: str, state: S) -> bool:
        if state in self.exceptions:
            return name in self.exceptions[state]
        return name in self.people and state in self.states


MATRIX = {
    "edit": Row(
        policies.check_can_change,
        lambda t, c, u: claims.edit(c, by=u, leads=WORDS),
        RESEARCHERS,
        EDITABLE,
    ),
    "add evidence": Row(
        policies.check_can_change,
        lambda t, c, u: evidence.add(by=u, claim=c, source=t.source, stance="context"),
        RESEARCHERS,
        EDITABLE,
    ),
    "assign": Row(
        policies.check_can_assign,
        lambda t, c, u: claims.assign(c, by=u, to=t.oleg),
        RESEARCHERS,
        set(S),
    ),
    "plan": Row(
        policies.check_can_plan,
        lambda t, c, u: claims.plan(c, by=u, due_on=None, priority=4),
        RESEARCHERS | PUBLISHERS,
        EDITABLE,
    ),
    "comment": Row(
        policies.check_can_comment,
        lambda t, c, u: comments.write(c, by=u, text="Which year?"),
        RESEARCHERS | REVIEWERS | PUBLISHERS,
        set(S),
    ),
    "waive the right of reply": Row(
        policies.check_can_record_reply,
        lambda t, c, u: replies.waive(c, by=u, addressee="X", reason="No address."),
        RESEARCHERS | REVIEWERS | PUBLISHERS,
        set(S),
    ),
    "start research": Row(
        policies.check_can_start_research,
        lambda t, c, u: claims.start_research(c, by=u),
        RESEARCHERS,
        {S.CANDIDATE},
    ),
    "reject": Row(
        policies.check_can_reject,
        lambda t, c, u: claims.reject(c, by=u, reason="Too vague."),
        RESEARCHERS,
        {S.CANDIDATE, S.RESEARCHING},
    ),
    "reopen": Row(
        policies.check_can_reopen,
        lambda t, c, u: claims.reopen(c, by=u, reason="New facts."),
        RESEARCHERS,
        {S.REJECTED},
    ),
    "submit": Row(
        policies.check_can_submit,
        lambda t, c, u: t.newsroom.submit(c, by=u),
        RESEARCHERS,
        {S.RESEARCHING, S.UNDER_CORRECTION},
    ),
    "approve": Row(
        policies.check_can_approve,
        lambda t, c, u: reviews.approve(c, by=u),
        REVIEWERS,
        {S.IN_REVIEW},
    ),
    "send back": Row(
        policies.check_can_send_back,
        lambda t, c, u: reviews.send_back(c, by=u, comment="Which year?"),
        REVIEWERS,
        {S.IN_REVIEW, S.APPROVED},
    ),
    "declare a conflict": Row(
        policies.check_can_declare_conflict,
        lambda t, c, u: conflicts.declare(c, by=u, reason="My brother."),
        REVIEWERS,
        set(S),
    ),
    "publish": Row(
        policies.check_can_publish,
        lambda t, c, u: publication.publish(c, by=u),
        PUBLISHERS,
        {S.APPROVED},
    ),
    "open a correction": Row(
        policies.check_can_open_correction,
        lambda t, c, u: corrections.open_correction(
            c,
            by=u,
            kind=CorrectionKind.UPDATE,
            what_changed=WORDS,
            why=WORDS,
        ),
        PUBLISHERS,
        {S.PUBLISHED},
    ),
    "keep": Row(
        policies.check_can_keep,
        lambda t, c, u: corrections.keep(c, by=u, reason="All is well."),
        PUBLISHERS - {"pavel"},  # Pavel opened it
        {S.UNDER_CORRECTION},
    ),
    "merge": Row(
        policies.check_can_merge,
        lambda t, c, u: merging.merge(c, into=t.fresh(t.other), by=u, reason="Same."),
        RESEARCHERS,
        {S.CANDIDATE, S.RESEARCHING},
    ),
    "merge into a published claim": Row(
        policies.check_can_merge,
        lambda t, c, u: merging.merge(c, into=t.fresh(t.public), by=u, reason="Same."),
        RESEARCHERS,
        {S.CANDIDATE},  # the claim in research has evidence, which cannot move
        {S.PUBLISHED: PUBLISHERS},
    ),
}


class MatrixTests(NewsroomTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.source = cls.newsroom.source()
        cls.other = cls.newsroom.candidate()
        cls.public = cls.newsroom.published()
        cls.in_state = {
            S.CANDIDATE: cls.newsroom.candidate(),
            S.RESEARCHING: cls.newsroom.researched(),
            S.IN_REVIEW: cls.newsroom.submitted(),
            S.APPROVED: cls.approved_by_somebody_else(),
            S.PUBLISHED: cls.newsroom.published(),
            S.UNDER_CORRECTION: cls.under(CorrectionKind.UPDATE),
            S.REJECTED: claims.reject(
                cls.newsroom.candidate(), by=cls.olga, reason="Vague."
            ),
            S.MERGED: cls.merged(),
            S.WITHDRAWN: corrections.withdraw(
                cls.under(CorrectionKind.WITHDRAWAL), by=cls.polina
            ),
        }

    @classmethod
    def approved_by_somebody_else(cls):
        """By somebody outside the cast, so that everybody in it may still object."""
        outsider = User.objects.create_user("outsider")
        outsider.groups.set(cls.rustam.groups.all())
        claim = cls.newsroom.submitted()
        reviews.approve(claim, by=outsider)
        return claim

    @classmethod
    def under(cls, kind):
        claim = cls.newsroom.published()
        corrections.open_correction(
            claim, by=cls.pavel, kind=kind, what_changed=WORDS, why=WORDS
        )
        return claim

    @classmethod
    def merged(cls):
        claim = cls.newsroom.candidate()
        merging.merge(claim, into=cls.other, by=cls.olga, reason="Same.")
        return claim

    def attempt(self, row: Row, claim: Claim, person: User) -> bool:
        """Whether the operation lets it pass; nothing stays behind."""
        try:
            with transaction.atomic():
                row.act(self, self.fresh(claim), person)
                transaction.set_rollback(True)
        except DomainError:
            return False
        return True

    def test_every_state_has_a_claim(self):
        self.assertEqual(set(self.in_state), set(S))
        for state, claim in self.in_state.items():
            self.assertEqual(claim.state, state)

    def test_operations_agree_with_the_matrix_in_every_cell(self):
        wrong = []
        for verb, row in MATRIX.items():
            for state, claim in self.in_state.items():
                for name in [*CAST, "sofia"]:
                    expected = row.expects(name, state)
                    person = User.objects.get(username=name)
                    if self.attempt(row, claim, person) != expected:
                        wrong.append(f"{name} {verb} {state}: expected {expected}")
        self.assertEqual(wrong, [])

    def test_buttons_agree_with_operations(self):
        for verb, row in MATRIX.items():
            for state, claim in self.in_state.items():
                for name in [*CAST, "sofia"]:
                    person = User.objects.get(username=name)
                    drawn = policies.can(row.check, person, self.fresh(claim))
                    allowed = self.attempt(row, claim, person)
                    if verb.startswith("merge"):  # the other claim decides too
                        self.assertTrue(drawn or not allowed, f"{name} {verb} {state}")
                    else:
                        self.assertEqual(drawn, allowed, f"{name} {verb} {state}")
