"""Rows from SQLite, formatted in SQL: one finished line of CSV a row."""

from collections.abc import Iterator

from django.db import connection

from .columns import Table
from .statements import Choice, sqlite_lines

BATCH = 200


def batches(table: Table, choice: Choice) -> Iterator[list[bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(sqlite_lines(table, choice), choice.params)
        while rows := cursor.fetchmany(BATCH):
            yield [line for (line,) in rows]
