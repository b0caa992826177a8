"""Whole operations, with the audit log and without, by one process and by eight."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import get_context
from threading import Barrier
from unittest import mock

import django
from django.contrib.auth.models import User
from django.db import connection

from claims.models import Claim
from claims.operations import claims
from tests.bench.figures import Figure

LASTS = 3.0  # seconds of writing
WRITERS = 8


def measure(_size: int) -> Iterator[Figure]:
    bare = _together(1, audited=False)
    audited = _together(1, audited=True)
    yield Figure(
        *("writes", "operations, one writer", audited, "ops/s"),
        *("without the log", bare, ">= 0.8"),
    )
    many = _together(WRITERS, audited=True)
    goal = ">= 1" if connection.vendor == "postgresql" else ""
    yield Figure(
        *("writes", "operations, eight writers", many, "ops/s"),
        *("one writer", audited, goal),
    )


def _together(writers: int, *, audited: bool) -> float:
    """Operations a second of so many processes, each on claims of its own."""
    connection.close()
    context = get_context("spawn")
    pool = ProcessPoolExecutor(writers, context, initializer=django.setup)
    with context.Manager() as manager, pool:
        gate = manager.Barrier(writers)  # nobody writes before all have started
        jobs = [
            pool.submit(_write, gate, audited, number, writers)
            for number in range(writers)
        ]
        return sum(job.result(timeout=180) for job in jobs)


def _write(gate: Barrier, audited: bool, which: int, writers: int) -> float:
    """Operations a second of this process, once the gate has opened."""
    rows = Claim.objects.in_state("researching").order_by("pk")
    own = [claim for claim in rows[:800] if claim.pk % writers == which]
    act = _operation(User.objects.get(username="olga"))
    gate.wait(120)
    with nullcontext() if audited else _silent():
        began, done = time.monotonic(), 0
        while time.monotonic() < began + LASTS:
            act(own[done % len(own)], done)
            done += 1
        return done / (time.monotonic() - began)


def _operation(olga: User) -> Callable[..., object]:
    """The claim is planned: a form's worth of checks, one row, one event."""
    return lambda claim, number: claims.plan(
        claim, by=olga, due_on=None, priority=1 + number % 4
    )


def _silent() -> AbstractContextManager[object]:
    return mock.patch("claims.audit.log.record")
