"""The dry run: a file read to its end and compared with what is here; nothing is
written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple

from claims.importing.records.faults import Fault
from claims.importing.records.reading import Reading
from claims.importing.records.record import Record
from claims.models import SearchDocument
from claims.search.repeats import Repeats

from .claim_imports import BATCH, MOST_FAULTS, Repeat, likely_one, new_ones
from .import_rows import stems_of

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
    found, seen = Preview(), set[str]()
    repeats = _Repetition() if look_for_repeats else None
    rows = iter(reading)
    while batch := list(islice(rows, BATCH)):
        _count(found, batch, seen, repeats)
        step(len(batch))
    found.empty, found.unknown = reading.empty, dict(reading.unknown)
    return found


def _count(
    found: Preview,
    batch: list[Record | Fault],
    seen: set[str],
    repeats: "_Repetition | None",
) -> None:
    faults = [each for each in batch if isinstance(each, Fault)]
    records = [each for each in batch if isinstance(each, Record)]
    fresh = [each for each in new_ones(records) if each.source_key not in seen]
    seen.update(each.source_key for each in fresh)
    found.records += len(batch)
    found.refused += len(faults)
    found.new += len(fresh)
    found.known += len(records) - len(fresh)
    found.faults += faults[: MOST_FAULTS - len(found.faults)]
    found.samples += fresh[: MOST_SAMPLES - len(found.samples)]
    if repeats:
        found.likely += islice(
            repeats.among(fresh), max(0, MOST_LIKELY - len(found.likely))
        )


class _Repetition:
    """Word for word for all records, in full for the first few."""

    def __init__(self) -> None:
        self._repeats = Repeats()
        self._asked = 0
        self._is_empty = not SearchDocument.objects.exists()

    def among(self, records: Iterable[Record]) -> Iterable[Likely]:
        if self._is_empty:
            return
        for record in records:
            found = self._of(record)
            if found:
                yield Likely(record.line, record.statement_given, found)

    def _of(self, record: Record) -> Repeat | None:
        if repeated := self._repeats.of(stems_of(record)):
            return Repeat(repeated, 100, is_same=True)
        if self._asked < MOST_LIKELY:
            self._asked += 1
            return likely_one(record.statement_given)
        return None
