"""Tables as streams of CSV bytes that can prove that they are complete.

RFC 4180: comma, CR LF, quotes doubled; UTF-8. Three things tell a stream that broke
from one that ended:

* every chunk but the last is sent *without* its final CR LF, so a file that does not
  end with CR LF is cut off, wherever the connection broke between two chunks;
* the trailer, if asked for: one last record whose first cell is `#end`, then
  `rows=…` and `sha256=…` (of all bytes before the trailer), then empty cells;
* the manifest (`manifest`), written beside a file or into the audit event.
"""

import hashlib
from collections.abc import Callable, Iterator

from claims.databases import connection

from . import postgres, sqlite
from .columns import Table
from .inert import END_MARK
from .statements import EVERYTHING, Choice

CRLF = b"\r\n"
BOM = b"\xef\xbb\xbf"

Batches = Iterator[list[bytes]]


def batches(table: Table, choice: Choice) -> Batches:
    """The rows as finished lines without line ends, some hundred at a time."""
    if connection.vendor == "postgresql":
        return postgres.batches(table, choice)
    return sqlite.batches(table, choice)


class CsvStream:
    """Iterate it once; then `rows`, `size`, `sha256` and `is_whole` are known.

    Constant memory. On PostgreSQL one COPY, so one snapshot; on SQLite one SELECT.
    """

    def __init__(
        self,
        table: Table,
        choice: Choice = EVERYTHING,
        *,
        with_bom: bool = False,
        with_trailer: bool = False,
        read: Callable[[Table, Choice], Batches] = batches,
    ) -> None:
        self.table = table
        self.choice = choice
        self.rows = 0
        self.size = 0
        self.is_whole = False
        self._with_bom = with_bom
        self._with_trailer = with_trailer
        self._read = read
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Of everything sent so far, the trailer not included."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[bytes]:
        header = ",".join(self.table.column_names()).encode()
        yield self._counted((BOM if self._with_bom else b"") + header)
        for lines in self._read(self.table, self.choice):
            self.rows += len(lines)
            yield self._counted(CRLF + CRLF.join(lines))
        self._counted(CRLF)
        self.is_whole = True
        yield CRLF + self._trailer() if self._with_trailer else CRLF

    def manifest(self) -> dict[str, object]:
        """What is known of the stream, JSON-ready."""
        return {
            "table": self.table.name,
            "filter": self.choice.words,
            "rows": self.rows,
            "bytes": self.size,
            "sha256": self.sha256,
            "complete": self.is_whole,
        }

    def _counted(self, chunk: bytes) -> bytes:
        self._digest.update(chunk)
        self.size += len(chunk)
        return chunk

    def _trailer(self) -> bytes:
        said = [END_MARK, f"rows={self.rows}", f"sha256={self.sha256}"]
        empty = [""] * (len(self.table.columns) - len(said))
        return ",".join([*said, *empty]).encode() + CRLF
