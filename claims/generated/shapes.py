"""Rows as plain values, and as each engine stores them.

Columns and defaults are read from the models, so a column that is added tomorrow is
in tomorrow's archive, with its default.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, NamedTuple

from django.db import models
from i18nfield.fields import I18nFieldMixin

from claims.audit.snapshots import snapshot

Row = dict[str, Any]  # by field name: what the audit log says of the row
Stored = tuple[Any, ...]


class Column(NamedTuple):
    name: str  # of the field, and so of the log
    column: str
    kind: str  # "plain", "texts", "moment", "number"


class Shape(NamedTuple):
    """A table: its columns in order, and a row nobody has filled."""

    table: str
    columns: tuple[Column, ...]
    defaults: Row

    def row(self, **values: Any) -> Row:
        return {**self.defaults, **values}


def shape_of(model: type[models.Model]) -> Shape:
    fields = model._meta.concrete_fields
    return Shape(
        model._meta.db_table,
        tuple(Column(each.name, str(each.column), _kind(each)) for each in fields),
        snapshot(model()),
    )


def _kind(field: "models.Field[Any, Any]") -> str:
    if isinstance(field, I18nFieldMixin):
        return "texts"
    if isinstance(field, models.DateTimeField):
        return "moment"
    if isinstance(field, models.DecimalField):
        return "number"
    return "plain"


def _texts(value: Mapping[str, str]) -> str:
    """As I18nFieldMixin.get_prep_value: json.dumps with its usual separators."""
    pairs = [f"{_quoted(name)}: {_quoted(value[name])}" for name in sorted(value)]
    return f"{{{', '.join(pairs)}}}"


def _sqlite_moment(value: str | None) -> str | None:
    """As Django writes a moment that is not a whole second."""
    return value and f"{value[:10]} {value[11:26]}"


def _sqlite_number(value: str | None) -> str | None:
    return value and format(Decimal(value), ".6f")


CONVERTERS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "sqlite": {
        "texts": _texts,
        "moment": _sqlite_moment,
        "number": _sqlite_number,
    },
    "postgresql": {"texts": _texts},
}


class Storing:
    """Turns rows of one shape into what the engine takes."""

    def __init__(self, shape: Shape, vendor: str) -> None:
        known = CONVERTERS[vendor]
        self._columns = [(each.name, known.get(each.kind)) for each in shape.columns]

    def __call__(self, row: Row) -> Stored:
        return tuple(
            [
                convert(row[name]) if convert else row[name]
                for name, convert in self._columns
            ]
        )
