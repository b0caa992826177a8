"""SQLite: one transaction in a rollback journal.

New pages of an empty database need no journal, so a transaction of gigabytes writes
each page once (a WAL would write it twice), and an interrupted one is rolled back by
whoever opens the file next. Triggers come off and go back on word for word as the
schema has them. Indexes stay: neighbours come together, so each grows at few places,
while making one afterwards reads its table, and that of events is half the database.
For the same reason foreign keys are looked through at the end in the indexes that
begin with them, not in the tables.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from .shapes import Stored

FULL_TEXT = ("claims_search_index", "claims_search_public", "claims_name_index")
CACHE_KB = 1024 * 1024  # holds the one index that grows everywhere, of events' hashes
TRIGGERS = """SELECT name, tbl_name, sql FROM sqlite_master
    WHERE type = 'trigger' ORDER BY name"""
BROKEN = """SELECT '{table}', "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "{other}" o WHERE o."{key}" = "{table}"."{column}")
    LIMIT 1"""


class BrokenReference(Exception):
    """A generated row refers to one that is not there."""


class Loading:
    def __init__(self, tables: list[str]) -> None:
        self.tables = set(tables)
        self._taken_off: list[str] = []
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
            cursor.execute(TRIGGERS)
            for name, table, words in cursor.fetchall():
                if table in self.tables:
                    self._taken_off.append(words)
                    cursor.execute(f'DROP TRIGGER "{name}"')

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
            for index in FULL_TEXT:
                yield index
                cursor.execute(f"INSERT INTO {index}({index}) VALUES('rebuild')")  # noqa: S608
            yield "foreign keys"
            for table in sorted(self.tables):
                look_through(cursor, table)
            yield "guards"
            for words in self._taken_off:
                cursor.execute(words)
            yield "statistics"
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")

    def settle(self) -> None:
        """The next connection begins with the settings of this site again."""
        connection.close()


def look_through(cursor: Any, table: str) -> None:
    """Raises BrokenReference for a row of `table` that refers to none."""
    cursor.execute(f'PRAGMA foreign_key_list("{table}")')
    for _id, _place, other, column, key, *_rules in cursor.fetchall():
        names = {"table": table, "column": column, "other": other, "key": key or "id"}
        cursor.execute(BROKEN.format(**names))
        if broken := cursor.fetchone():
            raise BrokenReference(str(broken))
