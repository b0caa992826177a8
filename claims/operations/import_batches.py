"""A part of a file looked through: what is new, what is here, what cannot come in."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from claims.importing.records.faults import Fault
from claims.importing.records.record import Record
from claims.models import Claim, ForeignReview

from .import_rows import Lists


class LookedThrough(NamedTuple):
    """`known` counts the records whose source is here already; of `faults` some were
    met while the file was read, the others name what is not here."""

    fresh: list[Record]
    known: int
    faults: list[Fault]


def look_through(
    batch: Sequence[Record | Fault], lists: Lists, *, seen: Collection[str] = ()
) -> LookedThrough:
    """`seen` are keys of sources that came earlier in the same file."""
    faults = [each for each in batch if isinstance(each, Fault)]
    records = [each for each in batch if isinstance(each, Record)]
    unknown = [each for each in new_ones(records) if each.source_key not in seen]
    fresh = []
    for record in unknown:
        if fault := lists.fault_in(record):
            faults.append(fault)
        else:
            fresh.append(record)
    faults.sort(key=lambda fault: fault.line)
    return LookedThrough(fresh, len(records) - len(unknown), faults)


def new_ones(records: Sequence[Record]) -> list[Record]:
    """Those whose source is not known yet; of two with one source, the first."""
    keys = [record.source_key for record in records if not record.public_id]
    ids = [record.public_id for record in records if record.public_id]
    known = set(
        ForeignReview.objects.filter(source_key__in=keys).values_list(
            "source_key", flat=True
        )
    )
    here = set(
        Claim.objects.filter(public_id__in=ids).values_list("public_id", flat=True)
    )
    fresh = []
    for record in records:
        is_known = record.source_key in known or record.public_id in here
        known.add(record.source_key)
        if not is_known:
            fresh.append(record)
    return fresh
