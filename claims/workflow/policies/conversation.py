"""Talking about a claim: with colleagues, readers, those it is about, outlets."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.choices import ReportOutcome
from claims.exceptions import AlreadyThere, MoveRefused, NotAllowed
from claims.models import Claim, Comment, ErrorReport, RightOfReply

from ..roles import works_on_claims
from .research import check_can_administer


def check_can_comment(by: User, claim: Claim) -> None:
    """In every state: there may be something to say about a rejected claim too."""
    _check_works_on_claims(by)


def check_can_resolve(by: User, comment: Comment) -> None:
    _check_works_on_claims(by)
    if comment.resolved_at is not None:
        raise AlreadyThere(_("The comment is already resolved."))


def check_can_record_reply(by: User, claim: Claim) -> None:
    """Note that somebody was asked, or was not and why."""
    _check_works_on_claims(by)


def check_can_answer(by: User, reply: RightOfReply) -> None:
    """Note the answer of somebody who was asked."""
    _check_works_on_claims(by)
    if reply.is_waived:
        raise MoveRefused(_("Nobody was asked, so there is no answer to record."))
    if reply.answered_on is not None:
        raise AlreadyThere(_("An answer is already recorded."))


def check_can_request_correction(by: User, claim: Claim) -> None:
    """Ask an outlet to correct its article, and note what it did."""
    _check_works_on_claims(by)


def check_can_decide_report(by: User, report: ErrorReport) -> None:
    _check_works_on_claims(by)
    if report.outcome != ReportOutcome.OPEN:
        raise AlreadyThere(_("Somebody has already decided on this report."))


def check_can_forget_contact(by: User, report: ErrorReport) -> None:
    """Erase a reader's address, as readers may ask."""
    check_can_administer(by)
    if not report.contact:
        raise AlreadyThere(_("No contact is kept with this report."))


def _check_works_on_claims(by: User) -> None:
    if not works_on_claims(by):
        raise NotAllowed(_("Your account may read this but not take part."))
