"""Two claims turn out to be one."""

from django.contrib.auth.models import User
from django.db import transaction

from claims.audit import log
from claims.models import Appearance, Claim, Evidence, ForeignReview
from claims.workflow import policies

from . import lengths
from .rounds import move, settle, take


@transaction.atomic
def merge(claim: Claim, *, into: Claim, by: User, reason: str) -> Claim:
    """`into` carries on; this claim's address leads there from now on.

    Appearances, evidence and other organisations' reviews move along. A published
    claim is locked, so its rows stay as history and only its readers move. A place
    where `into` already stands stays behind. Cycles cannot arise: a merged claim is
    never merged into.
    """
    policies.check_can_merge(by, claim)
    policies.check_can_merge_into(claim, into)
    policies.check_can_bring_reviews(by, claim, into)
    reason = lengths.reason_given(reason)
    was = [log.before(Claim.objects.get(pk=each.pk)) for each in (claim, into)]
    locked = claim.is_public
    # Both rows, always in the same order: two merges can then not lock each other.
    for each in sorted((claim, into), key=lambda row: row.pk):
        take(each)
    moved: list[Appearance | Evidence | ForeignReview] = []
    if not locked:
        moved = [
            *_move_appearances(claim, into),
            *_move_evidence(claim, into),
            *_move_reviews(claim, into),
        ]
    move(claim, "merge", merged_into=into)
    settle(into)
    log.record(
        "claim.merged",
        by=by,
        about=claim,
        claim=claim,
        changed=[claim, into, *moved],
        was=was,
        reason=reason,
    )
    return into


def _move_appearances(claim: Claim, into: Claim) -> list[Appearance]:
    taken = set(into.appearances.values_list("revision", "start", "end"))
    moved = []
    for row in claim.appearances.all():
        if (row.revision_id, row.start, row.end) in taken:
            continue
        row.claim, row.is_first = into, False
        row.save(update_fields=["claim", "is_first"])
        moved.append(row)
    return moved


def _move_evidence(claim: Claim, into: Claim) -> list[Evidence]:
    moved = []
    for row in claim.evidence.all():
        row.claim = into
        row.save(update_fields=["claim"])
        moved.append(row)
    return moved


def _move_reviews(claim: Claim, into: Claim) -> list[ForeignReview]:
    moved = []
    for row in claim.foreign_reviews.all():
        row.claim = into
        row.save(update_fields=["claim"])
        moved.append(row)
    return moved
