"""Lists by date: years, months and days without asking for every date there is."""

import calendar
import datetime as dt
from typing import Any, NamedTuple

from django.contrib.admin.options import IncorrectLookupParameters
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .keyset import KeysetChangeList

ENDLESS = (dt.MINYEAR, dt.MAXYEAR)


class DateLink(NamedTuple):
    title: str
    query: str


class DatedChangeList(KeysetChangeList):
    """Offers years, months, days between the first row and the last.

    Django's own hierarchy asks for every distinct date, which reads the table; the
    two ends come from an index. The price: a link may lead to an empty list.
    """

    def get_filters(self, request: HttpRequest) -> Any:
        """Refuses the first year and the last that dates can say: the one begins, in
        UTC, before all dates, and after the other no year begins."""
        year = self.params.get(f"{self.date_hierarchy}__year", "")
        if year.isdecimal() and len(year) <= 4 and int(year) in ENDLESS:
            raise IncorrectLookupParameters(year)
        return super().get_filters(request)

    def date_back(self) -> DateLink | None:
        year, month, _day = self._chosen()
        if month:
            return DateLink(str(year), self._link(year))
        return DateLink(_("All dates"), self._link()) if year else None

    def date_choices(self) -> list[DateLink]:
        ends = self._ends()
        if ends is None:
            return []
        year, month, day = self._chosen()
        if year and month:
            return [] if day else self._days(year, month, *ends)
        if year:
            return self._months(year, *ends)
        return [
            DateLink(str(each), self._link(each))
            for each in range(ends[0].year, ends[1].year + 1)
        ]

    def _months(self, year: int, first: dt.date, last: dt.date) -> list[DateLink]:
        months = [dt.date(year, number, 1) for number in range(1, 13)]
        return [
            DateLink(
                capfirst(formats.date_format(month, "YEAR_MONTH_FORMAT")),
                self._link(year, month.month),
            )
            for month in months
            if first.replace(day=1) <= month <= last
        ]

    def _days(
        self, year: int, month: int, first: dt.date, last: dt.date
    ) -> list[DateLink]:
        length = calendar.monthrange(year, month)[1]
        days = [dt.date(year, month, number) for number in range(1, length + 1)]
        return [
            DateLink(
                capfirst(formats.date_format(day, "MONTH_DAY_FORMAT")),
                self._link(year, month, day.day),
            )
            for day in days
            if first <= day <= last
        ]

    def _ends(self) -> tuple[dt.date, dt.date] | None:
        name = self.date_hierarchy
        rows = self.model._default_manager.values_list(name, flat=True)
        first = rows.order_by(name).first()
        last = rows.order_by(f"-{name}").first()
        if first is None or last is None:
            return None
        return timezone.localdate(first), timezone.localdate(last)

    def _chosen(self) -> tuple[int, int, int]:
        """Year, month, day as asked for; 0 for what is not, or is nonsense."""
        texts = (self.params.get(name, "") for name in self._names())
        year, month, day = (int(text) if text.isdecimal() else 0 for text in texts)
        if not dt.MINYEAR <= year <= dt.MAXYEAR or month > 12:
            return 0, 0, 0
        return year, month, day

    def _names(self) -> list[str]:
        return [f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day")]

    def _link(self, *chosen: int) -> str:
        names = self._names()
        kept = dict(zip(names, chosen, strict=False))
        return self.get_query_string(kept, [f"{self.date_hierarchy}__"])
