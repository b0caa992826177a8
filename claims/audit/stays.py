"""How long claims stay in each state, read from their events.

Every event carries the claim as it was afterwards, its state included; so nothing
else has to be kept, and what is shown is what is on record.
"""

import datetime as dt
import json
import statistics
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q
from django.utils.functional import Promise

from claims.choices import ClaimState
from claims.databases import portions
from claims.models import AuditEvent, Claim

EVENTS_LOOKED_AT = 3_000
MOST_CLAIMS = 500
CLAIMS_AT_ONCE = 50


class Stay(NamedTuple):
    """A claim was in `state` from `since` to `until`; None: it still is."""

    state: ClaimState
    since: dt.datetime
    until: dt.datetime | None

    def lasted(self, now: dt.datetime) -> dt.timedelta:
        return (self.until or now) - self.since

    @property
    def label(self) -> str | Promise:
        return self.state.label


class TimeInState(NamedTuple):
    """Finished stays in one state: how many, and how long half of them, and nine
    out of ten, took at most."""

    state: ClaimState
    stays: int
    median: dt.timedelta
    ninetieth: dt.timedelta


def stays(claim: Claim) -> list[Stay]:
    """The claim's way through the workflow, from the first state to the present."""
    # A merge can void the round of the claim that carries on; its event is filed
    # under the other one.
    # Named by key: joined in one condition they would have every event read.
    merged = list(claim.merged_claims.order_by("pk").values_list("pk", flat=True))
    rows = (
        AuditEvent.objects.filter(claim__in=[claim.pk, *merged])
        .filter(Q(claim=claim) | Q(code="claim.merged"))
        .order_by("sequence")
    )
    return _stays(claim.pk, rows.values_list("at", "body"))


def times_in_states() -> list[TimeInState]:
    """Of the claims that changed last: at most `MOST_CLAIMS`, found among the last
    `EVENTS_LOOKED_AT` events. So the cost does not grow with the newsroom's age, and
    the figures tell how it works now."""
    recent = AuditEvent.objects.exclude(claim=None).order_by("-sequence")
    keys = list(
        dict.fromkeys(recent.values_list("claim_id", flat=True)[:EVENTS_LOOKED_AT])
    )
    finished: dict[ClaimState, list[dt.timedelta]] = defaultdict(list)
    rows = _events_of(keys[:MOST_CLAIMS])
    for key, events in groupby(rows, key=lambda row: row[0]):
        for stay in _stays(key, ((at, body) for _key, at, body in events)):
            if stay.until is not None:
                finished[stay.state].append(stay.until - stay.since)
    return [_time(state, finished[state]) for state in ClaimState if finished[state]]


def _events_of(claims: list[int]) -> Iterator[tuple[int, dt.datetime, str]]:
    """Claim by claim, in order; the histories of a few claims in memory at once."""
    for portion in portions(claims, CLAIMS_AT_ONCE):
        events = AuditEvent.objects.filter(claim__in=portion)
        yield from events.order_by("claim_id", "sequence").values_list(
            "claim_id", "at", "body"
        )


def _stays(key: int, events: Iterable[tuple[dt.datetime, str]]) -> list[Stay]:
    found: list[Stay] = []
    for at, body in events:
        state = _state_after(key, body)
        if state is None or (found and found[-1].state == state):
            continue
        if found:
            found[-1] = found[-1]._replace(until=at)
        found.append(Stay(state, at, None))
    return found


def _state_after(key: int, body: str) -> ClaimState | None:
    """The claim's state after an event; None if the event does not say."""
    row = json.loads(body)["after"].get(f"claim:{key}")
    return ClaimState(row["state"]) if row else None


def _time(state: ClaimState, lengths: Sequence[dt.timedelta]) -> TimeInState:
    ordered = sorted(lengths)
    seconds = [length.total_seconds() for length in ordered]
    ninetieth = ordered[min(len(ordered) * 9 // 10, len(ordered) - 1)]
    median = dt.timedelta(seconds=statistics.median(seconds))
    return TimeInState(state, len(ordered), median, ninetieth)
