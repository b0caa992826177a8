"""Every tracked table as it is stored: one CSV column a field, nothing joined.

`tables/` of the bundle is for reading; `rows/` is for proving. Together with the
schema in datapackage.json a row here is exactly what the log calls the state of an
object, so "rows equal their last events" can be checked with a CSV reader.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import translation

from claims.audit.current_rows import tracked_models
from claims.exports.columns import Column, Kind, Table

_KINDS: dict[type[Any], Kind] = {
    models.BooleanField: Kind.YES_NO,
    models.DateTimeField: Kind.MOMENT,  # before DateField, whose child it is
    models.DateField: Kind.DATE,
    models.DecimalField: Kind.NUMBER,
    models.IntegerField: Kind.INTEGER,  # AutoField too
    models.ForeignKey: Kind.INTEGER,
}

PEOPLE = Table(
    name="people",
    ru="Учётные записи, на которые ссылаются строки: номер и имя, больше ничего.",
    en="Accounts that rows refer to: number and name, nothing else.",
    source="auth_user x",
    key="x.id",
    primary_key=("id",),
    columns=(
        Column("id", Kind.INTEGER, "x.id", "Номер", "Number"),
        Column("username", Kind.TEXT, "x.username", "Имя для входа", "Name to log in"),
    ),
)


def kind_of(field: Any) -> Kind:
    for known, kind in _KINDS.items():
        if isinstance(field, known):
            return kind
    return Kind.TEXT


def is_bilingual(field: Any) -> bool:
    return type(field).__name__.startswith("I18n")


def columns_of(field: Any) -> list[Column]:
    """One column, or one for each language. Of what the log withholds, as there, only
    whether there is something: a bundle leaves the house."""
    source = f'x."{field.column}"'
    ru, en = _said(field.verbose_name, "ru"), _said(field.verbose_name, "en")
    if field.name in getattr(field.model, "WITHHELD", ()):
        return [Column(field.name, Kind.YES_NO, f"({source} <> '')", ru, en)]
    if is_bilingual(field):
        return [
            Column(f"{field.name}_{code}", Kind.TEXT, source, ru, en, code)
            for code, _name in settings.LANGUAGES
        ]
    if isinstance(field, models.JSONField):
        source = f"CAST({source} AS text)"
    return [Column(field.name, kind_of(field), source, ru, en)]


def _said(words: object, language: str) -> str:
    """Whatever language the person reads who asked for the bundle."""
    with translation.override(language):
        return str(words)


def table_of(model: type[models.Model]) -> Table:
    meta = model._meta
    columns = [each for field in meta.concrete_fields for each in columns_of(field)]
    return Table(
        name=f"{meta.model_name}",
        ru=_said(meta.verbose_name_plural, "ru"),
        en=_said(meta.verbose_name_plural, "en"),
        source=f"{meta.db_table} x",
        key=f'x."{meta.pk.column}"',
        primary_key=(meta.pk.name,),
        columns=tuple(columns),
    )


def row_tables() -> list[tuple[type[models.Model], Table]]:
    """All of them, by name."""
    return [
        (model, table_of(model)) for _name, model in sorted(tracked_models().items())
    ]
