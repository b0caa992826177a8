"""What became public and when, from the events of the log."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import QuerySet

from claims.databases import in_batches, portions
from claims.models import AuditEvent

CODE = "claim.published"
BATCH = 500


class Publication(NamedTuple):
    """One verdict put before readers. `is_first`: the claim was not public before;
    `found_at`: when the claim was taken up. `claim`, `verdict`, `topic`: keys."""

    sequence: int
    hash: str
    at: dt.datetime
    by: str
    claim: int
    verdict: int
    topic: int | None
    is_first: bool
    found_at: dt.datetime

    @property
    def took(self) -> dt.timedelta:
        return self.at - self.found_at


def between(since: dt.date, until: dt.date) -> list[Publication]:
    """Of the days `since` to `until`, both included, UTC; the oldest first."""
    begin = dt.datetime.combine(since, dt.time(), dt.UTC)
    end = dt.datetime.combine(until, dt.time(), dt.UTC) + dt.timedelta(days=1)
    return list(_read(AuditEvent.objects.filter(at__gte=begin, at__lt=end)))


def of_claims(claims: Iterable[int]) -> list[Publication]:
    """All there ever were of these claims, the oldest first."""
    found = (
        each
        for portion in portions(claims, BATCH)
        for each in _read(AuditEvent.objects.filter(claim__in=portion))
    )
    return sorted(found, key=lambda each: each.sequence)


def _read(events: QuerySet[AuditEvent]) -> Iterator[Publication]:
    rows = events.filter(code=CODE).values_list(
        "sequence", "hash", "at", "claim_id", "body"
    )  # fmt: skip
    for sequence, digest, at, claim, body in in_batches(
        rows, by="sequence", size=BATCH
    ):
        content = json.loads(body)
        state = content["after"][f"claim:{claim}"]
        was = content["before"].get(f"claim:{claim}", {})
        yield Publication(
            sequence,
            digest,
            at,
            content["actor"] or "",
            claim,
            state["published_verdict"],
            state["topic"],
            "published_verdict" in was and was["published_verdict"] is None,
            dt.datetime.fromisoformat(state["created_at"]),
        )
