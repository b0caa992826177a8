"""PostgreSQL: COPY into tables emptied in the same transaction.

So rows are born frozen (no second writing by VACUUM), and a server with `wal_level =
minimal` does not log them at all. Guards are disabled, never dropped, until the rows
are in; indexes and foreign keys go back on by the definitions the catalogue gives, and
PostgreSQL checks every row against them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from .shapes import Stored

NULL = "\x01"  # stands for NULL until backslashes are doubled; in no text of ours
CONSTRAINTS = """SELECT contype, conname, conrelid::regclass::text,
        pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype IN ('f', 'u') AND (
        conrelid::regclass::text = ANY(%s) OR confrelid::regclass::text = ANY(%s))
    ORDER BY contype, conname"""
INDEXES = """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index WHERE indrelid::regclass::text = ANY(%s) AND NOT EXISTS (
        SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY 1"""


class Loading:
    def __init__(self, tables: list[str], filled: list[type[models.Model]]) -> None:
        self.tables, self.filled = tables, filled
        self._constraints: list[tuple[str, str, str, str]] = []
        self._indexes: list[tuple[str, str]] = []

    def prepare(self) -> None:
        """Nothing: all of it goes inside the transaction."""

    def begin(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
            for table in self.tables:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(CONSTRAINTS, [self.tables, self.tables])
            self._constraints = cursor.fetchall()
            for _kind, name, table, _words in self._constraints:
                cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
            cursor.execute(INDEXES, [self.tables])
            self._indexes = cursor.fetchall()
            for name, _words in self._indexes:
                cursor.execute(f"DROP INDEX {name}")
            cursor.execute(f"TRUNCATE {', '.join(self.tables)}")

    def write(self, table: str, columns: Iterable[str], rows: Iterable[Stored]) -> None:
        quoted = ", ".join(f'"{name}"' for name in columns)
        statement = f'COPY "{table}" ({quoted}) FROM STDIN WITH (FREEZE)'
        with connection.cursor() as cursor:
            driver: Any = cursor.cursor
            with driver.copy(statement) as copy:
                copy.write("".join(map(_line, rows)))

    def finish(self) -> Iterator[str]:
        with connection.cursor() as cursor:
            for name, words in self._indexes:
                yield name
                cursor.execute(words)
            # Unique before foreign keys; "u" comes after "f" in the alphabet.
            for _kind, name, table, words in reversed(self._constraints):
                yield name
                cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {words}')
            yield "guards"
            for table in self.tables:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            for statement in connection.ops.sequence_reset_sql(no_style(), self.filled):
                cursor.execute(statement)
            yield "statistics"
            cursor.execute("ANALYZE")

    def settle(self) -> None:
        """Nothing: the transaction has put everything back."""


def _line(row: Stored) -> str:
    """A row in the text format of COPY."""
    text = "\t".join(
        [
            NULL
            if value is None
            else value.replace("\t", "\x02")
            if value.__class__ is str
            else str(value)
            for value in row
        ]
    )
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if "\n" in text:
        text = text.replace("\n", "\\n")
    return text.replace(NULL, "\\N").replace("\x02", "\\t") + "\n"
