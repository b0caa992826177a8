"""JSON documents of any size, element by element.

Understood are a list of elements, an object with such a list (`dataFeedElement` of a
DataFeed, `@graph`, `claims` of Google's Fact Check Tools, `itemListElement`), and one
element alone. Only the frame is walked here; each element is read whole by `json`.

(ijson was tried: its C parser crashes on an integer of 5,000 digits, takes all memory
for 100,000 brackets, and knows no lines; its Python parser is fifteen times slower.)
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _

from .decoding import LONGEST_RECORD, encoding_of
from .faults import FileRefused
from .json_lines import no_constant, unreadable

LISTS: Final = ("dataFeedElement", "@graph", "claims", "itemListElement")
BLOCK: Final = 1 << 18
_BLANK: Final = re.compile(r"[ \t\r\n\ufeff]*")
_decoder = json.JSONDecoder(parse_constant=no_constant)


class Feed:
    """Iterate it: (line where the element begins, element). Raises FileRefused."""

    def __init__(self, file: BinaryIO, *, encoding: str = "") -> None:
        self.encoding = encoding_of(file, encoding)
        wide = self.encoding.startswith(("utf-16", "utf-32"))
        self._stream = io.TextIOWrapper(
            file, self.encoding, errors="strict" if wide else "surrogateescape"
        )
        self._text, self._at, self._is_over = "", 0, False
        self._lines, self._since_line = 0, 0  # of what was dropped from `_text`

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        opening = self._next_sign()
        if opening == "[":
            yield from self._elements()
        elif opening == "{":
            yield from self._members()
        else:
            raise self._refused(self._at)
        if self._next_sign():
            raise self._refused(self._at)

    def _members(self) -> Iterator[tuple[int, Any]]:
        """Of the outermost object: elements of its lists; itself if it has none."""
        line, rest, has_list = self._line_of(self._at), {}, False
        for _place in self._separated("}"):
            name = self._value()
            if not isinstance(name, str) or self._next_sign() != ":":
                raise self._refused(self._at)
            self._at += 1
            if name in LISTS and self._next_sign() == "[":
                has_list = True
                yield from self._elements()
            else:
                rest[name] = self._value()
        if not has_list:
            yield line, rest

    def _elements(self) -> Iterator[tuple[int, Any]]:
        for place in self._separated("]"):
            yield self._line_of(place), self._value()

    def _separated(self, closing: str) -> Iterator[int]:
        """Stands before each member in turn, from the opening sign to the closing."""
        self._at += 1
        if self._next_sign() == closing:
            self._at += 1
            return
        while True:
            self._next_sign()
            yield self._at
            sign = self._next_sign()
            if sign not in (",", closing):
                raise self._refused(self._at)
            self._at += 1
            if sign == closing:
                return

    def _next_sign(self) -> str:
        """The next sign that is no blank, without taking it; "" at the end."""
        while True:
            blank = _BLANK.match(self._text, self._at)
            self._at = blank.end() if blank else self._at
            if self._at < len(self._text) or not self._read_on():
                return self._text[self._at : self._at + 1]

    def _value(self) -> Any:
        while True:
            try:
                self._next_sign()
                value, end = _decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not self._read_on():
                    raise self._refused(error.pos) from error
                continue
            except (ValueError, RecursionError) as error:
                line = self._line_of(self._at)
                raise FileRefused(unreadable(), line=line) from error
            if end == len(self._text) and self._read_on():
                continue  # a number may go on
            self._at = end
            return value

    def _read_on(self) -> bool:
        """Drops what was read, and reads as much as is kept; whether there is more."""
        if self._is_over:
            return False
        kept = len(self._text) - self._at
        if kept > 2 * LONGEST_RECORD:
            raise FileRefused(
                _("An element is longer than %(most)d characters.")
                % {"most": 2 * LONGEST_RECORD},
                line=self._line_of(self._at),
            )
        self._drop()
        try:
            more = self._stream.read(max(BLOCK, kept))
        except UnicodeError as error:
            raise FileRefused(
                _("What follows is not written in %(encoding)s.")
                % {"encoding": self.encoding},
                line=self._line_of(len(self._text)),
            ) from error
        self._text += more
        self._is_over = not more
        return bool(more)

    def _drop(self) -> None:
        gone = self._text[: self._at]
        self._lines += gone.count("\n")
        last = gone.rfind("\n")
        self._since_line = len(gone) - last - 1 + (self._since_line if last < 0 else 0)
        self._text, self._at = self._text[self._at :], 0

    def _line_of(self, place: int) -> int:
        return self._lines + self._text.count("\n", 0, place) + 1

    def _refused(self, place: int) -> FileRefused:
        last = self._text.rfind("\n", 0, place)
        column = place - last + (self._since_line if last < 0 else 0)
        return FileRefused(
            _("This is not JSON."), line=self._line_of(place), column=str(column)
        )

    def let_go(self) -> None:
        """Leaves the file open for whoever opened it."""
        self._stream.detach()
