"""Figures about public claims: which ones are shown, and as of when."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from claims.models import Claim, Tally
from claims.workflow import tally
from claims.workflow.reviewed import FEW
from claims.workflow.tally import Figures

COUNTED_NOW_UP_TO = FEW  # public claims; of more, the last tally tells


class Counted(NamedTuple):
    """`at` is None if the figures are those of this moment. No `figures`: they are
    counted at night, and there was no night yet."""

    figures: Figures | None
    at: dt.datetime | None


def counted(stamp: str) -> Counted:
    """`stamp` names the last public event (`freshness`)."""
    if not is_large(stamp):
        return Counted(_now(stamp), None)
    last = Tally.objects.first()
    return Counted(last.figures, last.counted_at) if last else Counted(None, None)


@lru_cache(maxsize=2)
def is_large(_stamp: str) -> bool:
    """Whether there are more public claims than are read for a page."""
    beyond = Claim.objects.published().latest_first()[COUNTED_NOW_UP_TO:]
    return bool(beyond.values_list("pk")[:1])


@lru_cache(maxsize=2)
def _now(_stamp: str) -> Figures:
    return tally.count()


def forget() -> None:
    """For tests that change what is counted, which no event tells."""
    is_large.cache_clear()
    _now.cache_clear()
