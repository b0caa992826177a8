"""Dates in Russian and English running text, as EDTF level 1 strings.

Day-first order is assumed for 12.03.2024 in any text and for 12/03/2024 in Russian
text; in English text an ambiguous 12/03/2024 gives only its year, because which
number is the month is not known. Decades are ``199X``, centuries ``19XX``, quarters
and half-years intervals of months, as level 1 has no form of their own for them.
"""

import re
from dataclasses import dataclass
from typing import Literal

from claims.text.date_readers import Found, is_valid
from claims.text.date_rules import CONNECTOR, RULES
from claims.text.edtf import EdtfDate, EdtfPrecision, UnreadableDate, parse_edtf

__all__ = [
    "DateMention",
    "DatePrecision",
    "EdtfDate",
    "EdtfPrecision",
    "UnreadableDate",
    "dates",
    "dates_and_spans",
    "parse_edtf",
]

DatePrecision = Literal[
    "day", "month", "season", "quarter", "half_year", "year", "decade", "century",
    "interval",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date said in a text: where (code points) and which (EDTF level 1)."""

    start: int
    end: int
    edtf: str
    precision: DatePrecision


def dates(text: str) -> list[DateMention]:
    """Find the dates of a text in reading order, never overlapping.

    A date that does not name its year ("9 мая", "May 9") is not a mention, since
    level 1 cannot write it; `dates_and_spans` tells where it stands.
    """
    return dates_and_spans(text)[0]


def dates_and_spans(text: str) -> tuple[list[DateMention], list[tuple[int, int]]]:
    """The dates, and the spans of all figures that belong to the calendar.

    The spans include days without a year, for readers of numbers to leave alone.
    """
    found = _joined(text, _atoms(text))
    mentions = [
        DateMention(date.start, date.end, date.edtf, date.precision)
        for date in found
        if date.edtf
    ]
    return mentions, [(date.start, date.end) for date in found if date.edtf or date.day]


def _atoms(text: str) -> list[Found]:
    """Single dates; where two rules match the same place the earlier rule wins."""
    taken = bytearray(len(text) + 1)
    atoms: list[Found] = []
    for pattern, read in RULES:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            found = read(match)
            if found is not None:
                taken[found.start : found.end] = b"\1" * (found.end - found.start)
                atoms.append(found)
    return sorted(atoms, key=lambda found: found.start)


def _joined(text: str, atoms: list[Found]) -> list[Found]:
    """Make one interval of two dates with a dash or "from … to" between them."""
    joined: list[Found] = []
    for found in atoms:
        interval = _interval(text, joined[-1], found) if joined else None
        if interval is None:
            joined.append(found)
        else:
            joined[-1] = interval
    return joined


def _interval(text: str, left: Found, right: Found) -> Found | None:
    if right.start - left.end > 12 or not right.year or "/" in left.edtf + right.edtf:
        return None
    connector = CONNECTOR.fullmatch(text, left.end, right.start)
    if connector is None or not _is_introduced(text, left.start, connector):
        return None
    first = left.edtf or left.with_year(right.year)
    if right.kind == "decade" and left.kind == "year" and first.endswith("0"):
        return Found(left.start, right.end, f"{first}/{right.edtf[:3]}9", "interval")
    if not first or left.kind != right.kind or not is_valid(first):
        return None
    if first >= right.edtf:
        return None
    edtf = f"{first}/{right.edtf}"
    if left.kind == "decade":
        edtf = f"{first[:3]}0/{right.edtf[:3]}9"
    return Found(left.start, right.end, edtf, "interval", right.year, kind=left.kind)


_FROM = re.compile(r"(?i)\b(?:со?|от|from|since)\s+(?:the\s+)?$")
_BETWEEN = re.compile(r"(?i)\b(?:между|between)\s+(?:the\s+)?$")


def _is_introduced(text: str, start: int, connector: re.Match[str]) -> bool:
    """Whether "и" and "по" follow "между" and "с": only then they mean a range."""
    before = text[max(0, start - 14) : start]
    word = connector["word"]
    if word is None or word.lower() in {"to", "through", "till", "until"}:
        return True
    if word.lower() in {"и", "and"}:
        return _BETWEEN.search(before) is not None
    return _FROM.search(before) is not None
