"""Patterns of single dates and what each of them says. Used by `dates` only."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from claims.text.edtf import UnreadableDate, parse_edtf
from claims.text.words.calendar import (
    DECADE_STEMS,
    ENGLISH_MONTH,
    ENGLISH_SEASON,
    MONTH,
    MONTH_NUMBERS,
    ORDINAL_STEMS,
    RUSSIAN_SEASON,
    SEASON,
    SEASON_NUMBERS,
)

Kind = Literal[
    "day", "month", "season", "quarter", "half_year", "year", "decade", "century",
    "interval",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A date or a part of one: ``edtf`` is empty while the year is unknown."""

    start: int
    end: int
    edtf: str
    precision: Kind
    year: int = 0
    month: int = 0
    day: int = 0
    kind: str = ""

    def with_year(self, year: int) -> str:
        """The same day or month in a year told elsewhere."""
        if not self.month:
            return ""
        return _written(year, self.month, self.day)


def is_valid(edtf: str) -> bool:
    """Whether the calendar has this date (decades and centuries are always valid)."""
    if "X" in edtf:
        return True
    try:
        parse_edtf(edtf)
    except UnreadableDate:
        return False
    return True


Reader = Callable[[re.Match[str]], Found | None]

_YEAR = (
    r"(?P<y>1[0-9]{3}|2[01][0-9]{2})(?:-?(?:го|му?|й|ом|е|ый|ого))?(?!\w)"
    r"(?:\s?(?:г\.(?:\s?г\.)?|гг\.|гг?(?!\w)|год[а-я]{0,3}(?!\w)))?"
)
_DAY = r"(?P<d>0?[1-9]|[12][0-9]|3[01])(?!\d)"
_DAY2 = _DAY.replace("<d>", "<d2>")
_NTH = r"(?:-?(?:го|е|ое|ого)(?!\w)|st|nd|rd|th)?"
_DASH = r"\s?[-\u2010-\u2015]\s?"
_TO = rf"(?:{_DASH}|\s+(?:по|до|to|through|until)\s+)"
_START = r"(?<![\w.,:/№#\u2010-\u2015-])"
_SOFT = r"(?<![\w№#])"
_YEAR_START = (
    r"(?:(?<=\b[12]\d{3}[-\u2010-\u2015])|(?<![\w/:№#$€£\u2010-\u2015-])(?<!\d[.,]))"
)
CONNECTOR = re.compile(
    rf"{_DASH}|,?\s+(?P<word>по|до|и|to|through|till|until|and)\s+(?:the\s+)?"
)


def _written(year: int, month: int = 0, day: int = 0) -> str:
    text = f"{year:04d}"
    for part in (month, day):
        text += f"-{part:02d}" if part else ""
    return text


def _month(name: str) -> int:
    return MONTH_NUMBERS[name[:3].lower()]


def _ordinal(text: str) -> int:
    """The number a Roman or Arabic figure or an ordinal word stands for; 0: none."""
    folded = text.lower()
    if folded[:1].isdigit():
        return int(re.match(r"\d+", folded)[0])  # type: ignore[index]
    if re.fullmatch(r"[ivx]+", folded):
        values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in folded]
        following = [*values[1:], 0]
        return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
    stems = [stem for stem in ORDINAL_STEMS if folded.startswith(stem)]
    return ORDINAL_STEMS[max(stems, key=len)] if stems else 0


