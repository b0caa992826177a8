"""SQLite: one transaction in a rollback journal.

New pages of an empty database need no journal, so a transaction of gigabytes writes
each page once (a WAL would write it twice), and an interrupted one is rolled back by
whoever opens the file next. Triggers and indexes come off and go back on word for
word as the schema has them; foreign keys are looked through at the end.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from .shapes import Stored

CACHE_KB = 512 * 1024
FULL_TEXT = ("claims_search_index", "claims_search_public", "claims_name_index")
TAKEN_OFF = """SELECT type, name, tbl_name, sql FROM sqlite_master
    WHERE type IN ('trigger', 'index') AND sql IS NOT NULL
    ORDER BY type, name"""


class BrokenReference(Exception):
    """A generated row refers to one that is not there."""


class Loading:
    def __init__(self, tables: list[str]) -> None:
        self.tables = set(tables)
        self._taken_off: list[tuple[str, str, str]] = []
        self._statements: dict[str, str] = {}

    def prepare(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
            if cursor.fetchone()[0] != "delete":
                raise connection.Database.OperationalError("database is locked")
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA locking_mode=EXCLUSIVE")
            cursor.execute(f"PRAGMA cache_size=-{CACHE_KB}")
            cursor.execute("PRAGMA temp_store=MEMORY")

    def begin(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(TAKEN_OFF)
            for kind, name, table, words in cursor.fetchall():
                if table in self.tables:
                    self._taken_off.append((kind, name, words))
                    cursor.execute(f'DROP {kind} "{name}"')

    def write(self, table: str, columns: Iterable[str], rows: Iterable[Stored]) -> None:
        statement = self._statements.get(table)
        if statement is None:
            names = list(columns)
            quoted = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join("?" * len(names))
            statement = f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})'  # noqa: S608
            self._statements[table] = statement
        # The driver's own cursor: Django's would look at every row on its way.
        driver: Any = connection.connection
        driver.executemany(statement, rows)

    def finish(self) -> Iterator[str]:
        with connection.cursor() as cursor:
            for kind, name, words in self._taken_off:
                if kind == "index":
                    yield name
                    cursor.execute(words)
            for index in FULL_TEXT:
                yield index
                cursor.execute(f"INSERT INTO {index}({index}) VALUES('rebuild')")  # noqa: S608
            yield "foreign keys"
            for table in sorted(self.tables):
                cursor.execute(f'PRAGMA foreign_key_check("{table}")')
                if broken := cursor.fetchone():
                    raise BrokenReference(str(broken))
            yield "guards"
            for kind, _name, words in self._taken_off:
                if kind == "trigger":
                    cursor.execute(words)
            yield "statistics"
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")

    def settle(self) -> None:
        """The next connection begins with the settings of this site again."""
        connection.close()
