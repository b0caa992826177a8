"""The only writer of audit events."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from claims.canonical import Json, canonical, plain_value
from claims.models import AuditEvent, AuditHead, Claim

from .chain import link_hash
from .public import may_show
from .reach import forget_pages
from .snapshots import Snapshot, changed_only, object_key, snapshot


class Before(NamedTuple):
    """How a row stood before an operation changed it."""

    key: str
    columns: Snapshot


def before(row: models.Model) -> Before:
    """Take this down before you change `row`, and hand it to `record`."""
    return Before(object_key(row), snapshot(row))


def record(
    code: str,
    *,
    by: User | None,
    about: models.Model,
    claim: Claim | None = None,
    changed: Iterable[models.Model] = (),
    was: Iterable[Before] = (),
    removed: Iterable[Before] = (),
    reason: str = "",
    facts: Mapping[str, Json] | None = None,
) -> AuditEvent:
    """Appends one event. Call it last in an operation: it takes the one lock.

    `changed` are the rows as they are now (their full state goes into the event),
    `was` how the same rows stood before, `removed` rows that are gone; `facts` is
    anything else worth keeping that is no column of ours (counts, digests).
    """
    after: dict[str, Json] = {object_key(row): snapshot(row) for row in changed}
    past: dict[str, Json] = {gone.key: gone.columns for gone in removed}
    for row in was:
        now = after.get(row.key)
        past[row.key] = changed_only(row.columns, now if isinstance(now, dict) else {})
    after.update({gone.key: None for gone in removed})
    content: dict[str, Json] = {
        "code": code,
        "actor": by.get_username() if by else None,
        "about": object_key(about),
        "claim": claim.pk if claim else None,
        "before": past,
        "after": after,
        "reason": reason,
    }
    if facts:
        content["facts"] = dict(facts)
    event = _append(code, content, by=by, about=about, claim=claim, reason=reason)
    if may_show(code, claim):
        forget_pages(event.sequence, claim, past, after, {object_key(about): {}})
    return event


def _append(
    code: str,
    content: dict[str, Json],
    *,
    by: User | None,
    about: models.Model,
    claim: Claim | None,
    reason: str,
) -> AuditEvent:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "an audit event is recorded in the transaction of the change itself"
        )
    head = AuditHead.objects.select_for_update().get(pk=1)
    sequence, at = head.sequence + 1, timezone.now()
    body = canonical({**content, "sequence": sequence, "at": plain_value(at)})
    event = AuditEvent(
        sequence=sequence,
        at=at,
        actor=by,
        code=code,
        about=object_key(about),
        claim=claim,
        reason=reason,
        body=body,
        prev_hash=head.hash,
        hash=link_hash(head.hash, body),
    )
    event.save(force_insert=True)
    moved = {"sequence": sequence, "hash": event.hash}
    if may_show(code, claim):
        moved |= {"public_sequence": sequence, "public_at": at}
    AuditHead.objects.filter(pk=1).update(**moved)
    return event
