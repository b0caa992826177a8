"""JSON lines: one object a line. Also how any JSON object becomes cells."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _

from .decoding import Lines, encoding_of
from .delimited import Row
from .faults import Fault

MOST_CELLS: Final = 500


def no_constant(name: str) -> Any:
    raise ValueError(name)


def unreadable() -> str:
    return _("This JSON holds a number or a nesting that cannot be read.")


def loaded(text: str) -> Any:
    """JSON without what is no JSON: NaN, Infinity. Raises ValueError."""
    try:
        return json.loads(text, parse_constant=no_constant)
    except RecursionError as error:
        raise ValueError("too deep") from error


class JsonLines:
    """Iterate it: (line, object), or `Fault` for a line that holds no object."""

    def __init__(self, file: BinaryIO, *, encoding: str = "") -> None:
        self.encoding = encoding_of(file, encoding)
        self._lines = Lines(file, self.encoding)

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]] | Fault]:
        for line in self._lines:
            self._lines.record_ends()
            if line.strip("\ufeff \t\r\n"):
                yield self._object(line.strip("\ufeff \t\r\n"))

    def _object(self, line: str) -> tuple[int, dict[str, Any]] | Fault:
        number = self._lines.number
        try:
            value = loaded(line)
        except json.JSONDecodeError as error:
            return Fault(number, str(error.colno), _("This is not JSON."))
        except ValueError:
            return Fault(number, "", unreadable())
        if not isinstance(value, dict):
            return Fault(number, "1", _("Each line must hold one object: {…}."))
        return number, value

    def let_go(self) -> None:
        self._lines.let_go()


def flattened(line: int, thing: dict[str, Any]) -> Row:
    """An object as cells: {"author": {"name": "A"}} gives the cell `author.name`.

    Of a list the first member counts. What is too deep or too much is left out.
    """
    cells: dict[str, str] = {}
    _flatten(thing, "", cells, depth=4)
    return Row(line, cells)


def _flatten(value: Any, name: str, cells: dict[str, str], depth: int) -> None:
    if len(cells) >= MOST_CELLS or depth == 0:
        return
    if isinstance(value, dict):
        for key, each in value.items():
            _flatten(each, f"{name}.{key}" if name else key, cells, depth - 1)
    elif isinstance(value, list):
        _flatten(next(iter(value), None), name, cells, depth - 1)
    elif name and value is not None:
        cells[name] = value if isinstance(value, str) else json.dumps(value)
