"""Proving the history: hashes alone, and everything."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from claims.audit.whole_chain import every_core, fault_in_chain
from claims.models import AuditHead
from tests.bench.figures import Figure
from tests.bench.timing import seconds

LONGEST = 1_200  # seconds for the whole verification


def measure(_size: int) -> Iterator[Figure]:
    head = AuditHead.objects.get(pk=1)
    faults: list[object] = []
    taken = seconds(lambda: faults.append(fault_in_chain(head, processes=every_core())))
    if faults != [None]:
        raise RuntimeError(f"the chain is broken: {faults}")
    rate = head.sequence / taken
    yield Figure(
        "verifying", "hashes", rate, "events/s", goal=">= 400000", goal_for="value"
    )
    yield _whole(head.sequence)


def _whole(events: int) -> Figure:
    command = [sys.executable, "manage.py", "verify_audit_log"]
    root = Path(__file__).resolve().parents[3]

    def run() -> None:
        subprocess.run(
            command,
            env=os.environ,
            cwd=root,
            check=True,
            stdout=subprocess.DEVNULL,
            timeout=LONGEST,
        )

    try:
        taken = seconds(run)
    except subprocess.TimeoutExpired:
        late = f"not done in {LONGEST} s"
        return Figure("verifying", "history and every row", None, "events/s", note=late)
    return Figure("verifying", "history and every row", events / taken, "events/s")
