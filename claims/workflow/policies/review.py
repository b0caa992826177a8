"""Submitting a verdict and deciding on somebody else's."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.choices import CorrectionKind, Decision, Stance
from claims.exceptions import Incomplete, MoveRefused, NotAllowed
from claims.models import Claim, Verdict

from ..roles import is_reviewer
from .asking import check_move
from .publication import open_correction
from .research import check_can_research


def check_can_submit(by: User, claim: Claim) -> None:
    """Submit a verdict for review. What the verdict must hold is checked by
    `check_is_complete` when there is one."""
    check_can_research(by)
    check_move(claim, "submit")
    correction = open_correction(claim)
    if correction is not None and correction.kind == CorrectionKind.WITHDRAWAL:
        raise MoveRefused(_("A withdrawal is asked for; it has to be decided first."))
    if not claim.appearances.exists():
        raise Incomplete(_("Say where the claim stands: add an appearance first."))
    if not claim.evidence.exists():
        raise Incomplete(_("A verdict rests on evidence: add at least one source."))


def check_is_complete(
    claim: Claim, *, no_support_found: bool, no_refutation_found: bool
) -> None:
    """Evidence for and against, or "looked for, found none" said: each exactly."""
    stances = set(claim.evidence.values_list("stance", flat=True))
    for stance, none_found, field, missing, contradicted in (
        (
            Stance.SUPPORTS,
            no_support_found,
            "no_support_found",
            _("There is no evidence in favour. Add it, or say that none was found."),
            _("You say no evidence in favour was found, but the claim has some."),
        ),
        (
            Stance.REFUTES,
            no_refutation_found,
            "no_refutation_found",
            _("There is no evidence against. Add it, or say that none was found."),
            _("You say no evidence against was found, but the claim has some."),
        ),
    ):
        if stance not in stances and not none_found:
            raise Incomplete(missing, field=field)
        if stance in stances and none_found:
            raise Incomplete(contradicted, field=field)


def was_returned(verdict: Verdict | None) -> bool:
    """A disagreement on record: the next verdict has to answer it in writing."""
    return (
        verdict is not None
        and verdict.reviews.filter(decision=Decision.RETURN).exists()
    )


def check_can_review(by: User, claim: Claim) -> None:
    """Decide, either way, on the claim's verdict: not one's own, and only once."""
    if not is_reviewer(by):
        raise NotAllowed(_("Only a reviewer may decide on a verdict."))
    check_move(claim, "send_back")
    verdict = claim.verdict
    if verdict is None:
        raise MoveRefused(_("There is no verdict to review."))
    if verdict.author_id == by.pk:
        raise NotAllowed(_("You wrote this verdict; somebody else has to review it."))
    if verdict.reviews.filter(reviewer=by).exists():
        raise NotAllowed(_("You have already decided on this verdict."))


def check_can_approve(by: User, claim: Claim) -> None:
    check_can_review(by, claim)
    check_move(claim, "reach_quorum")
    if claim.conflicts.filter(person=by).exists():
        raise NotAllowed(
            _("You declared an interest in this claim; somebody else has to approve.")
        )


def check_can_send_back(by: User, claim: Claim) -> None:
    """A reviewer may object until the claim is published, also after the quorum."""
    check_can_review(by, claim)


def check_can_declare_conflict(by: User, claim: Claim) -> None:
    if not is_reviewer(by):
        raise NotAllowed(_("Only a reviewer may decide on a verdict."))
    if claim.conflicts.filter(person=by).exists():
        raise NotAllowed(_("You have already declared an interest in this claim."))
