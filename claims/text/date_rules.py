"""The shapes of single dates, in the order in which they win over each other."""

import re

from claims.text.date_readers import (
    Reader,
    read_century,
    read_day,
    read_days,
    read_decade,
    read_decade_in_words,
    read_iso,
    read_month_alone,
    read_month_of_year,
    read_numeric,
    read_part_of_year,
    read_season,
    read_year,
    read_years,
)
from claims.text.words.calendar import DECADE_STEMS, ENGLISH_MONTH, MONTH, SEASON

_HYPHENS = r"\u2010-\u2015-"
_DAY = r"(?P<d>0?[1-9]|[12][0-9]|3[01])(?!\d)"
_YEAR_WORD = r"(?:\s?(?:г\.(?:\s?г\.)?|гг\.|гг?(?!\w)|год[а-я]{0,3}(?!\w)))?"
_YEAR = (
    r"(?P<y>1[0-9]{3}|2[01][0-9]{2})(?:-?(?:го|му?|й|ом|е|ый|ого))?(?!\w)" + _YEAR_WORD
)
_DASH = rf"\s?[{_HYPHENS}]\s?"
_RUSSIAN_DECADES = "|".join(stem for stem in DECADE_STEMS if not stem.isascii())
_ENGLISH_DECADES = "|".join(stem for stem in DECADE_STEMS if stem.isascii())

# Between the two ends of an interval; a word needs its opening word ("с … по").
CONNECTOR = re.compile(
    rf"{_DASH}|,?\s+(?P<word>по|до|и|to|through|till|until|and)\s+(?:the\s+)?"
)

# Names usable in the shapes below, where a space joins and means nothing.
_PARTS = {
    "FREE": r"(?<![\w№#])",
    "ALONE": rf"(?:(?<=\d{{4}}[{_HYPHENS}])|(?<![\w.,:/№#{_HYPHENS}]))",
    "YEAR_START": rf"(?:(?<=\b[12]\d{{3}}[{_HYPHENS}])"
    rf"|(?<![\w/:№#$€£{_HYPHENS}])(?<!\d[.,]))",
    "YEAR": _YEAR,
    "YEAR_WORD": _YEAR_WORD,
    "COMMA_YEAR": rf"(?:,?\s+{_YEAR})?",
    "OF_YEAR": rf"(?:\s+of)?(?:\s+the\s+year)?,?\s+{_YEAR}",
    "YYYY": r"(?P<y>[12]\d{3})",
    "MM": r"(?P<mn>\d\d)",
    "DD": r"(?P<d>\d\d)",
    "DAY": _DAY,
    "DAY2": _DAY.replace("<d>", "<d2>"),
    "NTH": r"(?:-?(?:го|е|ое|ого)(?!\w)|st|nd|rd|th)?",
    "TO": rf"(?:{_DASH}|\s+(?:по|до|to|through|until)\s+)",
    "MONTH": rf"(?P<m>{MONTH})",
    "OF_MONTH": rf"\s+(?:of\s+)?(?P<m>{MONTH})",
    "ENGLISH_MONTH": rf"(?P<m>{ENGLISH_MONTH})\s+",
    "SEASON": rf"(?P<s>{SEASON})",
    "IN_SEASON": rf"(?:(?P<s>{SEASON})(?:\s+of)?\s+)?",
    "HYPHEN": rf"[/{_HYPHENS}]",
    "PART_NUMBER": r"(?P<n>[IVX]{1,3}"
    r"|[1-4](?:-?(?:й|го|м|му|ый|е|я|ое|ом|st|nd|rd|th))?"
    r"|(?i:перв|втор|трет|четв[её]рт)[а-я]{2,3}|(?i:first|second|third|fourth))",
    "PART": r"\s+(?P<part>(?i:кв\.|квартал[а-я]{0,2}|полугоди[а-я]{1,2}|quarter|half))",
    "CENTURY_NUMBER": r"(?P<n>[IVX]{1,5}|1[0-9]|2[01]"
    r"|[0-9]{1,2}-?(?:й|го|м|му|ый|е|ом|st|nd|rd|th)"
    r"|(?i:двадцать перв|[а-я]{3,9}надцат|двадцат)[а-я]{2,3}"
    r"|(?i:[a-z]{3,6}teenth|twentieth|twenty-first))",
    "CENTURY": r"[\s-]+(?:век(?:а|е|у|ом)?|столети[а-я]{1,2}|в\.|(?i:century))(?!\w)",
    "YEARS_WORD": r"(?:\s+год[а-я]{0,3}(?!\w))?",
    "RUSSIAN_DECADE": rf"(?P<w>(?i:{_RUSSIAN_DECADES})(?i:ые|ых|ым))(?!\w)",
    "ENGLISH_DECADE": rf"(?<=the )(?P<w>(?i:{_ENGLISH_DECADES})ies)(?!\w)",
}


def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile("".join(_PARTS.get(part, part) for part in shape.split()))


RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (_compiled(shape), reader)
    for shape, reader in (
        (r"ALONE YYYY - MM - DD (?![\d-])", read_iso),
        (r"ALONE YYYY (?P<sep>[./]) MM (?P=sep) DD (?!\d)", read_iso),
        (
            r"ALONE DAY (?P<sep>[./-]) (?P<mn>0?[1-9]|[12]\d|3[01]) (?P=sep) YEAR",
            read_numeric,
        ),
        ("ALONE DAY NTH TO DAY2 NTH OF_MONTH COMMA_YEAR", read_days),
        ("FREE ENGLISH_MONTH DAY NTH TO DAY2 NTH COMMA_YEAR", read_days),
        ("FREE DAY NTH OF_MONTH COMMA_YEAR", read_day),
        (r"FREE ENGLISH_MONTH DAY NTH COMMA_YEAR (?!\w)", read_day),
        ("FREE MONTH OF_YEAR", read_month_of_year),
        (r"ALONE YYYY - (?P<mn>0[1-9]) (?P<d>) (?![\w-])", read_iso),
        (
            r"FREE IN_SEASON (?P<y>1\d{3}|20\d\d) HYPHEN (?P<short>\d\d) (?![\d-])"
            " YEAR_WORD",
            read_years,
        ),
        ("FREE SEASON OF_YEAR", read_season),
        ("FREE PART_NUMBER PART OF_YEAR", read_part_of_year),
        (r"FREE (?P<part>[QH]) (?P<n>[1-4]) \s+ YEAR", read_part_of_year),
        (
            r"FREE (?P<y>1\d\d0|20\d0) (?:-?(?:е|х|м|ми|ых|ые)|['\u2019]?s) (?!\w)"
            " YEARS_WORD",
            read_decade,
        ),
        (
            r"FREE ['\u2019]? (?P<y>[2-9]0)"
            r" (?:-?[ех](?!\w)\s+год[а-я]{1,3}|-[ех](?!\w)|['\u2019]?s) (?!\w)",
            read_decade,
        ),
        ("FREE RUSSIAN_DECADE YEARS_WORD", read_decade_in_words),
        ("FREE ENGLISH_DECADE", read_decade_in_words),
        ("FREE CENTURY_NUMBER CENTURY", read_century),
        (r"YEAR_START YEAR (?!-[а-яa-z]|[.,]\d)", read_year),
        ("FREE MONTH", read_month_alone),
    )
)
