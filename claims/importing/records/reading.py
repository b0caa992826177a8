"""A file of any known format as a stream of records and faults."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _

from claims.choices import ClaimKind

from . import claim_review, columns, own_claims, record
from .delimited import Delimited, Row
from .faults import CellRefused, Fault, FileRefused
from .feeds import Feed
from .json_lines import JsonLines, flattened, loaded, unreadable
from .record import Defaults, Record

CSV, TSV, JSONL, CLAIM_REVIEW = "csv", "tsv", "jsonl", "claimreview"
FORMATS: Final = (CSV, TSV, JSONL, CLAIM_REVIEW)
MOST_QUESTIONS: Final = 1_000
_BY_SUFFIX: Final = {
    ".csv": CSV, ".tsv": TSV, ".tab": TSV, ".jsonl": JSONL, ".ndjson": JSONL,
}  # fmt: skip
_KINDS: Final = tuple(ClaimKind.values)


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is to be read; what is left empty is told from the file."""

    format: str = ""
    encoding: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    defaults: Defaults = field(default_factory=Defaults)


class ColumnsUnknown(FileRefused):
    """Nobody has said which column holds statements; `columns` are those there are."""

    def __init__(self, columns: list[str], reason: str, *, line: int) -> None:
        super().__init__(reason, line=line)
        self.columns = columns


class Reading:
    """Iterate it once: `Record` or `Fault`, in the order of the file.

    `unknown` counts rating labels nobody has explained; `empty` records without
    anything in them. Raises FileRefused, at once or on the way.
    """

    def __init__(self, file: BinaryIO, name: str, options: Options) -> None:
        self._file, self._options = file, options
        self.format = options.format or format_of(file, name)
        self.empty, self.unknown = 0, Counter[str]()
        self._source = self._opened()
        self.columns: list[str] = getattr(self._source, "columns", [])
        self.is_ours: bool = getattr(self._source, "is_ours", False)
        self.mapping = self._mapping(self.columns)

    def _opened(self) -> Any:
        named = self._options.encoding
        if self.format == TSV:
            return Delimited(self._file, separator="\t", encoding=named)
        if self.format == CSV:
            return Delimited(self._file, encoding=named)
        if self.format == JSONL:
            return JsonLines(self._file, encoding=named)
        return Feed(self._file, encoding=named)

    def _mapping(self, names: list[str]) -> dict[str, str]:
        """Raises FileRefused if a table has no column with statements."""
        said = {k: v for k, v in self._options.mapping.items() if k in names and v}
        mapping = said if self._options.mapping else columns.guessed(names)
        if names and not self.is_ours and not columns.has_statement(mapping):
            raise ColumnsUnknown(
                names,
                _(
                    "No column holds statements. Say which one does; there are: "
                    "%(names)s."
                )
                % {"names": ", ".join(names[:20])},
                line=1,
            )
        return mapping

    def __iter__(self) -> Iterator[Record | Fault]:
        try:
            for each in self._rows():
                if isinstance(each, Fault):
                    yield each
                    continue
                made = self._made(each)
                if isinstance(made, Record) and made.rating is None:
                    self._ask(made.rating_label)
                yield made
        finally:
            self._source.let_go()

    def _ask(self, label: str) -> None:
        if label in self.unknown or len(self.unknown) < MOST_QUESTIONS:
            self.unknown[label] += 1

    def _rows(self) -> Iterator[Row | Fault]:
        """Rows whose cells are named by the fields of `columns`."""
        if isinstance(self._source, Delimited):
            yield from self._source
            return
        for each in self._source:
            if isinstance(each, Fault):
                yield each
                continue
            line, element = each
            try:
                found = list(claim_review.reviews_in(element))
            except RecursionError:  # lists in lists in lists
                yield Fault(line, "", unreadable())
                continue
            if found:
                yield from (Row(line, cells) for cells in found)
            elif self.format == JSONL:
                yield self._renamed(flattened(line, element))
            else:
                self.empty += 1

    def _renamed(self, row: Row) -> Row:
        """JSON lines have no header: each object brings its own names."""
        mapping = self._options.mapping or columns.guessed(row.cells)
        named = {mapping[name]: cell for name, cell in row.cells.items()
                 if mapping.get(name)}  # fmt: skip
        return Row(row.line, named)

    def _made(self, row: Row) -> Record | Fault:
        cells = row.cells
        if self.mapping and not self.is_ours:
            cells = {ours: cells[theirs] for theirs, ours in self.mapping.items()}
        try:
            if self.is_ours:
                return own_claims.made(row.line, cells, _KINDS)
            return record.made(row.line, cells, self._options.defaults)
        except CellRefused as refusal:
            return Fault(row.line, self._theirs(refusal.column), refusal.reason)

    def _theirs(self, ours: str) -> str:
        found = (name for name, field in self.mapping.items() if field == ours)
        return next(found, ours)


def format_of(file: BinaryIO, name: str) -> str:
    """By the name's ending, else by how the file begins."""
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    head = file.read(1 << 16)
    file.seek(0, os.SEEK_SET)
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not stripped.startswith((b"{", b"[")):
        return TSV if b"\t" in stripped.partition(b"\n")[0] else CSV
    first, _end, rest = stripped.partition(b"\n")
    try:
        is_line = isinstance(loaded(first.decode()), dict) and rest.strip()[:1] == b"{"
    except ValueError:
        is_line = False
    return JSONL if is_line else CLAIM_REVIEW
