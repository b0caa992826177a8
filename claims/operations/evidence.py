"""Evidence on a claim. A change voids a running review round."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.models import Claim, Evidence

from . import parts


@transaction.atomic
def add(*, by: User, claim: Claim, **columns: Any) -> Evidence:
    return parts.add(Evidence(), by=by, claim=claim, columns=columns)


@transaction.atomic
def edit(row: Evidence, *, by: User, claim: Claim, **columns: Any) -> Evidence:
    return parts.edit(row, by=by, claim=claim, columns=columns)


@transaction.atomic
def remove(row: Evidence, *, by: User, claim: Claim) -> None:
    parts.remove(row, by=by, claim=claim)
