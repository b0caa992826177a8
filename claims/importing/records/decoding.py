"""Bytes as lines of text, a few at a time.

Only the beginning is looked at to tell the encoding. A byte further on that does not
fit comes through as a lone surrogate, so that the record it stands in can be refused
by line and column, and nothing before it is lost.
"""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from django.utils.translation import gettext as _

from claims.text.normalise import UndecodableText, decode

from .faults import FileRefused

HEAD: Final = 1 << 18  # bytes in which the encoding is told
LONGEST_RECORD: Final = 1_000_000  # characters
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(file: BinaryIO, named: str = "") -> str:
    """The name to decode by; `named` is believed if there is such an encoding.

    Raises FileRefused rather than guess.
    """
    if named:
        try:
            if not codecs.lookup(named)._is_text_encoding:
                raise LookupError
        except (LookupError, ValueError) as error:
            raise FileRefused(
                _("There is no text encoding called “%(name)s”.") % {"name": named}
            ) from error
        return "utf-8-sig" if codecs.lookup(named).name == "utf-8" else named
    head = _head(file)
    if not head.strip(b"\x00 \t\r\n"):
        raise FileRefused(_("The file is empty."))
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if _fits_utf8(head) and not _is_utf16(head):
        return "utf-8"
    return _by_letters(head)


def _head(file: BinaryIO) -> bytes:
    """The beginning, of a file that may give less at a time; then back to it."""
    head = b""
    while len(head) < HEAD and (more := file.read(HEAD - len(head))):
        head += more
    file.seek(0)
    return head


def _fits_utf8(head: bytes) -> bool:
    """A few bytes that do not fit are damage, to be told by line and column; if more
    than a quarter of what is not ASCII does not fit, it is another encoding."""
    text = head.decode("utf-8", "replace")
    if len(head) == HEAD:
        text = text[:-3]  # a character may be cut in two
    foreign = sum(sign > "\x7f" for sign in text)
    return text.count("�") * 4 <= foreign


def _is_utf16(head: bytes) -> bool:
    zeros = head.count(0)
    return zeros * 4 > len(head)


def _by_letters(head: bytes) -> str:
    whole = head if len(head) < HEAD else head[: head.rfind(b"\n") + 1] or head
    try:
        return decode(whole).encoding
    except UndecodableText as refusal:
        if refusal.code == "binary":
            raise FileRefused(_("This is not a text file.")) from refusal
        names = ", ".join(refusal.candidates or ("windows-1252", "windows-1251"))
        raise FileRefused(
            _(
                "The encoding cannot be told for certain. Name it, for example: "
                "%(names)s."
            )
            % {"names": names}
        ) from refusal


class Lines:
    """Iterates over lines with their ends. `number` is of the line given last.

    A record that grows past LONGEST_RECORD is refused before it fills the memory;
    whoever puts lines together into records calls `record_ends`.
    """

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        # UTF-16 and UTF-32 cannot carry a byte that does not fit along.
        escapes = "strict" if encoding.startswith(("utf-16", "utf-32")) else None
        self._stream = io.TextIOWrapper(
            file, encoding, errors=escapes or "surrogateescape", newline=""
        )
        self.number = 0
        self.record: list[str] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = self._stream.readline(LONGEST_RECORD + 1)
        except UnicodeError as error:
            raise FileRefused(
                _("What follows is not written in %(encoding)s.")
                % {"encoding": self._stream.encoding},
                line=self.number + 1,
            ) from error
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        self.record.append(line)
        if self._size > LONGEST_RECORD:
            self.refuse_length()
        return line

    def refuse_length(self) -> None:
        raise FileRefused(
            _(
                "The record that begins here is longer than %(most)s characters. "
                "Perhaps a quotation mark is not closed."
            )
            % {"most": f"{LONGEST_RECORD:,}".replace(",", " ")},
            line=self.number - len(self.record) + 1,
        )

    def record_ends(self) -> None:
        self._size = 0
        self.record = []

    def let_go(self) -> None:
        """Leaves the file open for whoever opened it."""
        self._stream.detach()
