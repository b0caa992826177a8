"""Putting right, or taking back, what is published. Always two people."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import CorrectionKind
from claims.exceptions import Incomplete, StaleState
from claims.models import Claim, Correction
from claims.models.languages import in_languages, lazy
from claims.workflow import basis, policies

from . import lengths
from .rounds import move


@transaction.atomic
def open_correction(
    claim: Claim, *, by: User, kind: str, what_changed: Any, why: Any
) -> Correction:
    """Unlocks a published claim, in the open: readers see the note from now on.

    `kind` WITHDRAWAL asks for a withdrawal, which somebody else has to confirm.
    The published verdict stays what readers see until another one is published.
    """
    policies.check_can_open_correction(by, claim)
    if kind not in CorrectionKind.values:
        raise Incomplete(_("Choose what sort of correction it is."), field="kind")
    was = log.before(Claim.objects.get(pk=claim.pk))
    correction = Correction(
        claim=claim,
        kind=kind,
        what_changed=_written(what_changed, "what_changed"),
        why=_written(why, "why"),
        from_verdict=claim.published_verdict,
        opened_by=by,
        opened_at=timezone.now(),
    )
    lengths.check(correction)
    move(claim, "open_correction")
    correction.save(force_insert=True)
    log.record(
        "correction.opened",
        by=by,
        about=correction,
        claim=claim,
        changed=[claim, correction],
        was=[was],
    )
    return correction


@transaction.atomic
def keep(claim: Claim, *, by: User, reason: str) -> Claim:
    """Closes a correction, or turns a withdrawal down, with nothing changed."""
    policies.check_can_keep(by, claim)
    verdict = claim.published_verdict
    if verdict is None or not basis.still_stands(claim, verdict):
        raise StaleState(
            _(
                "The claim was changed since the correction was opened. Undo the "
                "change, or submit a new verdict."
            )
        )
    reason = lengths.reason_given(reason)
    return _close(claim, "keep", "correction.closed_unchanged", by=by, reason=reason)


@transaction.atomic
def withdraw(claim: Claim, *, by: User) -> Claim:
    """Confirms a withdrawal somebody else asked for. The page stays, and says so."""
    policies.check_can_withdraw(by, claim)
    return _close(claim, "withdraw", "claim.withdrawn", by=by, reason="")


def _close(claim: Claim, verb: str, code: str, *, by: User, reason: str) -> Claim:
    correction = claim.corrections.get(closed_at__isnull=True)
    was = [log.before(Claim.objects.get(pk=claim.pk)), log.before(correction)]
    correction.closed_by, correction.closed_at = by, timezone.now()
    correction.to_verdict = claim.published_verdict
    correction.save(force_update=True)
    move(claim, verb, verdict=claim.published_verdict)
    log.record(
        code,
        by=by,
        about=claim,
        claim=claim,
        changed=[claim, correction],
        was=was,
        reason=reason,
    )
    return claim


def _written(value: Any, field: str) -> Any:
    if not in_languages(value):
        raise Incomplete(_("Readers need this in at least one language."), field=field)
    return lazy(value)
