"""Is the history whole, and is what stands in the tables what the history says?

Read from the beginning: every hash follows from the one before and from the stored
bytes. Read from the end: the columns of an event repeat its body, and the first state
met of each object, its last, is the row as it stands now. Rows that no event knows
came in behind the application's back. Last, the four-eyes rule over what is public.

Memory does not grow with the log: of each object only one bit is remembered.
"""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from claims.databases import in_batches
from claims.models import AuditEvent, AuditHead

from . import four_eyes
from .chain import GENESIS
from .current_rows import CurrentRows
from .faults import Fault
from .repeated_columns import COLUMNS, Repetition
from .whole_chain import fault_in_chain, fault_since, nobody_looks

CHUNK = 5_000


class Report(NamedTuple):
    """What was looked at, and the first fault, if there is one."""

    events: int
    rows: int
    head: str
    fault: Fault | None


def verify(
    *,
    noted: str = "",
    processes: int = 1,
    step: Callable[[int], None] = nobody_looks,
) -> Report:
    """Looks at everything, and stops at the first fault.

    Safe while people work: an object changed after the beginning is left to its
    newer events. `noted` is a hash that somebody wrote down earlier: an event must
    still bear it. `step` is told of events looked at; each is looked at twice.
    """
    head = AuditHead.objects.get(pk=1)
    rows = CurrentRows(upto=head.sequence)
    fault = (
        fault_in_chain(head, processes=processes, step=step)
        or _fault_of_noted(noted)
        or _fault_in_bodies(head, rows, step)
        or rows.fault_of_the_rest()
        or rows.fault_of_strangers()
        or four_eyes.fault()
        or fault_since(head)
    )
    return Report(head.sequence, rows.compared, head.hash, fault)


def _fault_of_noted(noted: str) -> Fault | None:
    """A history made up anew is whole too; only somebody's note can tell."""
    if noted in ("", GENESIS) or AuditEvent.objects.filter(hash=noted).exists():
        return None
    return Fault("noted")


def _fault_in_bodies(
    head: AuditHead, rows: CurrentRows, step: Callable[[int], None]
) -> Fault | None:
    """From the newest event to the first."""
    stored = AuditEvent.objects.filter(sequence__lte=head.sequence)
    # Named rows: making models of them costs a third of the time.
    events = stored.values_list(*COLUMNS, named=True)
    repetition = Repetition()
    for event in in_batches(events, by="-sequence", size=CHUNK):
        content = _content(event.body)
        if content is None:
            return Fault("body", event.sequence)
        fault = repetition.fault_in(event, content) or rows.fault_of(
            event.sequence, content
        )
        if fault:
            return fault
        step(1)
    return None


def _content(body: str) -> dict[str, Any] | None:
    """None for what the application never wrote: whoever appends an event of their own
    must not make the verification itself break off."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    for part in ("before", "after"):
        rows = content.get(part)
        if not isinstance(rows, dict) or not all(map(_is_state, rows.values())):
            return None
    return content


def _is_state(value: Any) -> bool:
    return value is None or isinstance(value, dict)
