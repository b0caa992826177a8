"""Puts the rows of version 0005 into its empty tables, by plain SQL."""

import json
from pathlib import Path

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from claims.migrations import _guards  # noqa: E402

FILE = Path(__file__).resolve().parents[1] / "scale" / "version_0005.json"
ROWS = json.loads(FILE.read_text("utf-8"))


def drop_guards(cursor) -> None:
    """Off for the filling, and put back as they were: today's are not theirs."""
    if connection.vendor == "postgresql":
        cursor.execute("SET LOCAL session_replication_role = replica")


def is_boolean(cursor, table: str) -> set[str]:
    if connection.vendor != "postgresql":
        return set()
    cursor.execute(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_name = %s AND data_type = 'boolean'",
        [table],
    )
    return {name for (name,) in cursor.fetchall()}


def triggers(cursor) -> list[tuple[str, str]]:
    """On SQLite nothing switches them off; they are dropped and made again."""
    if connection.vendor == "postgresql":
        return []
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return list(cursor.fetchall())


with connection.cursor() as cursor:
    if connection.vendor == "sqlite":
        cursor.execute("PRAGMA foreign_keys=OFF")
    with transaction.atomic():
        kept = [each for each in triggers(cursor) if "search" not in each[0]]
        for name, _sql in kept:
            cursor.execute(f"DROP TRIGGER {name}")
        drop_guards(cursor)
        present = set(connection.introspection.table_names(cursor))
        for table in ROWS:
            cursor.execute(f"DELETE FROM {table}")
        for table, rows in ROWS.items():
            assert table in present, table
            yes_no = is_boolean(cursor, table)
            for row in rows:
                values = {
                    name: bool(value) if name in yes_no else value
                    for name, value in row.items()
                }
                names = ", ".join(f'"{name}"' for name in values)
                marks = ", ".join(["%s"] * len(values))
                cursor.execute(
                    f"INSERT INTO {table} ({names}) VALUES ({marks})",
                    [*values.values()],
                )
        for _name, sql in kept:
            cursor.execute(sql)
        if connection.vendor == "postgresql":
            for table in ROWS:
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "
                    f"(SELECT max(id) FROM {table}) + 1) "
                    f"WHERE pg_get_serial_sequence('{table}', 'id') IS NOT NULL"
                ) if "id" in ROWS[table][0] else None
print(json.dumps({"rows": sum(map(len, ROWS.values())), "guards": len(_guards.GUARDS)}))
