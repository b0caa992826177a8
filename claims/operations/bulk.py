"""One thing done to many claims: each claim is an operation of its own.

What is refused for one claim does not touch the others; the result says both.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.exceptions import DomainError, Incomplete
from claims.models import Claim, Topic

from . import claims
from .delivery import send_to

MOST_AT_ONCE = 200


class Done(NamedTuple):
    """What happened to one claim: `refusal` is "" if it was done."""

    claim: Claim
    refusal: str


def assign(rows: Iterable[Claim], *, by: User, to: User | None) -> list[Done]:
    """Assigns each to `to`, who gets one letter about all of them."""
    done = _each(rows, lambda claim: claims.assign(claim, by=by, to=to, mailed=False))
    if to is not None:
        transaction.on_commit(lambda: send_to(to), robust=True)
    return done


def set_topic(rows: Iterable[Claim], *, by: User, topic: Topic | None) -> list[Done]:
    return _each(rows, lambda claim: claims.edit(claim, by=by, topic=topic))


def reject(rows: Iterable[Claim], *, by: User, reason: str) -> list[Done]:
    return _each(rows, lambda claim: claims.reject(claim, by=by, reason=reason))


def _each(rows: Iterable[Claim], act: Callable[[Claim], object]) -> list[Done]:
    chosen = list(rows)
    if len(chosen) > MOST_AT_ONCE:
        raise Incomplete(
            _("Choose at most %(most)d claims at a time.") % {"most": MOST_AT_ONCE}
        )
    return [_one(claim, act) for claim in chosen]


def _one(claim: Claim, act: Callable[[Claim], object]) -> Done:
    try:
        act(claim)
    except DomainError as refusal:
        return Done(claim, str(refusal))
    return Done(claim, "")
