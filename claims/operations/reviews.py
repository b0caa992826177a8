"""Deciding on somebody else's verdict."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import Decision, NoticeCode
from claims.exceptions import MoveRefused
from claims.models import Claim, Review, Verdict
from claims.workflow import policies

from . import lengths, notices
from .rounds import move, take


@transaction.atomic
def approve(claim: Claim, *, by: User, comment: str = "") -> Review:
    """One approval; the one that completes the quorum approves the claim."""
    policies.check_can_approve(by, claim)
    lengths.check_text(comment, "comment")
    was = log.before(Claim.objects.get(pk=claim.pk))
    take(claim)
    review = _decide(claim, by, Decision.APPROVE, comment)
    verdict = review.verdict
    if verdict.reviews.approvals().count() >= verdict.required_approvals:
        move(claim, "reach_quorum")
        # Not before: whoever is told of a single vote could press the next one.
        people = [verdict.author, claim.assignee]
        notices.tell(NoticeCode.APPROVED, claim, by=by, people=people)
    log.record(
        "verdict.approved",
        by=by,
        about=verdict,
        claim=claim,
        changed=[claim, review],
        was=[was],
    )
    return review


@transaction.atomic
def send_back(claim: Claim, *, by: User, comment: str) -> Review:
    """Returns the claim to its researcher, saying why. Voids the round."""
    policies.check_can_send_back(by, claim)
    comment = lengths.reason_given(
        comment,
        otherwise=_("Say what has to change: a return needs a comment."),
        field="comment",
    )
    was = log.before(Claim.objects.get(pk=claim.pk))
    take(claim)
    review = _decide(claim, by, Decision.RETURN, comment)
    move(claim, "send_back", verdict=None)
    notices.tell(
        NoticeCode.RETURNED,
        claim,
        by=by,
        people=[review.verdict.author, claim.assignee],
        note=review.comment,
    )
    log.record(
        "verdict.returned",
        by=by,
        about=review.verdict,
        claim=claim,
        changed=[claim, review],
        was=[was],
        reason=comment,
    )
    return review


def _decide(claim: Claim, by: User, decision: Decision, comment: str) -> Review:
    verdict: Verdict | None = claim.verdict
    if verdict is None:
        raise MoveRefused(_("There is no verdict to review."))
    review = Review(
        verdict=verdict,
        reviewer=by,
        decision=decision,
        comment=comment.strip(),
        decided_at=timezone.now(),
    )
    review.save(force_insert=True)
    return review
