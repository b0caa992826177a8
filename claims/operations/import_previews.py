"""The dry run: a file read to its end and compared with what is here; nothing is
written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from claims.importing.records.faults import Fault
from claims.importing.records.reading import Reading
from claims.importing.records.record import Record
from claims.models import SearchDocument
from claims.search.repeats import claims_saying

from .claim_imports import BATCH, MOST_FAULTS, Repeat, likely_one
from .import_batches import look_through
from .import_rows import Lists, stems_of

MOST_SAMPLES: Final = 10
MOST_LIKELY: Final = 200  # as many are shown, and as many are asked about in full


class Likely(NamedTuple):
    """A record that may say what a claim here says."""

    line: int
    statement: str
    repeats: Repeat


@dataclass
class Preview:
    """What an import would do. `faults` are the first ones, `refused` counts all."""

    records: int = 0
    new: int = 0
    known: int = 0
    refused: int = 0
    empty: int = 0
    faults: list[Fault] = field(default_factory=list)
    samples: list[Record] = field(default_factory=list)
    likely: list[Likely] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)


def preview(
    reading: Reading,
    *,
    step: Callable[[int], None] = lambda number: None,
    look_for_repeats: bool = True,
) -> Preview:
    """Raises FileRefused. `step(n)` is called after every n records."""
    found, seen, lists = Preview(), set[str](), Lists()
    repeats = _Repetition() if look_for_repeats else None
    rows = iter(reading)
    while batch := list(islice(rows, BATCH)):
        _count(found, batch, seen, lists, repeats)
        step(len(batch))
    found.empty, found.unknown = reading.empty, dict(reading.unknown)
    return found


def _count(
    found: Preview,
    batch: list[Record | Fault],
    seen: set[str],
    lists: Lists,
    repeats: "_Repetition | None",
) -> None:
    fresh, known, faults = look_through(batch, lists, seen=seen)
    seen.update(each.source_key for each in fresh)
    found.records += len(batch)
    found.refused += len(faults)
    found.new += len(fresh)
    found.known += known
    found.faults += faults[: MOST_FAULTS - len(found.faults)]
    found.samples += fresh[: MOST_SAMPLES - len(found.samples)]
    if repeats and (room := MOST_LIKELY - len(found.likely)) > 0:
        found.likely += islice(repeats.among(fresh), room)


class _Repetition:
    """Word for word for all records, in full for the first few."""

    def __init__(self) -> None:
        self._asked = 0
        self._is_empty = not SearchDocument.objects.exists()

    def among(self, records: list[Record]) -> Iterator[Likely]:
        if self._is_empty:
            return
        known = claims_saying([stems_of(each) for each in records])
        for record, same in zip(records, known, strict=True):
            found = Repeat(same, 100, is_same=True) if same else self._like(record)
            if found:
                yield Likely(record.line, record.statement_given, found)

    def _like(self, record: Record) -> Repeat | None:
        if self._asked >= MOST_LIKELY:
            return None
        self._asked += 1
        return likely_one(record.statement_given)
