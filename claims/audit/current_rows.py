"""Every row as it stands now, held against the last event that knows it."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from claims.canonical import canonical, sha256
from claims.databases import in_batches
from claims.models import AuditEvent

from .faults import Fault
from .installed import INSTALLED, Unlogged
from .snapshots import Snapshot, snapshot

# The log itself, what is only derived from other rows, messages, and work half done.
UNTRACKED = {
    *("auditevent", "audithead", "searchdocument", "stemfrequency", "indexrun"),
    "namedocument",
    *("notice", "preparedpage", "proposedpair", "duplicaterun", "tally"),
    *("importrun", "importfile"),
}
BATCH = 500
LONGEST_KEY = 18  # digits; no table gives longer ones, so such an event is made up
_PAGE = 1 << 16

State = dict[str, Any] | None


def tracked_models() -> dict[str, type[models.Model]]:
    """The models whose rows the log answers for, by the name it uses."""
    return {
        str(model._meta.model_name): model
        for model in apps.get_app_config("claims").get_models()
        if model._meta.model_name not in UNTRACKED
    }


class KeySet:
    """A set of primary keys, one bit each: four million take half a megabyte."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}

    def add(self, key: int) -> bool:
        """Whether `key` was new."""
        page = self._pages.setdefault(key // _PAGE, bytearray(_PAGE // 8))
        place, bit = key % _PAGE // 8, 1 << key % 8
        was_new = not page[place] & bit
        page[place] |= bit
        return was_new

    def __contains__(self, key: int) -> bool:
        page = self._pages.get(key // _PAGE)
        return page is not None and bool(page[key % _PAGE // 8] & 1 << key % 8)


class CurrentRows:
    """Give it the states of events from the newest back; ask for faults.

    Only the first state met of an object counts. An object that has events after
    `upto` is being worked on right now, and left to them.
    """

    def __init__(self, upto: int) -> None:
        self.compared = 0
        self._upto = upto
        self._models = tracked_models()
        self._known: dict[str, KeySet] = defaultdict(KeySet)
        self._waiting: dict[str, dict[int, tuple[int, State]]] = defaultdict(dict)
        self._taken_over: dict[str, set[int]] = defaultdict(set)

    def fault_of(self, sequence: int, content: dict[str, Any]) -> Fault | None:
        """Takes the states an event left behind; compares when a batch is full."""
        for key, state in content["after"].items():
            name, _colon, number = key.partition(":")
            if name not in self._models or not number.isdecimal():
                continue
            if len(number) > LONGEST_KEY:
                return Fault("body", sequence)
            if name in INSTALLED:
                self._note_installed(name, int(number), key in content["before"])
            if not self._known[name].add(int(number)):
                continue
            self._waiting[name][int(number)] = (sequence, state)
            if len(self._waiting[name]) >= BATCH:
                fault = self._fault_in_batch(name)
                if fault:
                    return fault
        return None

    def fault_of_the_rest(self) -> Fault | None:
        return next(filter(None, map(self._fault_in_batch, list(self._waiting))), None)

    def fault_of_strangers(self) -> Fault | None:
        """Rows that no event knows, and installed ones that are no more."""
        return next(filter(None, map(self._fault_of_unlogged, self._models)), None)

    def _fault_of_unlogged(self, name: str) -> Fault | None:
        rows, unlogged = self._models[name]._default_manager, Unlogged(name)
        keys = rows.values_list("pk", flat=True)
        for key in in_batches(keys, by="pk", size=10_000):
            if key in self._known[name] or self._is_newer(name, key):
                continue
            row = rows.filter(pk=key).first()
            if row is not None and not unlogged.takes(_digest_without_key(row)):
                return Fault("stranger", object=f"{name}:{key}")
        if unlogged.are_all_there(len(self._taken_over[name])):
            return None
        # Whoever changes one right now takes it over.
        return None if self._is_newer(name) else Fault("installed", object=name)

    def _note_installed(self, name: str, key: int, was_there: bool) -> None:
        """Events come newest first, so the last word on `key` is its first event's:
        what that one changes was there before the log."""
        if was_there:
            self._taken_over[name].add(key)
        else:
            self._taken_over[name].discard(key)

    def _fault_in_batch(self, name: str) -> Fault | None:
        waiting = self._waiting.pop(name, {})
        rows = self._models[name]._default_manager.in_bulk(list(waiting))
        self.compared += len(rows)
        for key, (sequence, state) in waiting.items():
            fault = _difference(f"{name}:{key}", sequence, state, rows.get(key))
            if fault and not self._is_newer(name, key):
                return fault
        return None

    def _is_newer(self, name: str, key: int | None = None) -> bool:
        mentioned = f'"{name}:' if key is None else f'"{name}:{key}":'
        newer = AuditEvent.objects.filter(sequence__gt=self._upto)
        return newer.filter(body__contains=mentioned).exists()


def _difference(
    key: str, sequence: int, state: State, row: models.Model | None
) -> Fault | None:
    if state is None:
        return Fault("came_back", sequence, key) if row is not None else None
    if row is None:
        return Fault("gone", sequence, key)
    columns = snapshot(row)
    if columns == state:
        return None
    for name in _differing(columns, state, row):
        return Fault("changed", sequence, key, name)
    return None


def _digest_without_key(row: models.Model) -> str:
    columns = {each: value for each, value in snapshot(row).items() if each != "id"}
    return sha256(canonical(columns))


def _differing(columns: Snapshot, state: Snapshot, row: models.Model) -> Iterator[str]:
    """A column that came after the event was recorded counts by its default."""
    untouched = snapshot(type(row)())
    for name in sorted(columns.keys() | state.keys()):
        recorded = state.get(name, untouched.get(name))
        if name in columns and columns[name] != recorded:
            yield name
