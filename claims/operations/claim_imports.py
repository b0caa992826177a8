"""Taking in records of a file, batch by batch.

Each record becomes a candidate of its own, with what the other organisation said
beside it: never a verdict of ours, never merged into what is there. A record whose
source is known changes nothing, though it became known that very moment. A batch is one
transaction that also remembers how far the run has come, so a run that was interrupted
goes on where it stopped.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.canonical import Json
from claims.databases import is_collision, is_taken
from claims.exceptions import Incomplete, StaleState
from claims.importing.records.faults import Fault
from claims.importing.records.record import Record
from claims.models import ImportFile, ImportRun, ProposedPair
from claims.search.repeats import claims_saying, wordings
from claims.search.similar import similar
from claims.text.similarity import SAME
from claims.workflow import policies

from .import_batches import LookedThrough, look_through
from .import_rows import Lists, New, stems_of, write

BATCH: Final = 1_000
TURNS: Final = 5  # tried, when others store the same records at the same moment
MOST_FAULTS: Final = 5_000  # kept with the run; all are counted
MOST_OFFERS: Final = 1_000
SHORT: Final = 200_000  # bytes of a file whose records are all compared in full


class Repeat(NamedTuple):
    """A claim that a record may repeat; `score` in per cent. `is_same` unless a number,
    a name or the like differs."""

    claim: int
    score: int
    is_same: bool


class Offer(NamedTuple):
    """A new claim, and the older one it may repeat: for a person to look at."""

    claim: int
    repeats: Repeat


@transaction.atomic
def begin(
    *, by: User | None, sha256: str, content: bytes | None = None, **columns: Any
) -> ImportRun:
    """The run of a file: the one that was interrupted, or a new one.

    `by` is None for whoever sits at the server's keyboard. Raises NotAllowed.
    """
    if by is not None:
        policies.check_can_import(by)
    unfinished = ImportRun.objects.filter(sha256=sha256, finished_at=None)
    if run := unfinished.filter(options=columns.get("options", {})).first():
        return run
    now = timezone.now()
    run = ImportRun.objects.create(by=by, sha256=sha256, started_at=now, **columns)
    if content is not None:
        ImportFile.objects.create(run=run, content=content)
    facts: dict[str, Json] = {
        "file": run.file_name,
        "sha256": sha256,
        "bytes": run.size,
    }
    log.record("import.started", by=by, about=run, facts=facts)
    return run


class Importer:
    """Writes the records of one run. What lists and ratings are called is read once."""

    def __init__(self, run: ImportRun, *, by: User | None) -> None:
        if by is not None:
            policies.check_can_import(by)
        self.run, self._by, self._lists = run, by, Lists()

    def take(self, batch: Sequence[Record | Fault]) -> int:
        """The next records of the file: all of the batch is stored, or nothing.
        Returns how many are new.

        Raises Incomplete for a fault, unless the run skips what is refused, and
        StaleState if somebody else goes on with the same run, or stores the same
        records again and again.
        """
        for _turn in range(TURNS):
            try:
                return self._taken(batch)
            except DatabaseError as fault:
                if not (is_taken(fault) or is_collision(fault)):
                    raise
                met = fault  # another import: what it has stored is known by now
        raise StaleState(
            _(
                "Another import is storing the same records. What was imported so far "
                "stays; go on in a minute."
            )
        ) from met

    def _taken(self, batch: Sequence[Record | Fault]) -> int:
        with transaction.atomic():
            changes = self._stored(batch)
        new = changes["created"] - self.run.created
        for name, value in changes.items():  # once it is true
            setattr(self.run, name, value)
        return int(new)

    def _stored(self, batch: Sequence[Record | Fault]) -> dict[str, Any]:
        """What the run is now to remember."""
        self._hold()
        found = look_through(batch, self._lists)
        if found.faults and not self.run.skip_bad:
            raise Incomplete(_("A record is refused, so nothing of it is imported."))
        # Looked for before they are written: a claim is no repetition of itself.
        said = [stems_of(each) for each in found.fresh]
        repeated = self._repeated(found.fresh, said)
        new = write(found.fresh, said, self._lists, by=self._by)
        offers = self._offers(new, repeated)
        _propose(offers)
        return self._remember(len(batch), found, offers)

    def _hold(self) -> None:
        """Locks the run before anything is written: whoever else goes on with it
        would write the same records."""
        if self._as_it_was_read().select_for_update().first() is None:
            raise StaleState(_("Somebody else goes on with this import."))

    def _as_it_was_read(self) -> QuerySet[ImportRun]:
        return ImportRun.objects.filter(
            pk=self.run.pk, after=self.run.after, finished_at=None
        )

    def _repeated(
        self, records: Sequence[Record], said: Sequence[str]
    ) -> list[Repeat | None]:
        """Word for word in any file, by likeness in a short one."""
        if len(self.run.offers) >= MOST_OFFERS:
            return [None] * len(records)
        is_short = self.run.size <= SHORT
        return [
            Repeat(known, 100, is_same=True)
            if known
            else likely_one(record.statement_given)
            if is_short
            else None
            for record, known in zip(records, claims_saying(said), strict=True)
        ]

    def _offers(self, new: list[New], repeated: list[Repeat | None]) -> list[Offer]:
        """Also of two that came together; the first of several stays."""
        offers: list[Offer] = []
        said: dict[str, int] = {}
        for (key, stems), before in zip(new, repeated, strict=True):
            here = wordings(stems)
            found, within = before, next(filter(None, map(said.get, here)), None)
            if found is None and within:
                found = Repeat(within, 100, is_same=True)
            if found is not None:
                offers.append(Offer(key, found))
            for each in here:
                said.setdefault(each, key)
        return offers

    def _remember(
        self, number: int, found: LookedThrough, offers: list[Offer]
    ) -> dict[str, Any]:
        run, faults = self.run, found.faults
        kept = faults[: max(0, MOST_FAULTS - len(run.faults))]
        pairs = [[claim, other.claim, other.score] for claim, other in offers]
        changes = {
            "after": run.after + number,
            "created": run.created + len(found.fresh),
            "known": run.known + found.known,
            "refused": run.refused + len(faults),
            "faults": [*run.faults, *([f.line, f.column, f.reason] for f in kept)],
            "offers": [*run.offers, *pairs][:MOST_OFFERS],
        }
        self._as_it_was_read().update(**changes)  # held, so it is there
        return changes


def _propose(offers: list[Offer]) -> None:
    """Onto the list of possible duplicates, where a person answers."""
    now = timezone.now()
    ProposedPair.objects.bulk_create(
        (
            ProposedPair(
                first_id=min(claim, other.claim),
                second_id=max(claim, other.claim),
                is_same=other.is_same,
                score=10 * other.score,
                found_at=now,
            )
            for claim, other in offers
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def finish(run: ImportRun, *, by: User | None) -> ImportRun:
    """All records are done. The file goes; the counts go on record."""
    unfinished = ImportRun.objects.filter(pk=run.pk, finished_at=None)
    now = timezone.now()
    if unfinished.update(finished_at=now, records=run.after) != 1:
        raise StaleState(_("This import has been finished already."))
    run.finished_at, run.records = now, run.after
    ImportFile.objects.filter(run=run).delete()
    facts: Mapping[str, Json] = {
        "sha256": run.sha256,
        "records": run.records,
        "created": run.created,
        "known": run.known,
        "refused": run.refused,
    }
    log.record("import.finished", by=by, about=run, facts=facts)
    return run


@transaction.atomic
def give_up(run: ImportRun, *, by: User) -> None:
    """The file goes; what was imported of it stays."""
    policies.check_can_import(by)
    finish(run, by=by)


def likely_one(statement: str) -> Repeat | None:
    """The claim most like `statement`, if it is like enough to be the same."""
    best = next(iter(similar(statement, limit=1, least=SAME)), None)
    if best is None:
        return None
    is_same = best.relation == "same"
    return Repeat(best.claim.pk, round(100 * best.score), is_same)
