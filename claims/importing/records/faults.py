"""What is wrong with one record, or with the whole file, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.exceptions import DomainError


@dataclass(frozen=True, slots=True)
class Fault:
    """One record is refused. `line` counts from 1. `column` is the name in the file;
    in broken JSON, the number of the character in the line."""

    line: int
    column: str
    reason: str


class FileRefused(DomainError):
    """The file cannot be read any further; the sentence says where and why."""

    def __init__(self, reason: str, *, line: int = 0, column: str = "") -> None:
        self.fault = Fault(line, column, reason)
        super().__init__(told(self.fault))


def told(fault: Fault) -> str:
    """The fault as one line: place, then reason."""
    if not fault.line:
        return fault.reason
    if not fault.column:
        place = _("Line %(line)d") % {"line": fault.line}
    else:
        place = _("Line %(line)d, column “%(column)s”") % {
            "line": fault.line,
            "column": fault.column,
        }
    return f"{place}: {fault.reason}"


class CellRefused(ValueError):
    """Raised by readers of single values; the record's reader adds the line."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason
