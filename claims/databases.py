"""Which database is read now: the primary, or its streaming replica.

Whoever writes reads the primary. `claims.edge.replica` decides for each request of a
reader; everything below asks here, through Django's router or `connection`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet

PRIMARY = DEFAULT_DB_ALIAS
REPLICA = "replica"

_reading: ContextVar[str] = ContextVar("reading", default=PRIMARY)


def reading() -> str:
    """The alias of the database that is read now."""
    return _reading.get()


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    token = _reading.set(alias)
    try:
        yield
    finally:
        _reading.reset(token)


def in_batches(rows: QuerySet[Any], *, by: str, size: int) -> Iterator[Any]:
    """All `rows` in the order of the unique column `by` ("-pk" for downwards), in
    constant memory: each batch is a query of its own that begins after the last row.

    Django's `iterator()` holds a cursor on the server, which PgBouncer would give to
    somebody else between two fetches. Of `values_list`, `by` is the first column.
    """
    column = by.removeprefix("-")
    beyond = f"{column}__{'lt' if by.startswith('-') else 'gt'}"
    batch = list(rows.order_by(by)[:size])
    while batch:
        yield from batch
        if len(batch) < size:
            return
        last = batch[-1]
        if isinstance(last, Model):
            last = getattr(last, column)
        elif isinstance(last, tuple):
            last = last[0]
        batch = list(rows.filter(**{beyond: last}).order_by(by)[:size])


class Router:
    """Django's: the replica has the same rows, and nobody but PostgreSQL writes it."""

    def db_for_read(self, _model: Any, **_hints: Any) -> str:
        return reading()

    def db_for_write(self, _model: Any, **_hints: Any) -> str:
        return PRIMARY

    def allow_relation(self, *_rows: Any, **_hints: Any) -> bool:
        return True

    def allow_migrate(self, alias: str, *_names: Any, **_hints: Any) -> bool:
        return alias == PRIMARY


class _Reading:
    """The connection that is read now, for SQL of our own."""

    def __getattr__(self, name: str) -> Any:
        return getattr(connections[reading()], name)


connection: Any = _Reading()
