"""A pack as tables: one definition for the page that prints and for the CSV files."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from i18nfield.strings import LazyI18nString

from claims.canonical import plain_value
from claims.exports.inert import make_inert
from claims.models.languages import reader_first

Words = str | Promise
EMPTY = (None, "")


class Column(NamedTuple):
    """`name` is stable and heads the CSV; without a `label` it stands only there."""

    name: str
    label: Words = ""


class Share(NamedTuple):
    """So many out of so many."""

    count: int
    of: int

    @property
    def percent(self) -> int:
        return round(self.count * 100 / self.of) if self.of else 0


class Linked(NamedTuple):
    """Words that lead somewhere."""

    words: Any
    url: str


@dataclass(frozen=True)
class Sheet:
    """One table. Without a `title` it is only a CSV file."""

    name: str
    columns: Sequence[Column]
    rows: list[tuple[Any, ...]]
    title: Words = ""
    note: Words = ""

    def on_page(self) -> tuple[list[Words], list[list[Any]]]:
        """Labels and rows of the columns that have one."""
        places = [n for n, column in enumerate(self.columns) if column.label]
        labels = [self.columns[n].label for n in places]
        return labels, [[row[n] for n in places] for row in self.rows]


@dataclass(frozen=True)
class Section:
    """Sheets about one question; `asked_by` names who asks it of a newsroom."""

    title: Words
    sheets: list[Sheet]
    asked_by: Words = ""


@dataclass(frozen=True)
class Pack:
    """`asked` is what the log keeps as the filter: JSON-ready."""

    title: Words
    subtitle: Words
    sections: list[Section]
    asked: dict[str, Any]

    @property
    def sheets(self) -> list[Sheet]:
        return [sheet for section in self.sections for sheet in section.sheets]

    @property
    def rows(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets)


def shown(value: Any) -> str:
    """A cell as a person reads it, in the language in force."""
    if value in EMPTY:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.timedelta):
        return lasting(value)
    if isinstance(value, dt.datetime):
        moment = value.astimezone(dt.UTC)
        return f"{_day(moment)} {moment:%H:%M}"
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, Share):
        return f"{value.count} ({value.percent} %)" if value.of else "0"
    if isinstance(value, float | Decimal):
        rounded = round(value, 2)
        return formats.number_format(int(rounded) if rounded % 1 == 0 else rounded)
    if isinstance(value, Linked):
        return shown(value.words)
    return _words(value)


def written(value: Any) -> str:
    """A cell as a program reads it: ISO 8601, a decimal point; texts made inert."""
    if value in EMPTY:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.timedelta):
        return str(int(value.total_seconds()))
    if isinstance(value, Share):
        return str(value.count)
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, dt.date | Decimal | int):
        return str(plain_value(value))
    if isinstance(value, Linked):
        return written(value.words)
    return make_inert(_words(value))


def _day(day: dt.date) -> str:
    return formats.date_format(day, pgettext("date in a table", "j M Y"))


def _words(value: Any) -> str:
    """The reader's language, or the one there is."""
    if isinstance(value, LazyI18nString | dict):
        return next(iter(reader_first(value)), "")
    return str(value)


def lasting(length: dt.timedelta) -> str:
    """ "3 days 4 h", "5 h", "12 min"."""
    minutes = int(length.total_seconds() // 60)
    days, hours = minutes // 1440, minutes % 1440 // 60
    if not days and not hours:
        return _("%(minutes)d min") % {"minutes": minutes}
    in_hours = _("%(hours)d h") % {"hours": hours}
    if not days:
        return in_hours
    in_days = ngettext("%(days)d day", "%(days)d days", days) % {"days": days}
    return f"{in_days} {in_hours}" if hours and days < 10 else in_days


def as_csv(sheet: Sheet) -> bytes:
    """RFC 4180 with a byte order mark, for spreadsheets; lengths of time in seconds."""
    output = io.StringIO(newline="")
    lines = csv.writer(output, lineterminator="\r\n")
    lines.writerow(column.name for column in sheet.columns)
    lines.writerows([written(value) for value in row] for row in sheet.rows)
    return output.getvalue().encode("utf-8-sig")
