"""What an import refused, as a table that a spreadsheet opens and does not run."""

import csv
import io
from collections.abc import Iterable
from typing import Protocol

from django.utils.translation import gettext as _

from .inert import make_inert
from .stream import BOM


class Refused(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> str: ...
    @property
    def reason(self) -> str: ...


def faults_csv(faults: Iterable[Refused]) -> bytes:
    """UTF-8 with a byte order mark, for Excel; the cells are inert."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow([_("Line"), _("Column"), _("Reason")])
    for each in faults:
        table.writerow([each.line, make_inert(each.column), make_inert(each.reason)])
    return BOM + written.getvalue().encode("utf-8", "replace")