def _day(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else 0
    month, day = _month(parts["m"]), int(parts["d"])
    if not is_valid(_written(year or 2024, month, day)):
        return None
    edtf = _written(year, month, day) if year else ""
    return Found(*match.span(), edtf, "day", year, month, day, "day")


def _days(match: re.Match[str]) -> Found | None:
    """9–12 мая 2025: two days of one month."""
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else 0
    month, first, last = _month(parts["m"]), int(parts["d"]), int(parts["d2"])
    if first >= last or not is_valid(_written(year or 2024, month, last)):
        return None
    if not year:
        return Found(*match.span(), "", "interval", 0, month, last, "days")
    edtf = f"{_written(year, month, first)}/{_written(year, month, last)}"
    return Found(*match.span(), edtf, "interval", year, month, last, "days")


def _month_of_year(match: re.Match[str]) -> Found:
    year, month = int(match["y"]), _month(match["m"])
    return Found(
        *match.span(), _written(year, month), "month", year, month, kind="month"
    )


def _month_alone(match: re.Match[str]) -> Found:
    return Found(*match.span(), "", "month", 0, _month(match["m"]), kind="month")


def _iso(match: re.Match[str]) -> Found | None:
    year, month = int(match["y"]), int(match["mn"])
    day = int(match["d"] or 0)
    if not is_valid(_written(year, month, day)) or month > 12:
        return None
    kind: Kind = "day" if day else "month"
    return Found(
        *match.span(), _written(year, month, day), kind, year, month, day, kind
    )


def _numeric(match: re.Match[str]) -> Found | None:
    year, first, second = int(match["y"]), int(match["d"]), int(match["mn"])
    if match["sep"] == "/" and not _is_russian_near(match):
        if first <= 12 and second <= 12 and first != second:
            return Found(*match.span(), _written(year), "year", year, kind="slashed")
        if second > 12:
            first, second = second, first
    if second > 12 or not is_valid(_written(year, second, first)):
        return None
    edtf = _written(year, second, first)
    return Found(*match.span(), edtf, "day", year, second, first, "day")


def _is_russian_near(match: re.Match[str]) -> bool:
    near = match.string[max(0, match.start() - 60) : match.end() + 60]
    return re.search("[а-яё]", near, re.IGNORECASE) is not None


def _season(match: re.Match[str]) -> Found:
    year = int(match["y"])
    number = SEASON_NUMBERS[match["s"][:3].lower()]
    return Found(*match.span(), _written(year, number), "season", year, kind="season")


def _part_of_year(match: re.Match[str]) -> Found | None:
    """A quarter or a half-year, as the interval of its months."""
    year, number = int(match["y"]), _ordinal(match["n"])
    quarter = match["part"][0].lower() in "кq"
    length = 3 if quarter else 6
    if not 1 <= number <= 12 // length:
        return None
    last = number * length
    edtf = f"{_written(year, last - length + 1)}/{_written(year, last)}"
    return Found(
        *match.span(), edtf, "quarter" if quarter else "half_year", year, kind="part"
    )


def _year(match: re.Match[str]) -> Found:
    year = int(match["y"])
    return Found(*match.span(), _written(year), "year", year, kind="year")


def _years(match: re.Match[str]) -> Found | None:
    """2023/24: the end is written with two digits."""
    year, short = int(match["y"]), int(match["short"])
    last = year - year % 100 + short
    if not year < last <= year + 50:
        return None
    if match["s"]:
        number = SEASON_NUMBERS[match["s"][:3].lower()]
        return Found(*match.span(), f"{year}-{number}", "season", year, kind="season")
    return Found(*match.span(), f"{year}/{last}", "interval", last, kind="year")


def _decade(match: re.Match[str]) -> Found:
    digits = match["y"]
    digits = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    return Found(*match.span(), f"{digits}X", "decade", int(digits) * 10, kind="decade")


def _decade_in_words(match: re.Match[str]) -> Found:
    folded = match["w"].lower()
    digit = next(n for stem, n in DECADE_STEMS.items() if folded.startswith(stem))
    century = 20 if digit == 2 else 19
    edtf = f"{century}{digit}X"
    return Found(*match.span(), edtf, "decade", int(edtf[:3]) * 10, kind="decade")


def _century(match: re.Match[str]) -> Found | None:
    number = _ordinal(match["n"])
    if not 10 < number <= 21:
        return None
    edtf = f"{number - 1}XX"
    return Found(*match.span(), edtf, "century", (number - 1) * 100, kind="century")


_DECADE_WORDS = "|".join(s for s in DECADE_STEMS if s > "z")
_ENGLISH_DECADES = "|".join(s for s in DECADE_STEMS if s <= "z")
_NUMBERED = r"(?:[IVX]{1,5}|[0-9]{1,2}(?:-?(?:й|го|м|му|ый|е|я|ое|ом|st|nd|rd|th))?"
_PART_NUMBER = (
    rf"(?P<n>{_NUMBERED}|(?i:перв|втор|трет|четв[её]рт)[а-я]{{2,3}}"
    r"|(?i:first|second|third|fourth)))"
)
_CENTURY_NUMBER = (
    rf"(?P<n>{_NUMBERED}|(?i:двадцать перв|[а-я]{{3,9}}надцат|двадцат)[а-я]{{2,3}}"
    r"|(?i:[a-z]{3,6}teenth|twentieth|twenty-first)))"
)
_IN_YEAR = r"(?:\s+of)?(?:\s+the\s+year)?,?\s+"

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (_START + r"(?P<y>[12]\d{3})-(?P<mn>\d\d)-(?P<d>\d\d)(?![\d-])", _iso),
        (
            _START
            + r"(?P<y>[12]\d{3})(?P<sep>[./])(?P<mn>\d\d)(?P=sep)(?P<d>\d\d)(?![\d])",
            _iso,
        ),
        (
            _START
            + _DAY
            + r"(?P<sep>[./-])(?P<mn>0?[1-9]|[12]\d|3[01])(?P=sep)"
            + _YEAR,
            _numeric,
        ),
        (
            _START
            + _DAY
            + _NTH
            + _TO
            + _DAY2
            + _NTH
            + rf"\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+{_YEAR})?",
            _days,
        ),
        (
            _SOFT
            + rf"(?P<m>{ENGLISH_MONTH})\s+{_DAY}{_NTH}{_TO}{_DAY2}{_NTH}(?:,?\s+{_YEAR})?",
            _days,
        ),
        (_SOFT + _DAY + _NTH + rf"\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+{_YEAR})?", _day),
        (
            _SOFT + rf"(?P<m>{ENGLISH_MONTH})\s+{_DAY}{_NTH}(?:,?\s+{_YEAR})?(?!\w)",
            _day,
        ),
        (_SOFT + rf"(?P<m>{MONTH}){_IN_YEAR}{_YEAR}", _month_of_year),
        (_START + r"(?P<y>[12]\d{3})-(?P<mn>0[1-9])(?P<d>)(?![\w-])", _iso),
        (
            _SOFT
            + rf"(?:(?P<s>{SEASON}){_IN_YEAR})?(?P<y>1\d{{3}}|20\d\d)[/\u2010-\u2015-](?P<short>\d\d)(?![\d-])(?:\s?(?:гг?\.|год[а-я]{{0,3}}(?!\w)))?",
            _years,
        ),
        (
            _SOFT + rf"(?P<s>{RUSSIAN_SEASON}|{ENGLISH_SEASON}){_IN_YEAR}{_YEAR}",
            _season,
        ),
        (
            _SOFT
            + _PART_NUMBER
            + rf"\s+(?P<part>(?i:кв\.|квартал[а-я]{{0,2}}|полугоди[а-я]{{1,2}}|quarter|half)){_IN_YEAR}{_YEAR}",
            _part_of_year,
        ),
        (_SOFT + rf"(?P<part>Q|H)(?P<n>[1-4])\s+{_YEAR}", _part_of_year),
        (
            _SOFT
            + r"(?P<y>1\d\d0|20\d0)(?:-?(?:е|х|м|ми|ых|ые)|['\u2019]?s)(?!\w)(?:\s+год[а-я]{0,3}(?!\w))?",
            _decade,
        ),
        (
            _SOFT
            + r"['\u2019]?(?P<y>[2-9]0)(?:-?(?:е|х)(?!\w)\s+год[а-я]{1,3}|-[ех](?!\w)|['\u2019]?s)(?!\w)",
            _decade,
        ),
        (
            _SOFT
            + rf"(?P<w>(?i:{_DECADE_WORDS})(?i:ые|ых|ым))(?!\w)(?:\s+год[а-я]{{1,3}}(?!\w))?",
            _decade_in_words,
        ),
        (
            _SOFT
            + rf"(?<=the )(?:mid-)?(?P<w>(?:nineteen-)?(?i:{_ENGLISH_DECADES})ies)(?!\w)",
            _decade_in_words,
        ),
        (
            _SOFT
            + _CENTURY_NUMBER
            + r"[\s-]+(?:век[а-я]{0,3}|столети[а-я]{1,2}|в\.|(?i:century))(?!\w)",
            _century,
        ),
        (_YEAR_START + _YEAR + r"(?!-[а-яa-z]|[.,]\d)", _year),
        (_SOFT + rf"(?P<m>{MONTH})", _month_alone),
    )
)
