"""Whole operations, with the audit log and without, by one process and by eight.

Whole: the claim is read, the form filled in and checked as on its page, the operation
run, the transaction committed. Without: nothing is taken down of how the rows stood,
no event is written, the chain is not locked; all else is done. The two take turns in
one process, so that a busy machine slows both.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, nullcontext
from multiprocessing import get_context
from threading import Barrier
from unittest import mock

import django
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import QuerySet

from claims.admin.verbs import BY_NAME
from claims.models import Claim
from claims.operations import claims
from tests.bench.figures import Figure

LASTS = 4.0  # seconds of writing
WRITERS = 8
Act = Callable[[int, int], None]  # key of a claim, a number that changes


def measure(_size: int) -> Iterator[Figure]:
    olga = User.objects.get(username="olga")
    keys = list(_in_research().values_list("pk", flat=True)[:100])
    for what, act in (("planned", _plan(olga)), ("restated", _restate(olga))):
        audited, bare = _in_turns(act, keys)
        yield Figure(
            *("writes", f"a claim {what}, form to commit", audited, "ops/s"),
            *("without the log", bare, ">= 0.8"),
        )
    one, many = _together(1), _together(WRITERS)
    goal = ">= 1" if connection.vendor == "postgresql" else ""
    yield Figure(
        *("writes", "claims planned by eight writers", many, "ops/s"),
        *("one writer", one, goal),
    )


def _in_research() -> QuerySet[Claim]:
    return Claim.objects.in_state("researching").order_by("pk")


def _in_turns(act: Act, keys: list[int]) -> tuple[float, float]:
    """Operations a second, audited and not."""
    taken, done = [0.0, 0.0], 0
    until = time.monotonic() + 2 * LASTS
    act(keys[0], -1)
    while time.monotonic() < until:
        for without in (False, True):
            with _silent() if without else nullcontext():
                began = time.perf_counter()
                act(keys[done % len(keys)], 2 * done + without)
                taken[without] += time.perf_counter() - began
        done += 1
    return done / taken[False], done / taken[True]


def _silent() -> ExitStack:
    silent = ExitStack()
    for name in ("record", "before"):
        silent.enter_context(mock.patch(f"claims.audit.log.{name}"))
    return silent


def _plan(olga: User) -> Act:
    """One row, one event."""
    verb = BY_NAME["plan"]

    def act(key: int, number: int) -> None:
        claim = Claim.objects.get(pk=key)
        typed = {"read_version": claim.version, "priority": 1 + number % 3}
        form = verb.form(typed, claim=claim, user=olga)
        if not form.is_valid():
            raise RuntimeError(form.errors.as_text())
        verb.act(claim, by=olga, **form.answers())

    return act


def _restate(olga: User) -> Act:
    """One row, its search document, one event."""

    def act(key: int, number: int) -> None:
        claim = Claim.objects.get(pk=key)
        said = {"ru": f"Миссия на границе выросла на {number} человек за год."}
        claims.edit(claim, by=olga, statement=said)

    return act


def _together(writers: int) -> float:
    """Operations a second of so many processes, each on claims of its own."""
    connection.close()
    context = get_context("spawn")
    pool = ProcessPoolExecutor(writers, context, initializer=django.setup)
    with context.Manager() as manager, pool:
        gate = manager.Barrier(writers)  # nobody writes before all have started
        jobs = [pool.submit(_write, gate, number, writers) for number in range(writers)]
        return sum(job.result(timeout=180) for job in jobs)


def _write(gate: Barrier, which: int, writers: int) -> float:
    """Operations a second of this process, once the gate has opened."""
    rows = _in_research().values_list("pk", flat=True)[:800]
    own = [key for key in rows if key % writers == which]
    act = _plan(User.objects.get(username="olga"))
    gate.wait(120)
    began, done = time.monotonic(), 0
    while time.monotonic() < began + LASTS:
        act(own[done % len(own)], done)
        done += 1
    return done / (time.monotonic() - began)
