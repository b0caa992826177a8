"""Joining claims to each other."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.audit import log
from claims.models import Claim, Relation
from claims.models.languages import lazy
from claims.workflow import policies

from . import validation


@transaction.atomic
def add(
    *, by: User, from_claim: Claim, to_claim: Claim, kind: str, note: Any
) -> Relation:
    """Says how `from_claim` stands to `to_claim`; no verdict rests on it."""
    policies.check_can_research(by)
    row = Relation(from_claim=from_claim, to_claim=to_claim, kind=kind, note=lazy(note))
    validation.check(row)
    row.save(force_insert=True)
    log.record("relation.added", by=by, about=row, claim=from_claim, changed=[row])
    return row


@transaction.atomic
def remove(row: Relation, *, by: User) -> None:
    policies.check_can_research(by)
    gone = log.before(row)
    claim = row.from_claim
    row.delete()
    log.record("relation.removed", by=by, about=claim, claim=claim, removed=[gone])
