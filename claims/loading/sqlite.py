"""SQLite: one prepared INSERT, run for every row."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models


def new_keys(model: type[models.Model], number: int) -> list[int]:
    """After the highest key ever given: AUTOINCREMENT remembers it. The transaction is
    IMMEDIATE, so nobody else writes meanwhile."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        cursor.execute(f'SELECT MAX("id") FROM "{table}"')
        (highest,) = cursor.fetchone()
    last = max(row[0] if row else 0, highest or 0)
    return list(range(last + 1, last + 1 + number))


def insert(
    table: str,
    fixed: dict[str, Any],
    names: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    columns = ", ".join(f'"{name}"' for name in [*names, *fixed])
    marks = ", ".join(["%s"] * (len(names) + len(fixed)))
    rest = tuple(fixed.values())
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{table}" ({columns}) VALUES ({marks})',
            [row + rest for row in rows],
        )
