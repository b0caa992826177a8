"""What hangs on a claim and is part of what its verdict rests on: one pattern.

Take the claim, change the row, void the round if need be, record. `evidence` and
`quantities` name the verbs; the steps are here once. No claim is found by the words of
either, so the search document stays.
"""

from typing import Any, TypeVar

from django.contrib.auth.models import User

from claims.audit import log
from claims.models import Claim, Evidence, Quantity
from claims.workflow import policies

from . import validation
from .rounds import take, void_if_outdated

Part = TypeVar("Part", Evidence, Quantity)


def add(row: Part, *, by: User, claim: Claim, columns: dict[str, Any]) -> Part:
    policies.check_can_change(by, claim)
    row.claim = claim
    validation.assign(row, columns)
    validation.check(row)
    take(claim)
    row.save(force_insert=True)
    _record("added", row, by=by, claim=claim, changed=[row])
    return row


def edit(row: Part, *, by: User, claim: Claim, columns: dict[str, Any]) -> Part:
    policies.check_can_change(by, claim)
    was = log.before(type(row)._default_manager.get(pk=row.pk))
    validation.assign(row, columns)
    validation.check(row)
    take(claim)
    row.save(force_update=True)
    _record("edited", row, by=by, claim=claim, changed=[row], was=[was])
    return row


def remove(row: Part, *, by: User, claim: Claim) -> None:
    policies.check_can_change(by, claim)
    gone = log.before(row)
    name = row._meta.model_name
    take(claim)
    row.delete()
    voided = void_if_outdated(claim)
    log.record(
        f"{name}.removed{'_round_voided' if voided else ''}",
        by=by,
        about=claim,
        claim=claim,
        changed=[claim],
        removed=[gone],
    )


def _record(
    done: str,
    row: Part,
    *,
    by: User,
    claim: Claim,
    changed: list[Part],
    was: list[log.Before] | None = None,
) -> None:
    voided = void_if_outdated(claim)
    log.record(
        f"{row._meta.model_name}.{done}{'_round_voided' if voided else ''}",
        by=by,
        about=row,
        claim=claim,
        changed=[claim, *changed],
        was=was or [],
    )
