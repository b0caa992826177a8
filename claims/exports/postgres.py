"""Rows by COPY: PostgreSQL writes the CSV, Python only passes it on."""

from collections.abc import Iterator
from itertools import islice

from django.db import transaction

from claims.databases import connection, reading

from .columns import Table
from .statements import Choice, postgres_copy

BATCH = 200


def batches(table: Table, choice: Choice) -> Iterator[list[bytes]]:
    """COPY sends one message a row, ending in a line feed that is taken off here.

    The transaction keeps a COPY that is given up half-way from spoiling the one the
    caller may be in.
    """
    statement = postgres_copy(table, choice)
    with (
        transaction.atomic(using=reading()),
        connection.cursor() as cursor,
        # psycopg's own cursor: the wrapper Django puts around it when it logs
        # queries (DEBUG) knows no parameters of COPY.
        cursor.cursor.copy(statement, choice.params) as copy,
    ):
        messages = iter(copy)
        while lines := [bytes(row[:-1]) for row in islice(messages, BATCH)]:
            yield lines
