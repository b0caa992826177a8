"""What was hashed, event by event, as the driver gives it: no Django in between.

What Django does to each row costs as much as the reading; and a process that proves a
stretch of the chain needs nothing else, so it starts at once.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from multiprocessing.connection import Connection as Pipe
from signal import SIG_IGN, SIGINT, signal
from typing import Any, NamedTuple

import psycopg

from .chain import Break, Knot, followed

BATCH = 1_000
LOWEST = -(2**63)  # that a database can number

Hashed = tuple[int, bytes, str]


class Stretch(NamedTuple):
    """A part of the chain: the events after `since`, up to and including `upto`."""

    since: Knot
    upto: int


class Database(NamedTuple):
    """Enough to open it again in another process."""

    vendor: str
    parameters: dict[str, Any]


def prove_asked(pipe: Pipe, database: Database) -> None:
    """A process: takes stretches out of `pipe`, and puts in what was found, or why it
    could not be. It ends when whoever asks is there no longer."""
    signal(SIGINT, SIG_IGN)  # whoever asks hears it, and ends us
    with suppress(EOFError, ConnectionError), closing(_connected(database)) as own:
        while True:
            stretch = pipe.recv()
            try:
                pipe.send(proved(database.vendor, own, stretch))
            except (sqlite3.Error, psycopg.Error) as error:
                pipe.send(error)


def proved(vendor: str, connection: Any, stretch: Stretch) -> Knot | Break:
    """`chain.followed`, over the driver's own connection."""
    read = _from_sqlite if vendor == "sqlite" else _from_postgres
    # Whatever claims to come before the first event is met as well.
    is_first = stretch.since.sequence == 0
    first = LOWEST if is_first else stretch.since.sequence + 1
    return followed(read(connection, first, stretch.upto), stretch.since)


def _connected(database: Database) -> Any:
    if database.vendor == "sqlite":
        connection = sqlite3.connect(**database.parameters)
        connection.execute("PRAGMA query_only = 1")
        return connection
    return psycopg.connect(
        **database.parameters, autocommit=True, prepare_threshold=None
    )


def _from_sqlite(
    connection: sqlite3.Connection, first: int, upto: int
) -> Iterator[Hashed]:
    """As the bytes on the disk: making text of them only to encode it again is half
    the work. A row at a time is faster than lists of them."""
    return connection.execute(
        "SELECT sequence, CAST(prev_hash || char(10) || body AS BLOB), hash "
        "FROM claims_auditevent WHERE sequence >= ? AND sequence <= ? "
        "ORDER BY sequence",
        [first, upto],
    )


def _from_postgres(
    connection: "psycopg.Connection[Any]", first: int, upto: int
) -> Iterator[Hashed]:
    """Each batch is a query of its own, for PgBouncer (see `databases.in_batches`);
    bytes, and in the binary format, so that nothing is decoded."""
    is_full = True
    with psycopg.Cursor(connection) as cursor:
        while is_full:
            cursor.execute(
                "SELECT sequence, convert_to(prev_hash || chr(10) || body, 'UTF8'), "
                "hash FROM claims_auditevent "
                "WHERE sequence >= %s AND sequence <= %s ORDER BY sequence LIMIT %s",
                [first, upto, BATCH],
                binary=True,
            )
            batch = cursor.fetchall()
            yield from batch
            is_full = len(batch) == BATCH
            first = batch[-1][0] + 1 if is_full else first
