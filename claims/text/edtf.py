"""Dates with the precision that is known: the year, month, day and season of EDTF.

EDTF is the profile of ISO 8601-2:2019 published by the Library of Congress
(https://www.loc.gov/standards/datetime/). Its seasons are 21 spring, 22 summer,
23 autumn, 24 winter. The standard does not say which days a season covers; here
it is three whole months of the northern hemisphere, and winter is the one that
begins in December of its year (2025-24 = 2025-12-01 … 2026-02-28).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

EdtfPrecision = Literal["year", "season", "month", "day"]

_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# EDTF forms that exist but are not stored: the message names what was met.
_OTHER_FORMS = (
    (re.compile(r".*/.*", re.S), "an interval"),
    (re.compile(r"[\[{].*", re.S), "a set"),
    (re.compile(r".*[?~%].*", re.S), "an uncertain or approximate date"),
    (re.compile(r".*T.*", re.S), "a date with a time"),
    (re.compile(r"Y.*", re.S), "a year of more than four digits"),
    (re.compile(r"-[0-9X]{4}.*", re.S), "a year before the common era"),
    (re.compile(r"[0-9]{3}X"), "a decade"),
    (re.compile(r"[0-9]{2}XX"), "a century"),
    (re.compile(r".*X.*", re.S), "a date with unspecified digits"),
    (re.compile(r"[0-9]{4}-(?:2[5-9]|3[0-9]|4[01])"), "a division of the year"),
)


class UnreadableDate(ValueError):
    """The text is not a date this project stores; the message names the form."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """The days a date of limited precision covers, both ends included."""

    first: date
    last: date
    precision: EdtfPrecision


def parse_edtf(text: str) -> EdtfDate:
    """Read ``2025``, ``2025-08``, ``2025-08-12`` or a season such as ``2025-22``.

    Raises `UnreadableDate` for every other form, for impossible days such as
    ``2025-02-30`` and for the year 0000, which Python's calendar does not have.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None or 25 <= int(shape[2] or 0) <= 41:
        raise UnreadableDate(_refusal(text))
    year, middle, day = int(shape[1]), int(shape[2] or 0), int(shape[3] or 0)
    try:
        if shape[2] is None:
            return EdtfDate(date(year, 1, 1), date(year, 12, 31), "year")
        if shape[3] is not None:
            return EdtfDate(date(year, middle, day), date(year, middle, day), "day")
        if middle in _SEASON_STARTS:
            return _season(year, middle)
        return EdtfDate(date(year, middle, 1), _end_of_month(year, middle), "month")
    except ValueError as error:
        raise UnreadableDate(f"{text!r} is not in the calendar ({error}).") from error


def _season(year: int, number: int) -> EdtfDate:
    month = _SEASON_STARTS[number]
    first = date(year, month, 1)
    if month != 12:
        return EdtfDate(first, _end_of_month(year, month + 2), "season")
    return EdtfDate(first, _end_of_month(year + 1, 2), "season")


def _end_of_month(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1])


def _refusal(text: str) -> str:
    expected = "expected 2025, 2025-08, 2025-08-12 or a season 2025-21 … 2025-24"
    for shape, form in _OTHER_FORMS:
        if shape.fullmatch(text):
            return f"{text[:40]!r} is {form}: {expected}."
    return f"{text[:40]!r} is not a date in EDTF: {expected}."
