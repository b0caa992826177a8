"""CSV and TSV: RFC 4180, with whatever separator a spreadsheet chose."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from django.utils.translation import gettext as _

from .decoding import LONGEST_RECORD, Lines, encoding_of
from .faults import Fault, FileRefused

SEPARATORS: Final = (",", ";", "\t", "|")
MOST_COLUMNS: Final = 500
# The last record of an export of ours that asked for it begins so.
END_MARK, ROWS = "#end", "rows="
# What only our own table of claims has, in this order at its beginning.
OURS: Final = ("id", "state", "statement_ru", "statement_en", "kind")


@dataclass(frozen=True, slots=True)
class Row:
    """One record: what stands in it, by the file's own names, and at which line."""

    line: int
    cells: dict[str, str]


class Delimited:
    """Iterate it: `Row`, or `Fault` for a record that does not fit the header.

    `columns` is the header. Raises FileRefused for what cannot be gone on from.
    """

    def __init__(
        self, file: BinaryIO, *, separator: str = "", encoding: str = ""
    ) -> None:
        csv.field_size_limit(sys.maxsize)  # `Lines` has a limit of its own
        self.encoding = encoding_of(file, encoding)
        self._lines = Lines(file, self.encoding)
        first = self._first_line()
        self.separator = separator or _separator(first)
        self._reader = csv.reader(
            self._replayed(first), delimiter=self.separator, strict=True
        )
        self.columns = self._header()
        self.is_ours = tuple(self.columns[: len(OURS)]) == OURS

    def _first_line(self) -> str:
        for line in self._lines:
            if line.strip():
                return line
            self._lines.record_ends()
        raise FileRefused(_("The file is empty."))

    def _replayed(self, first: str) -> Iterator[str]:
        yield first
        yield from self._lines

    def _header(self) -> list[str]:
        names = [name.strip().lstrip("\ufeff") for name in self._next() or []]
        if len(names) > MOST_COLUMNS:
            raise FileRefused(
                _("There are %(number)d columns; at most %(most)d are read.")
                % {"number": len(names), "most": MOST_COLUMNS},
                line=1,
            )
        named = [name or f"#{place}" for place, name in enumerate(names, start=1)]
        twice = [name for name, times in Counter(named).items() if times > 1]
        if twice:
            raise FileRefused(
                _("Two columns have this name; rename one."), line=1, column=twice[0]
            )
        self._lines.record_ends()
        return named

    def _next(self) -> list[str] | None:
        try:
            return next(self._reader, None)
        except csv.Error as error:
            reason = _("A quotation mark is not closed, or text follows a closed one.")
            raise self._broken(reason) from error
        except FileRefused as refusal:
            raise self._broken(refusal.fault.reason) from refusal

    def _broken(self, reason: str) -> FileRefused:
        record = self._lines.record
        written = "".join(record)[:LONGEST_RECORD]
        place, line = _where_quotes_break(written, self.separator)
        first = self._lines.number - len(record) + 1
        return FileRefused(reason, line=first + line, column=self._name_of(place))

    def _name_of(self, place: int) -> str:
        names = getattr(self, "columns", [])
        return names[place] if place < len(names) else str(place + 1)

    def __iter__(self) -> Iterator[Row | Fault]:
        begins, records = self._lines.number + 1, 0
        while (cells := self._next()) is not None:
            line, begins = begins, self._lines.number + 1
            self._lines.record_ends()
            if cells[:1] == [END_MARK] and cells[1:2] and cells[1].startswith(ROWS):
                _check_trailer(cells, records, line)
                return
            if not any(cells):
                continue
            records += 1
            if len(cells) != len(self.columns):
                yield self._misfit(line, cells)
            else:
                yield Row(line, dict(zip(self.columns, cells, strict=True)))

    def _misfit(self, line: int, cells: list[str]) -> Fault:
        place = min(len(cells), len(self.columns)) - 1
        return Fault(
            line,
            self.columns[place],
            _("The record has %(cells)d cells, the header has %(columns)d.")
            % {"cells": len(cells), "columns": len(self.columns)},
        )

    def let_go(self) -> None:
        self._lines.let_go()


def _separator(header: str) -> str:
    """The one that stands most often outside quotation marks; a comma if none does."""
    outside = "".join(header.split('"')[::2])
    return max(SEPARATORS, key=lambda sign: (outside.count(sign), sign == ","))


def _check_trailer(cells: list[str], records: int, line: int) -> None:
    told = f"{ROWS}{records}"
    if cells[1] != told:
        raise FileRefused(
            _("The file says at its end %(said)s, but %(read)s were read.")
            % {"said": cells[1], "read": told},
            line=line,
        )


def _where_quotes_break(record: str, separator: str) -> tuple[int, int]:
    """(cell, line), both from 0, of the first quotation mark that breaks the rules."""
    place = line = opened = 0
    inside = closed = False
    for sign in record:
        if inside:
            if sign == '"':
                inside, closed = False, True
        elif closed and sign == '"':
            inside, closed = True, False
        elif sign == separator:
            place, closed = place + 1, False
        elif closed and sign not in "\r\n":
            return place, line
        elif sign == '"':
            inside, opened = True, line
        line += sign == "\n"
    return place, opened if inside else line
