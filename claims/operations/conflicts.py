"""A reviewer's interest in a claim."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.models import Claim, Conflict
from claims.workflow import policies

from . import lengths


@transaction.atomic
def declare(claim: Claim, *, by: User, reason: str) -> Conflict:
    """From now on `by` cannot approve this claim; it is never taken back."""
    policies.check_can_declare_conflict(by, claim)
    reason = lengths.reason_given(reason, otherwise=_("Say what the interest is."))
    row = Conflict(claim=claim, person=by, reason=reason, declared_at=timezone.now())
    row.save(force_insert=True)
    log.record("conflict.declared", by=by, about=row, claim=claim, changed=[row])
    return row
