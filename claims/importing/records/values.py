"""Single values as other people write them. Raises CellRefused with the reason."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from .faults import CellRefused

LONGEST: Final = {
    **{"statement": 2_000, "leads": 5_000, "rating": 200, "url": 2_000},
    **{"organisation": 300, "claimant": 300, "source_id": 500, "language": 12},
}
LONGEST_OTHER: Final = 2_000
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SAFE_ADDRESS: Final = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}"
    r"[a-z0-9])?)*\.[a-z]{2,24}(?:/[a-zA-Z0-9/._~%=&?#+,;:@!$'()*-]*)?\Z"
)
_web_address = URLValidator(schemes=["http", "https"])
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?\Z", re.S)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?\Z", re.S)
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\Z")
_SLASHED_ISO: Final = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})\Z")


def text(cell: str, name: str, *, most: int | None = None) -> str:
    """Stripped. Refused: what no text holds (NUL, control codes, bytes that did not
    decode), and what is longer than `most`, or than the column `name` takes."""
    value = cell.strip()
    if found := _FORBIDDEN.search(value):
        code = ord(found[0])
        if code >= 0xD800:
            raise CellRefused(
                name,
                _(
                    "There is a byte that does not fit the file's encoding, at "
                    "character %(place)d. Name the right encoding."
                )
                % {"place": found.start() + 1},
            )
        raise CellRefused(
            name,
            _("There is a control code (U+%(code)s) at character %(place)d.")
            % {"code": f"{code:04X}", "place": found.start() + 1},
        )
    most = most or LONGEST.get(name, LONGEST_OTHER)
    if len(value) > most:
        raise CellRefused(
            name,
            _("%(length)d characters are too many; at most %(most)d are taken.")
            % {"length": len(value), "most": most},
        )
    return value


def address(cell: str, name: str) -> str:
    """An http(s) address, or ""."""
    value = text(cell, name)
    if not value or (len(value) < 500 and _SAFE_ADDRESS.match(value)):
        return value
    try:
        _web_address(value)
    except ValidationError as error:
        raise CellRefused(
            name,
            _("Give a full web address that begins with http:// or https://."),
        ) from error
    return value


def number(cell: str) -> Decimal | None:
    """A number however it is written, None if it is none."""
    written = cell.strip()
    if not written:
        return None
    try:
        value = Decimal(written.replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10**9 else None


def day(cell: str, name: str) -> tuple[dt.date, str] | None:
    """(first day, precision) of 2024-05-01, 01.05.2024, 2024-05 or 2024.

    Months and days that could change places are refused.
    """
    value = text(cell, name)
    if not value:
        return None
    year, month, date = _parts(value, name)
    try:
        found = dt.date(int(year), int(month or 1), int(date or 1))
    except ValueError as error:
        raise _no_day(value, name) from error
    return found, "day" if date else "month" if month else "year"


def _parts(value: str, name: str) -> tuple[str, str | None, str | None]:
    if found := _ISO.match(value) or _SLASHED_ISO.match(value):
        return found[1], found[2], found[3]
    if found := _DOTTED.match(value):
        return found[3], found[2], found[1]
    if found := _SLASHED.match(value):
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second or first == second:
            return found[3], found[2], found[1]
        if second > 12 >= first:
            return found[3], found[1], found[2]
        raise CellRefused(
            name,
            _("“%(day)s” may be two days; write it as 2025-08-12.") % {"day": value},
        )
    raise _no_day(value, name)


def _no_day(value: str, name: str) -> CellRefused:
    return CellRefused(
        name,
        _("“%(day)s” is no day; write it as 2025-08-12.") % {"day": value[:40]},
    )
