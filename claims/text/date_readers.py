"""What a matched date says: one reader for each shape in `date_rules`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from claims.text.edtf import UnreadableDate, parse_edtf
from claims.text.words.around_numbers import LABELS, LABELS_WITH_STOP
from claims.text.words.calendar import (
    DECADE_STEMS,
    MONTH_NUMBERS,
    ORDINAL_STEMS,
    SEASON_NUMBERS,
)
from claims.text.words.number_words import MULTIPLIERS
from claims.text.words.units import PEOPLE, THINGS, UNITS

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


def read_day(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year = int(parts["y"]) if parts.get("y") else 0
    month, day = _month(parts["m"]), int(parts["d"])
    if not is_valid(_written(year or 2024, month, day)):
        return None
    edtf = _written(year, month, day) if year else ""
    return Found(*match.span(), edtf, "day", year, month, day, "day")


def read_days(match: re.Match[str]) -> Found | None:
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


def read_month_of_year(match: re.Match[str]) -> Found:
    year, month = int(match["y"]), _month(match["m"])
    return Found(
        *match.span(), _written(year, month), "month", year, month, kind="month"
    )


def read_month_alone(match: re.Match[str]) -> Found:
    return Found(*match.span(), "", "month", 0, _month(match["m"]), kind="month")


def read_iso(match: re.Match[str]) -> Found | None:
    year, month = int(match["y"]), int(match["mn"])
    day = int(match["d"] or 0)
    if not is_valid(_written(year, month, day)) or month > 12:
        return None
    kind: Kind = "day" if day else "month"
    return Found(
        *match.span(), _written(year, month, day), kind, year, month, day, kind
    )


def read_numeric(match: re.Match[str]) -> Found | None:
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


def read_season(match: re.Match[str]) -> Found:
    year = int(match["y"])
    number = SEASON_NUMBERS[match["s"][:3].lower()]
    return Found(*match.span(), _written(year, number), "season", year, kind="season")


def read_part_of_year(match: re.Match[str]) -> Found | None:
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


def read_year(match: re.Match[str]) -> Found | None:
    year = int(match["y"])
    if match[0] == match["y"] and (_counts_something(match) or _is_labelled(match)):
        return None
    return Found(*match.span(), _written(year), "year", year, kind="year")


def _counts_something(match: re.Match[str]) -> bool:
    """The number in "2000 people", "1500–1800 тонн", "2000 новых школ" is no year."""
    following = _NEXT_WORD.match(match.string, match.end())
    if following is None or not _is_counted(
        following["word"].casefold().replace("ё", "е")
    ):
        return False
    before = match.string[max(0, match.start() - 8) : match.start()].lower()
    is_round = match["y"].endswith("00")
    return is_round or not before.endswith(("in ", "since ", "until ", "after "))


def _is_counted(word: str) -> bool:
    """Whether a word after 2000 makes it a count: "2000 people", "1500 тонн"."""
    if word in THINGS and (not word.isascii() or word.endswith(("s", "people"))):
        return True
    if word.startswith("год") or (len(word) == 1 and word.isalpha()):
        return False
    return word in UNITS or word in PEOPLE or word in MULTIPLIERS


def _is_labelled(match: re.Match[str]) -> bool:
    """Whether it is the number of something: "№ 2021", "page 1984"."""
    label = _LABEL.search(match.string[max(0, match.start() - 20) : match.start()])
    if label is None:
        return False
    word = label["word"].casefold()
    return word in LABELS and (word not in LABELS_WITH_STOP or bool(label["stop"]))


_LABEL = re.compile(r"(?P<word>[^\W\d_]+|[№#§])(?P<stop>\.?)\s?$")


_NEXT_WORD = re.compile(
    r"(?:\s?(?:[\u2010-\u2015-]|до|to|и|and|или|or)\s?[0-9][0-9 \u00a0]*)?"
    r"(?:\s[а-яё]+[ыи]х){0,2}\s?(?P<word>[^\W\d_]+|[%$€₽])"
)


def read_years(match: re.Match[str]) -> Found | None:
    """2023/24: the end is written with two digits."""
    year, short = int(match["y"]), int(match["short"])
    last = year - year % 100 + short
    if not year < last <= year + 20 or _is_labelled(match):
        return None
    if match["s"]:
        number = SEASON_NUMBERS[match["s"][:3].lower()]
        return Found(*match.span(), f"{year}-{number}", "season", year, kind="season")
    return Found(*match.span(), f"{year}/{last}", "interval", last, kind="year")


def read_decade(match: re.Match[str]) -> Found:
    digits = match["y"]
    digits = digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    return Found(*match.span(), f"{digits}X", "decade", int(digits) * 10, kind="decade")


def read_decade_in_words(match: re.Match[str]) -> Found:
    folded = match["w"].lower()
    digit = next(n for stem, n in DECADE_STEMS.items() if folded.startswith(stem))
    century = 20 if digit == 2 else 19
    edtf = f"{century}{digit}X"
    return Found(*match.span(), edtf, "decade", int(edtf[:3]) * 10, kind="decade")


def read_century(match: re.Match[str]) -> Found | None:
    number = _ordinal(match["n"])
    if not 0 < number <= 21:
        return None
    edtf = f"{number - 1:02d}XX"
    return Found(*match.span(), edtf, "century", (number - 1) * 100, kind="century")
