"""The right of reply: ask whom the claim is about, or say why not."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import AlreadyThere, Incomplete
from claims.models import Claim, RightOfReply
from claims.workflow import policies

from . import validation


@transaction.atomic
def ask(
    claim: Claim,
    *,
    by: User,
    addressee: str,
    question: str,
    asked_on: dt.date,
    deadline_on: dt.date,
) -> RightOfReply:
    """Records that somebody was asked, and until when they may answer."""
    check_is_past(asked_on, "asked_on")
    return _record(
        claim,
        "rightofreply.asked",
        by=by,
        row=RightOfReply(
            claim=claim,
            addressee=addressee.strip(),
            question=question.strip(),
            asked_on=asked_on,
            deadline_on=deadline_on,
            recorded_by=by,
        ),
    )


@transaction.atomic
def waive(claim: Claim, *, by: User, addressee: str, reason: str) -> RightOfReply:
    """Records that somebody was not asked, and why."""
    if not reason.strip():
        raise Incomplete(_("Say why nobody was asked."), field="reason")
    return _record(
        claim,
        "rightofreply.waived",
        by=by,
        row=RightOfReply(
            claim=claim,
            addressee=addressee.strip(),
            waiver_reason=reason.strip(),
            recorded_by=by,
        ),
    )


@transaction.atomic
def answer(
    reply: RightOfReply, *, by: User, answer: str, answered_on: dt.date
) -> RightOfReply:
    """Records the answer, also one that came after the deadline. Once."""
    policies.check_can_answer(by, reply)
    check_is_past(answered_on, "answered_on")
    if not answer.strip():
        raise Incomplete(_("Write down what was answered."), field="answer")
    was = log.before(RightOfReply.objects.get(pk=reply.pk))
    reply.answer, reply.answered_on = answer.strip(), answered_on
    validation.check(reply)
    waiting = RightOfReply.objects.waiting().filter(pk=reply.pk)
    if waiting.update(answer=reply.answer, answered_on=answered_on) != 1:
        raise AlreadyThere(_("An answer is already recorded."))
    log.record(
        "rightofreply.answered",
        by=by,
        about=reply,
        claim=reply.claim,
        changed=[reply],
        was=[was],
    )
    return reply


def check_is_past(day: dt.date, field: str) -> None:
    if day > timezone.localdate():
        raise Incomplete(_("This day is yet to come."), field=field)


def _record(claim: Claim, code: str, *, by: User, row: RightOfReply) -> RightOfReply:
    policies.check_can_record_reply(by, claim)
    validation.check(row)
    row.save(force_insert=True)
    log.record(code, by=by, about=row, claim=claim, changed=[row])
    return row
