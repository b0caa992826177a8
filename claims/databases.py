"""Which database is read now: the primary, or its streaming replica.

Whoever writes reads the primary. `claims.edge.replica` decides for each request of a
reader; everything below asks here, through Django's router or `connection`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, TypeVar

from django.db import (
    DEFAULT_DB_ALIAS,
    IntegrityError,
    OperationalError,
    connections,
)
from django.db.models import Model, QuerySet

T = TypeVar("T")

PRIMARY = DEFAULT_DB_ALIAS
REPLICA = "replica"

# https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
SERIALIZATION_FAILURE, DEADLOCK = "40001", "40P01"
# https://www.postgresql.org/docs/current/errcodes-appendix.html
SAME_KEY = "23505"

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


def is_collision(fault: BaseException) -> bool:
    """Whether two transactions got into each other's way: the database took back all of
    this one, and would do it when asked again."""
    code = getattr(fault.__cause__, "sqlstate", None)
    return isinstance(fault, OperationalError) and code in (
        SERIALIZATION_FAILURE,
        DEADLOCK,
    )


def is_taken(fault: BaseException) -> bool:
    """Whether PostgreSQL refused a row because its key is there. SQLite says it too,
    but there nobody can have written it since one looked."""
    code = getattr(fault.__cause__, "sqlstate", None)
    return isinstance(fault, IntegrityError) and code == SAME_KEY


def portions(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """So that no question names more than `size` keys, however many there are: SQLite
    takes 250,000, and a long one is planned again each time."""
    waiting = iter(values)
    while portion := list(islice(waiting, size)):
        yield portion


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
