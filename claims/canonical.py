"""One spelling for every value, so that equal things have equal digests.

Canonical JSON here: UTF-8, keys sorted, no spaces, nothing escaped that need not
be. Moments are UTC with six decimals and "Z", decimals are strings without
trailing zeros. (RFC 8785 sorts by UTF-16 units and writes floats as ECMAScript
does; our keys are ASCII and we write no floats, so the two agree.)
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from i18nfield.strings import LazyI18nString

Json = dict[str, Any] | list[Any] | str | int | bool | None


def canonical(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def plain_value(value: Any) -> Any:
    """`value` of a model field as JSON; a datetime must be aware."""
    if isinstance(value, dt.datetime):
        moment = value.astimezone(dt.UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, LazyI18nString):
        return plain_value(value.data)
    if isinstance(value, Mapping):
        return {str(key): plain_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain_value(each) for each in value]
    return value
