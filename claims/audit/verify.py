"""Is the history whole, and is what stands in the tables what the history says?

Read from the beginning: every hash follows from the one before and from the stored
bytes. Read from the end: the columns of an event repeat its body, and the first state
met of each object, its last, is the row as it stands now. Rows that no event knows
came in behind the application's back. Last, the four-eyes rule over what is public.

Memory does not grow with the log: of each object only one bit is remembered.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from claims.databases import connection, in_batches
from claims.models import AuditEvent, AuditHead

from . import four_eyes
from .chain import Link, first_break
from .current_rows import CurrentRows
from .faults import Fault
from .repeated_columns import Repetition

CHUNK = 5_000
BEFORE_ALL = -(2**63)  # a forged number may be negative
LINKS = 1_000


class Report(NamedTuple):
    """What was looked at, and the first fault, if there is one."""

    events: int
    rows: int
    head: str
    fault: Fault | None


def verify() -> Report:
    """Looks at everything, and stops at the first fault.

    Safe while people work: an object changed after the beginning is left to its
    newer events.
    """
    head = AuditHead.objects.get(pk=1)
    rows = CurrentRows(upto=head.sequence)
    fault = (
        fault_in_chain(head)
        or _fault_in_bodies(head, rows)
        or rows.fault_of_the_rest()
        or rows.fault_of_strangers()
        or four_eyes.fault()
    )
    return Report(head.sequence, rows.compared, head.hash, fault)


def fault_in_chain(head: AuditHead) -> Fault | None:
    """The stored bytes hashed again, from the first event to `head`."""
    broken = first_break(_links(head.sequence))
    if broken:
        return Fault(broken.code, broken.sequence)
    last = AuditEvent.objects.filter(sequence__lte=head.sequence).last()
    end = (last.sequence, last.hash) if last else (0, "0" * 64)
    if end != (head.sequence, head.hash):
        return Fault("head", end[0])
    return None


def _links(upto: int) -> Iterator[Link]:
    """Rows as the driver gives them: what Django does to each costs as much as the
    reading."""
    return _from_sqlite(upto) if connection.vendor == "sqlite" else _in_batches(upto)


def _from_sqlite(upto: int) -> Iterator[Link]:
    """Bodies come as the bytes on the disk: making text of them only to encode it
    again is half the work. A row at a time is faster than lists of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequence, CAST(body AS BLOB), prev_hash, hash "
            "FROM claims_auditevent WHERE sequence <= %s ORDER BY sequence",
            [upto],
        )
        yield from cursor.cursor  # without the wrapper, which looks at every row


def _in_batches(upto: int) -> Iterator[Link]:
    """Each batch is a query of its own, for PgBouncer (see `databases.in_batches`)."""
    after, is_full = BEFORE_ALL, True
    with connection.cursor() as cursor:
        while is_full:
            cursor.execute(
                "SELECT sequence, body, prev_hash, hash FROM claims_auditevent "
                "WHERE sequence > %s AND sequence <= %s ORDER BY sequence LIMIT %s",
                [after, upto, LINKS],
            )
            links = cursor.fetchall()
            yield from links
            is_full = len(links) == LINKS
            after = links[-1][0] if is_full else after


def _fault_in_bodies(head: AuditHead, rows: CurrentRows) -> Fault | None:
    """From the newest event to the first."""
    events = AuditEvent.objects.filter(sequence__lte=head.sequence)
    repetition = Repetition()
    for event in in_batches(events, by="-sequence", size=CHUNK):
        content = _content(event.body)
        if content is None:
            return Fault("body", event.sequence)
        fault = repetition.fault_in(event, content) or rows.fault_of(
            event.sequence, content.get("after", {})
        )
        if fault:
            return fault
    return None


def _content(body: str) -> dict[str, Any] | None:
    try:
        content = json.loads(body)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
