"""PostgreSQL: COPY, in its text format, a few hundred kilobytes at a time."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django.db import connection, models, transaction

NULL: Final = r"\N"
AT_ONCE: Final = 500  # rows joined to one message
# The backslash first: the others are written with one.
_SPECIAL: Final = (("\\", r"\\"), ("\t", r"\t"), ("\n", r"\n"), ("\r", r"\r"))


def new_keys(model: type[models.Model], number: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) "
            "FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [key for (key,) in cursor.fetchall()]


def insert(
    table: str,
    fixed: dict[str, Any],
    names: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    columns = ", ".join(f'"{name}"' for name in [*names, *fixed])
    rest = "".join(f"\t{_cell(value)}" for value in fixed.values())
    statement = f'COPY "{table}" ({columns}) FROM STDIN'
    # The inner block: a refused COPY leaves the outer transaction usable, and Django
    # turns the driver's error into its own.
    with (
        transaction.atomic(),
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.cursor.copy(statement) as copy,
    ):
        for begin in range(0, len(rows), AT_ONCE):
            lines = [
                "\t".join(map(_cell, row)) for row in rows[begin : begin + AT_ONCE]
            ]
            copy.write(f"{rest}\n".join(lines) + f"{rest}\n")


def _cell(value: Any) -> str:
    if value is None:
        return NULL
    if isinstance(value, str):
        cell: str = value
        for sign, written in _SPECIAL:  # `translate` is slow outside ASCII
            if sign in cell:
                cell = cell.replace(sign, written)
        return cell
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value)
