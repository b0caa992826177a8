"""The chain from the first event to the head, by several processes at once.

A chain can be proved in stretches: each begins at a hash that is stored, and the
stretch before it must end at the very same one. So the work is shared, and what is
found is what one reader would find: the first break in the order of the events.
"""

import os
from collections.abc import Callable, Iterator
from itertools import cycle, pairwise
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from multiprocessing.process import BaseProcess

from django.utils.translation import gettext as _

from claims.databases import connection
from claims.models import AuditEvent, AuditHead

from .chain import START, Break, Knot
from .faults import Fault
from .hashed import Database, Stretch, prove_asked, proved

STRETCH = 50_000  # events; a tenth of a second of work, and a step of the progress bar
ALONE = 200_000  # events for which starting processes is not worth while


def every_core() -> int:
    return os.cpu_count() or 1


def nobody_looks(_number: int) -> None:
    """No progress is shown."""


def fault_in_chain(
    head: AuditHead,
    *,
    since: Knot = START,
    processes: int = 1,
    step: Callable[[int], None] = nobody_looks,
) -> Fault | None:
    """The stored bytes hashed again. One process in a transaction, whose rows no other
    can see, and for a short log. `step` is told how many events were proved."""
    knots = _knots(since, head)
    stretches = [Stretch(since, end.sequence) for since, end in pairwise(knots)]
    is_alone = processes == 1 or head.sequence < ALONE or connection.in_atomic_block
    ends = _here(stretches) if is_alone else _apart(stretches, processes)
    for (begin, end), reached in zip(pairwise(knots), ends, strict=True):
        if isinstance(reached, Break):
            return Fault(reached.code, reached.sequence)
        if reached != end:
            return Fault("head", reached.sequence)
        step(end.sequence - begin.sequence)
    return None


def fault_since(head: AuditHead) -> Fault | None:
    """What was added after `head` was read follows it, and nothing stands beyond the
    head as it is now: an event there would be outside the chain, and yet be taken for
    news of the rows it names."""
    last = AuditEvent.objects.order_by("-sequence").values_list("sequence", flat=True)
    furthest = last.first() or 0
    now = AuditHead.objects.get(pk=1)  # after it: both move in one transaction
    if furthest > now.sequence:
        return Fault("head", furthest)
    return fault_in_chain(now, since=Knot(head.sequence, head.hash))


def _knots(since: Knot, head: AuditHead) -> list[Knot]:
    """Where stretches begin and end. An event that is missing there makes a longer
    one, in which its gap is found."""
    places = range(since.sequence + STRETCH, head.sequence, STRETCH)
    stored = AuditEvent.objects.filter(sequence__in=places).order_by("sequence")
    inner = [Knot(*row) for row in stored.values_list("sequence", "hash")]
    return [since, *inner, Knot(head.sequence, head.hash)]


def _here(stretches: list[Stretch]) -> Iterator[Knot | Break]:
    connection.ensure_connection()
    return (
        proved(connection.vendor, connection.connection, stretch)
        for stretch in stretches
    )


def _apart(stretches: list[Stretch], processes: int) -> Iterator[Knot | Break]:
    """In order: dealt out like cards, each process one stretch ahead of us.

    Our own pipes and not a pool: they close when we are killed, and with them ends
    whoever listens. Raises ChildProcessError if one is killed.
    """
    start = get_context("spawn")  # a fork would share the connection
    workers: list[BaseProcess] = []
    pipes: list[Pipe] = []
    try:
        for _each in range(min(processes, len(stretches))):
            ours, theirs = start.Pipe()
            worker = start.Process(
                target=prove_asked, args=(theirs, _database()), daemon=True
            )
            worker.start()
            theirs.close()
            workers.append(worker)
            pipes.append(ours)
        yield from _dealt(stretches, pipes)
    finally:
        for each in workers:
            each.terminate()
            each.join()


def _dealt(stretches: list[Stretch], pipes: list[Pipe]) -> Iterator[Knot | Break]:
    waiting = iter(stretches)
    for pipe, stretch in zip(2 * pipes, waiting, strict=False):
        pipe.send(stretch)
    for pipe, _stretch in zip(cycle(pipes), stretches, strict=False):
        try:
            found = pipe.recv()
            if (following := next(waiting, None)) is not None:
                pipe.send(following)
        except (EOFError, ConnectionError) as gone:
            raise ChildProcessError(
                _("A process that proved a part of the chain was killed. Try again.")
            ) from gone
        if isinstance(found, Exception):
            raise found
        yield found


def _database() -> Database:
    """Only what is plain: Django's own classes stay here."""
    given = connection.get_connection_params()
    plain = {name: value for name, value in given.items()
             if isinstance(value, str | int | float)}  # fmt: skip
    return Database(connection.vendor, plain)
