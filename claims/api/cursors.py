"""Pages that begin where the last one ended, at the same cost however deep.

A cursor is the sort key of the last row, as text nobody needs to read. It names no
primary key: those would tell how much there is that is not public.
"""

import base64
import binascii
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Field, Model, Q, QuerySet
from django.utils.translation import gettext as _

from claims.canonical import plain_value

from .problems import Refused, missing


@dataclass(frozen=True, slots=True)
class Rows:
    """One page. `after` leads to the next, "" when nothing follows."""

    rows: list[Any]
    after: str


def leads_nowhere() -> Refused:
    return missing(_("“after” leads nowhere. Begin again without it."))


def written(*key: Any) -> str:
    text = json.dumps([plain_value(part) for part in key], ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str, parts: int) -> list[str]:
    """Raises Refused if it is none of ours."""
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        key = json.loads(base64.urlsafe_b64decode(padded.encode()))
    except (binascii.Error, ValueError, RecursionError) as nonsense:
        raise leads_nowhere() from nonsense
    is_key = isinstance(key, list) and len(key) == parts
    if not is_key or not all(isinstance(p, str) and _is_text(p) for p in key):
        raise leads_nowhere()
    return list(key)


def _is_text(part: str) -> bool:
    """What no database takes: NUL, and halves of code points."""
    return "\x00" not in part and not any("\ud800" <= sign <= "\udfff" for sign in part)


def page_of(
    rows: QuerySet[Any], order: tuple[str, ...], *, after: str, limit: int
) -> Rows:
    """`order`: columns that together name one row, "-" before those that descend."""
    names = [column.removeprefix("-") for column in order]
    if after:
        key = [
            _value(rows.model, name, part)
            for name, part in zip(names, read(after, len(order)), strict=True)
        ]
        rows = rows.filter(_beyond(order, key))
    found = list(rows.order_by(*order)[: limit + 1])
    shown = found[:limit]
    follows = len(found) > limit
    key = [_attribute(shown[-1], name) for name in names] if follows else []
    return Rows(shown, written(*key) if follows else "")


def _beyond(order: tuple[str, ...], key: list[Any]) -> Q:
    """(a, b) > (x, y), column by column: a > x, or a = x and b > y. And a >= x, which
    follows: engines seek by it, but walk from the beginning when they meet "or"."""
    beyond, same = Q(), Q()
    for column, value in zip(order, key, strict=True):
        name = column.removeprefix("-")
        way = "lt" if column.startswith("-") else "gt"
        beyond |= same & Q(**{f"{name}__{way}": value})
        same &= Q(**{name: value})
    first, descends = order[0].removeprefix("-"), order[0].startswith("-")
    return Q(**{f"{first}__{'lte' if descends else 'gte'}": key[0]}) & beyond


def _value(model: type[Model], name: str, text: str) -> Any:
    field: Any = None
    try:
        for part in name.split("__"):
            field = model._meta.get_field(part)
            model = field.related_model or model
    except FieldDoesNotExist as wrong:
        raise TypeError(f"{name} is no column") from wrong
    try:
        assert isinstance(field, Field)  # noqa: S101 - for the type checker
        value = field.to_python(text)
        if isinstance(value, dt.datetime):
            return value.astimezone(dt.UTC)  # there may be no such moment in UTC
    except (ValidationError, OverflowError) as nonsense:
        raise leads_nowhere() from nonsense
    return value


def _attribute(row: Any, name: str) -> Any:
    for part in name.split("__"):
        row = getattr(row, part)
    return row
