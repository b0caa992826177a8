"""Asking an outlet to correct its article."""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import RequestOutcome
from claims.exceptions import Incomplete
from claims.models import Article, Claim, OutletRequest
from claims.workflow import policies

from . import validation
from .replies import check_is_past


@transaction.atomic
def request_correction(
    claim: Claim, *, by: User, article: Article, sent_on: dt.date, text: str
) -> OutletRequest:
    """Records what was sent to the outlet of an article that makes the claim."""
    policies.check_can_request_correction(by, claim)
    check_is_past(sent_on, "sent_on")
    row = OutletRequest(
        claim=claim, article=article, sent_on=sent_on, text=text.strip(), sent_by=by
    )
    validation.check(row)
    row.save(force_insert=True)
    log.record("outletrequest.sent", by=by, about=row, claim=claim, changed=[row])
    return row


@transaction.atomic
def record_outcome(
    request: OutletRequest, *, by: User, outcome: str, outcome_on: dt.date, note: str
) -> OutletRequest:
    """What the outlet did. May be recorded again when it did something else."""
    policies.check_can_request_correction(by, request.claim)
    check_is_past(outcome_on, "outcome_on")
    if outcome == RequestOutcome.NONE_YET:
        raise Incomplete(_("Say what the outlet did."), field="outcome")
    was = log.before(OutletRequest.objects.get(pk=request.pk))
    request.outcome, request.outcome_on = outcome, outcome_on
    request.note = note.strip()
    validation.check(request)
    request.save(force_update=True)
    log.record(
        "outletrequest.outcome_recorded",
        by=by,
        about=request,
        claim=request.claim,
        changed=[request],
        was=[was],
    )
    return request
