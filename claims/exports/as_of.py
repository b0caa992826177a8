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
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.contrib.auth.models import User
from django.db import ConnectionHandler, DatabaseError, connections, models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit.current_rows import tracked_models
from claims.audit.installed import INSTALLED
from claims.audit.snapshots import snapshot
from claims.databases import in_batches, reading_from
from claims.exceptions import Incomplete
from claims.models import AuditEvent, Claim

from .columns import Table
from .statements import Choice, of_claims, sqlite_lines

BATCH = 200
CHUNK = 2_000
UNDER_WAY = dt.timedelta(minutes=5)  # as long as a transaction may take
# A file without a name is a database of its own that may spill to the disk. Django's
# connection, because it brings the functions that Django's SQL calls.
ALIAS = "past"
_DATABASES = {
    "default": {},  # Django wants one
    ALIAS: {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:"},
}


class Past:
    """The newsroom at the end of `day` (UTC). Close it: it is a file on the disk."""

    def __init__(self, day: dt.date) -> None:
        self.day = day
        self._engine = ConnectionHandler(_DATABASES)[ALIAS]
        self._engine.ensure_connection()
        self._database: sqlite3.Connection = self._engine.connection
        self._database.execute("BEGIN")
        self._models = tracked_models()
        stored: list[type[models.Model]] = [*self._models.values(), User, AuditEvent]
        for model in stored:
            self._create(model)
        for name in INSTALLED:
            installed = self._models[name]._default_manager.all()
            for row in in_batches(installed, by="pk", size=CHUNK):
                self._put(self._models[name], snapshot(row))
        self._put_people()
        self._replay()
        self._database.execute("CREATE INDEX of_object ON claims_auditevent (about)")

    def batches(self, table: Table, choice: Choice) -> Iterator[list[bytes]]:
        """For `CsvStream(…, read=past.batches)`."""
        statement = sqlite_lines(table, choice) % tuple("?" * len(choice.params))
        cursor = self._database.execute(statement, choice.params)
        while rows := cursor.fetchmany(BATCH):
            yield [line for (line,) in rows]

    def of_claims(
        self, table: Table, claims: QuerySet[Claim], words: dict[str, Any]
    ) -> Choice:
        """The rows of `table` that belonged to such claims that day.

        Raises Incomplete if that cannot be asked of the past: the search index, and
        what the log does not keep, are only there for today.
        """
        with _refusing():
            choice = of_claims(table, claims, words, database=self._engine)
            next(self.batches(table, choice.and_also("1 = 0")), None)
        return choice

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Inside, what is read through Django is read as it stood that day: some
        conditions look up keys while they are made (`workflow.reviewed`).

        Raises Incomplete, as `of_claims`.
        """
        connections[ALIAS] = self._engine
        try:
            with reading_from(ALIAS), _refusing():
                yield
        finally:
            del connections[ALIAS]

    def close(self) -> None:
        self._engine.close()

    def _create(self, model: type[models.Model]) -> None:
        columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
        key = f'"{model._meta.pk.column}"'
        self._database.execute(
            f'CREATE TABLE "{model._meta.db_table}" '
            f"({', '.join(columns)}, PRIMARY KEY ({key}))"
        )

    def _replay(self) -> None:
        end = dt.datetime.combine(self.day, dt.time.max, dt.UTC)
        events = AuditEvent.objects.filter(at__lte=end)
        for event in in_batches(events, by="sequence", size=CHUNK):
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
        people = User.objects.values_list("pk", "username")
        self._database.executemany(
            "INSERT INTO auth_user (id, username) VALUES (?, ?)",
            in_batches(people, by="pk", size=CHUNK),
        )

    def _put(self, model: type[models.Model], state: dict[str, Any]) -> None:
        """Columns that are no more are left out; newer ones hold what a new row of
        the model holds."""
        state = {**_untouched(model), **state}
        fields = model._meta.concrete_fields
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


@cache
def _untouched(model: type[models.Model]) -> dict[str, Any]:
    return dict(snapshot(model()))


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, DatabaseError) as error:
        raise Incomplete(
            _("This filter cannot be asked of an earlier day; leave it out.")
        ) from error


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


def check_is_over(day: dt.date) -> None:
    """Raises Incomplete while something can still be added to that day: an event
    gets its moment before its transaction is committed."""
    if day >= (timezone.now() - UNDER_WAY).astimezone(dt.UTC).date():
        raise Incomplete(
            _("%(day)s is not over yet; leave it out to get what stands now.")
            % {"day": day.isoformat()}
        )
