"""The claim itself: create, edit, assign, plan, start, reject, reopen."""

import datetime as dt
import secrets
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import NoticeCode
from claims.exceptions import Incomplete
from claims.models import Claim, Revision
from claims.workflow import policies

from . import appearances, lengths, notices, validation
from .rounds import move, settle, take, void_if_outdated

# Crockford's alphabet: nothing that looks like something else; no I, L, O, U.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
EDITABLE = (
    "statement",
    "kind",
    "claimant",
    "about_date",
    "about_precision",
    "topic",
    "checkworthiness",
    "selection_reason",
    "leads",
    "required_approvals",
)
FOUND_BY = {"statement", "claimant", "topic"}  # as the search document has it


def new_public_id() -> str:
    """Eight characters: 40 bits, drawn by lot so that ids say nothing."""
    return "".join(secrets.choice(ALPHABET) for _place in range(8))


@transaction.atomic
def create(
    *,
    by: User,
    revision: Revision,
    start: int,
    end: int,
    quote_digest: str = "",
    claimant_role: Any = "",
    public_id: str = "",
    **columns: Any,
) -> Claim:
    """A new candidate, standing at code points start–end of a revision.

    `quote_digest` is needed for a detached revision and checked for any other.
    Raises Incomplete or SpanRefused; then nothing is stored.
    """
    policies.check_can_research(by)
    claim = Claim(public_id=public_id or new_public_id())
    validation.assign(claim, columns)
    validation.check(claim)
    claim.save(force_insert=True)
    place = appearances.place(
        claim,
        revision,
        start,
        end,
        quote_digest=quote_digest,
        claimant_role=claimant_role,
        is_first=True,
    )
    settle(claim)
    log.record("claim.created", by=by, about=claim, claim=claim, changed=[claim, place])
    return claim


@transaction.atomic
def edit(claim: Claim, *, by: User, **columns: Any) -> Claim:
    """Changes what the editors say about the claim.

    A change of what the verdict rests on voids the round; topic, leads and the like
    do not. Raises NotAllowed, StaleState, Incomplete.
    """
    policies.check_can_change(by, claim)
    if unknown := set(columns) - set(EDITABLE):
        raise TypeError(f"not editable: {', '.join(sorted(unknown))}")
    was = _checked(claim, columns)
    take(claim, **columns)
    settled = settle if FOUND_BY & columns.keys() else void_if_outdated
    voided = settled(claim)
    log.record(
        "claim.edited_round_voided" if voided else "claim.edited",
        by=by,
        about=claim,
        claim=claim,
        changed=[claim],
        was=[was],
    )
    return claim


@transaction.atomic
def assign(claim: Claim, *, by: User, to: User | None, mailed: bool = True) -> Claim:
    """Makes somebody responsible, or nobody. Allowed in every state, and logged.

    The new assignee is told, unless they were it already.
    """
    policies.check_can_assign(by, claim)
    if to is not None and not policies.may_read_everything(to):
        raise Incomplete(
            _("%(name)s has no role in the newsroom.") % {"name": to.get_username()},
            field="assignee",
        )
    was = log.before(Claim.objects.get(pk=claim.pk))
    if to != claim.assignee:
        notices.tell(NoticeCode.ASSIGNED, claim, by=by, people=[to], mailed=mailed)
    take(claim, assignee=to)
    log.record(
        "claim.assigned", by=by, about=claim, claim=claim, changed=[claim], was=[was]
    )
    return claim


@transaction.atomic
def plan(claim: Claim, *, by: User, due_on: dt.date | None, priority: int) -> Claim:
    """Says until when it should be done, and how soon. No part of the verdict."""
    policies.check_can_plan(by, claim)
    columns = {"due_on": due_on, "priority": priority}
    was = _checked(claim, columns)
    take(claim, **columns)
    log.record(
        "claim.planned", by=by, about=claim, claim=claim, changed=[claim], was=[was]
    )
    return claim


@transaction.atomic
def start_research(claim: Claim, *, by: User) -> Claim:
    """From candidate to researching; whoever starts is assigned if nobody is."""
    policies.check_can_start_research(by, claim)
    was = log.before(Claim.objects.get(pk=claim.pk))
    move(claim, "start_research", assignee=claim.assignee or by)
    log.record(
        "claim.research_started",
        by=by,
        about=claim,
        claim=claim,
        changed=[claim],
        was=[was],
    )
    return claim


@transaction.atomic
def reject(claim: Claim, *, by: User, reason: str) -> Claim:
    """Not worth checking; says why."""
    policies.check_can_reject(by, claim)
    reason = lengths.reason_given(reason)
    return _moved(claim, "reject", "claim.rejected", by=by, reason=reason)


@transaction.atomic
def reopen(claim: Claim, *, by: User, reason: str) -> Claim:
    """A rejected claim becomes a candidate again."""
    policies.check_can_reopen(by, claim)
    reason = lengths.reason_given(reason)
    return _moved(claim, "reopen", "claim.reopened", by=by, reason=reason)


def _checked(claim: Claim, columns: dict[str, Any]) -> log.Before:
    """How the row stands, once it is clear that `columns` may be written."""
    trial = Claim.objects.get(pk=claim.pk)
    was = log.before(trial)
    validation.assign(trial, columns)
    validation.check(trial, changed=columns)
    return was


def _moved(claim: Claim, verb: str, code: str, *, by: User, reason: str) -> Claim:
    was = log.before(Claim.objects.get(pk=claim.pk))
    move(claim, verb)
    log.record(
        code,
        by=by,
        about=claim,
        claim=claim,
        changed=[claim],
        was=[was],
        reason=reason,
    )
    return claim
