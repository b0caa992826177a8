"""A table as a workbook, for people who open everything in Excel.

Texts are written as texts, so no formula can run and nothing needs an apostrophe;
numbers up to fifteen digits are numbers, longer ones stay exact as texts. A second
sheet says what the first must be: rows, and the digest of the same table as CSV.
"""

import io
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from .columns import Column, Kind
from .inert import read_rows
from .stream import CsvStream

MOST_ROWS = 1_000_000  # Excel has 1,048,576; the next million gets a sheet of its own
LONGEST_TEXT = 32_767
EXACT_DIGITS = 15


def write_xlsx(stream: CsvStream, chunks: Iterable[bytes], file: Path) -> None:
    """Reads `chunks` of `stream` (without byte order mark and trailer) to their end.

    Constant memory. A text longer than a cell can hold ends with a note that says so.
    """
    with xlsxwriter.Workbook(
        file,
        {"constant_memory": True, "strings_to_formulas": False,
         "strings_to_urls": False, "strings_to_numbers": False},
    ) as workbook:  # fmt: skip
        table, sheet = stream.table, None
        source: io.RawIOBase = _Reader(chunks)
        lines = io.TextIOWrapper(io.BufferedReader(source), "utf-8", newline="")
        for number, row in enumerate(read_rows(lines, table)):
            if number % MOST_ROWS == 0:
                sheet = _begun(workbook, stream, number // MOST_ROWS)
            for place, column in enumerate(table.columns):
                _write(sheet, number % MOST_ROWS + 1, place, column, row[column.name])
        if sheet is None:
            _begun(workbook, stream, 0)
        about = workbook.add_worksheet("#about")
        for place, (name, value) in enumerate(sorted(stream.manifest().items())):
            about.write_string(place, 0, name)
            about.write_string(place, 1, str(value))


def _begun(workbook: xlsxwriter.Workbook, stream: CsvStream, part: int) -> Worksheet:
    name = stream.table.name if part == 0 else f"{stream.table.name} {part + 1}"
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(stream.table.columns):
        sheet.write_string(0, place, column.name)
    return sheet


def _write(sheet: Worksheet, line: int, place: int, column: Column, cell: str) -> None:
    if cell == "":
        return
    if column.kind is Kind.YES_NO:
        sheet.write_boolean(line, place, cell == "true")
    elif column.kind in (Kind.INTEGER, Kind.NUMBER) and _is_exact(cell):
        sheet.write_number(line, place, float(cell))
    else:
        sheet.write_string(line, place, _fitting(cell))


def _is_exact(number: str) -> bool:
    return sum(sign.isdigit() for sign in number) <= EXACT_DIGITS


def _fitting(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    note = f" […{len(text)}: see the CSV]"
    return text[: LONGEST_TEXT - len(note)] + note


class _Reader(io.RawIOBase):
    """The chunks of a stream as a file that can be read."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = chunk
        given = self._rest[: len(buffer)]
        self._rest = self._rest[len(given) :]
        buffer[: len(given)] = given
        return len(given)
