"""The tables as they stood on an earlier day, put together again from the events.

Every event carries the full state of what it changed, so the last state up to that
day of every object is the row of then. They go into a SQLite database of our own, with
the tables' names and columns, and the same SELECT that SQLite exports use reads it,
whatever engine the events come from.

Names of accounts are today's; rating scale and methodology that no event knows are as
they came with the installation.
"""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from claims.audit.current_rows import INSTALLED, tracked_models
from claims.audit.snapshots import snapshot
from claims.models import AuditEvent

from .columns import Table
from .statements import Choice, sqlite_lines

BATCH = 200
CHUNK = 2_000


class Past:
    """The newsroom at the end of `day` (UTC). Close it: it is a file on the disk."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        # "" is SQLite's name for a database of its own that may spill to the disk.
        self._database = sqlite3.connect("")
        self._models = tracked_models()
        stored: list[type[models.Model]] = [*self._models.values(), User, AuditEvent]
        for model in stored:
            self._create(model)
        for name in INSTALLED:
            for row in self._models[name]._default_manager.iterator():
                self._put(self._models[name], snapshot(row))
        self._put_people()
        self._replay()

    def batches(self, table: Table, choice: Choice) -> Iterator[list[bytes]]:
        """For `CsvStream(…, read=past.batches)`."""
        statement = sqlite_lines(table, choice).replace("%%", "%")
        cursor = self._database.execute(statement, choice.params)
        while rows := cursor.fetchmany(BATCH):
            yield [line for (line,) in rows]

    def close(self) -> None:
        self._database.close()

    def _create(self, model: type[models.Model]) -> None:
        columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
        key = f'"{model._meta.pk.column}"'
        self._database.execute(
            f'CREATE TABLE "{model._meta.db_table}" '
            f"({', '.join(columns)}, PRIMARY KEY ({key}))"
        )

    def _replay(self) -> None:
        end = dt.datetime.combine(self.day, dt.time.max, dt.UTC)
        events = AuditEvent.objects.filter(at__lte=end).order_by("sequence")
        for event in events.iterator(chunk_size=CHUNK):
            self._put(AuditEvent, snapshot(event))
            for key, state in json.loads(event.body)["after"].items():
                name, _colon, number = key.partition(":")
                model = self._models.get(name)
                if model is None:
                    continue
                if state is None:
                    self._take_out(model, int(number))
                else:
                    self._put(model, state)

    def _put_people(self) -> None:
        for key, name in User.objects.values_list("pk", "username").iterator():
            self._database.execute(
                "INSERT INTO auth_user (id, username) VALUES (?, ?)", (key, name)
            )

    def _put(self, model: type[models.Model], state: dict[str, Any]) -> None:
        """Columns that are no more are left out; newer ones stay empty."""
        fields = [f for f in model._meta.concrete_fields if f.name in state]
        names = ", ".join(f'"{field.column}"' for field in fields)
        marks = ", ".join("?" for _field in fields)
        self._database.execute(
            f'INSERT OR REPLACE INTO "{model._meta.db_table}" ({names}) '
            f"VALUES ({marks})",
            [_stored(field, state[field.name]) for field in fields],
        )

    def _take_out(self, model: type[models.Model], key: int) -> None:
        self._database.execute(
            f'DELETE FROM "{model._meta.db_table}" WHERE "{model._meta.pk.column}" = ?',
            (key,),
        )


def _stored(field: Any, value: Any) -> Any:
    """A value of the log as Django stores it on SQLite."""
    if value is None:
        return None
    if isinstance(field, models.DateTimeField):
        return str(value).replace("T", " ").removesuffix("Z")
    if isinstance(field, models.DecimalField):
        return float(value) if "." in str(value) else int(value)
    if isinstance(value, dict | list):
        return json.dumps(value)
    return value


def is_over(day: dt.date) -> bool:
    """Whether nothing can be added to that day any more."""
    return day < timezone.now().astimezone(dt.UTC).date()
