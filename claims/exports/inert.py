"""Cells that a spreadsheet must not run, and the way back.

The rule: a text cell whose first character is one of `STARTERS` gets one apostrophe
in front. To undo it, take one apostrophe off the front of every text cell that has
one. The apostrophe is a starter itself, so the two are exact inverses. Cells of
numbers, dates and yes/no columns are written by us and stay as they are: -5 is a
number. (OWASP, "CSV Injection"; full-width forms because Excel reads them as signs.)
"""

import csv
import sys
from collections.abc import Iterator
from typing import TextIO

from .columns import Kind, Table

STARTERS = "=+-@\t\r\n＝＋－＠'"  # noqa: RUF001 full-width forms are meant
END_MARK = "#end"


def make_inert(cell: str) -> str:
    return f"'{cell}" if cell[:1] and cell[0] in STARTERS else cell


def restored(cell: str) -> str:
    """What `make_inert` was given."""
    return cell[1:] if cell[:1] == "'" else cell


def read_rows(stream: TextIO, table: Table) -> Iterator[dict[str, str]]:
    """The rows of an export as they were before they were made safe.

    `stream` is opened with newline="" and encoding "utf-8-sig". A trailer, if there
    is one, is left out. Raises ValueError if the columns are not those of `table`.
    """
    csv.field_size_limit(sys.maxsize)
    lines = csv.reader(stream, strict=True)
    names = table.column_names()
    header = next(lines, None)
    if header != names:
        raise ValueError(f"these are not the columns of {table.name}: {header}")
    texts = [column.kind is Kind.TEXT for column in table.columns]
    for cells in lines:
        if cells[:1] == [END_MARK]:
            return
        yield {
            name: restored(cell) if is_text else cell
            for name, cell, is_text in zip(names, cells, texts, strict=True)
        }
