"""Other people's claims by the thousand, beside `bulk_create` of as many rows."""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import connection, transaction

from claims.models import AuditEvent, Claim
from tests.bench.figures import Figure
from tests.bench.timing import seconds

IMPORTED = 5_000
LONGEST = 180  # seconds
GOALS = {"postgresql": ">= 3", "sqlite": ">= 1"}


def measure(_size: int) -> Iterator[Figure]:
    bare = IMPORTED / seconds(_create)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "claims.csv")
        _write(file)
        before = Claim.objects.count(), AuditEvent.objects.count()
        try:
            taken = seconds(lambda: _import(file))
        except subprocess.TimeoutExpired:
            late = f"{IMPORTED:,} not done in {LONGEST} s"
            yield Figure("importing", "claims", None, "claims/s", note=late)
            return
    claims = Claim.objects.count() - before[0]
    events = AuditEvent.objects.count() - before[1]
    if claims != IMPORTED or events < IMPORTED:
        raise RuntimeError(f"{claims} claims and {events} events came in")
    yield Figure(
        *("importing", "claims with their events", claims / taken, "claims/s"),
        *("bulk_create of claims and events", bare, GOALS[connection.vendor]),
    )


def _write(file: Path) -> None:
    """Statements that nobody has imported before."""
    run = time.time_ns()
    with file.open("w", newline="", encoding="utf-8") as output:
        rows = csv.writer(output)
        rows.writerow(["id", "statement"])
        for number in range(IMPORTED):
            text = f"Миссия {run} выросла на {number} человек за год {number % 20}."
            rows.writerow([f"{run}-{number}", text])


def _import(file: Path) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "import_claims", str(file), "--by", "pavel"],
        env=os.environ,
        cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.DEVNULL,
        timeout=LONGEST,
        check=True,
    )


def _create() -> None:
    """As many claims, and events of the usual size, as Django writes them; undone."""
    sample = AuditEvent.objects.filter(code="claim.created").first()
    last = AuditEvent.objects.count()
    with transaction.atomic():
        Claim.objects.bulk_create(
            Claim(public_id=f"bench-{n}", statement={"ru": f"Миссия выросла на {n}."})
            for n in range(IMPORTED)
        )
        AuditEvent.objects.bulk_create(
            AuditEvent(
                sequence=last + n,
                at=sample.at,
                code=sample.code,
                about=sample.about,
                body=sample.body,
                prev_hash=sample.hash,
                hash=f"{n:064}",
            )
            for n in range(1, IMPORTED + 1)
        )
        transaction.set_rollback(True)
