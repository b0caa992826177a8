"""Prometheus' text format, written by hand: a dozen gauges need no library.

All figures come from the database and the disk, so every server process gives the same
ones. Requests are counted by the proxy before us and in the log.
"""

import time
from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils import timezone

from claims import readiness
from claims.choices import ClaimState
from claims.models import AuditHead, Claim

Labelled = dict[str, float]


def exposition() -> str:
    began = time.perf_counter()
    lines = [line for figure in _figures() for line in _lines(*figure)]
    seconds = time.perf_counter() - began
    lines += _lines("scrape_seconds", "Time these figures took", {"": seconds})
    return "\n".join(lines) + "\n"


def _figures() -> Iterator[tuple[str, str, Labelled]]:
    counted = dict(Claim.objects.values_list("state").annotate(Count("pk")))
    claims = {f'state="{state}"': counted.get(state, 0) for state in ClaimState.values}
    yield "claims", "Claims by state", claims
    yield "audit_events", "Events in the audit log", {"": _events()}
    yield "review_wait_seconds", "Longest untouched in review", {"": _waiting()}
    yield "disk_free_bytes", "Free where the database lies", {"": readiness.free_disk()}
    parts = {f'part="{name}"': float(well) for name, well in readiness.look().items()}
    yield "ready", "1 if this part is in order", parts


def _events() -> int:
    return AuditHead.objects.values_list("sequence", flat=True).get(pk=1)


def _waiting() -> float:
    waiting = Claim.objects.filter(state=ClaimState.IN_REVIEW)
    since = waiting.aggregate(since=Min("updated_at"))["since"]
    return (timezone.now() - since).total_seconds() if since else 0.0


def _lines(name: str, told: str, values: Labelled) -> list[str]:
    full = f"claimtracker_{name}"
    return [
        f"# HELP {full} {told}",
        f"# TYPE {full} gauge",
        *(
            f"{full}{{{label}}} {value:g}" if label else f"{full} {value:.15g}"
            for label, value in values.items()
        ),
    ]
