"""Rows as JSON, the same way every time."""

from typing import Any

from django.db import models
from i18nfield.fields import I18nFieldMixin

from claims.canonical import Json, plain_value
from claims.models.languages import in_languages

Snapshot = dict[str, Json]


def object_key(row: models.Model) -> str:
    """ "claim:12": the model's name and the primary key."""
    return f"{row._meta.model_name}:{row.pk}"


def snapshot(row: models.Model) -> Snapshot:
    """Every stored column of `row` by its field name, JSON-ready.

    Of a column that the model names in `WITHHELD` only whether there is something:
    the log cannot forget, and what readers write about themselves must be forgotten.
    """
    withheld = getattr(row, "WITHHELD", ())
    return {
        field.name: bool(getattr(row, field.attname))
        if field.name in withheld
        else _column(row, field)
        for field in row._meta.concrete_fields
    }


def _column(row: models.Model, field: "models.Field[Any, Any]") -> Json:
    value = getattr(row, field.attname)
    if isinstance(field, I18nFieldMixin):
        return dict(in_languages(value))
    stored: Json = plain_value(field.to_python(value) if value is not None else None)
    return stored


def changed_only(before: Snapshot, after: Snapshot) -> Snapshot:
    """The old values of the columns that differ."""
    return {name: old for name, old in before.items() if after.get(name) != old}
