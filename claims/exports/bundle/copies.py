"""Which columns of a table for reading are plain copies of `rows/`.

The chain protects `rows/` only. Where a table for reading repeats a column, its own or
one that its references lead to, the checker compares the two; both files stand in
the order of the primary key. What is counted, chosen or put together (how much
evidence, the article where a claim first stood) is not among them.
"""

import re
from typing import Any

from django.db import models

from claims.audit.current_rows import tracked_models
from claims.exports.columns import Table

from .rows import PEOPLE, is_bilingual

_FROM = re.compile(r"^(\w+) (\w+)")
_JOIN = re.compile(r"JOIN (\w+) (\w+)\s+ON (\w+)\.id = (\w+)\.(\w+)\s*(?=LEFT|JOIN|$)")
_COLUMN = re.compile(r"^(\w+)\.\"?(\w+)\"?$")

Via = list[list[str]]


def copies(table: Table) -> tuple[str, dict[str, Any]]:
    """The name of the rows that `table` repeats one by one ("" if none), and for each
    column copied `field` and `via`: the references to follow, with the rows each
    leads to."""
    places = _places(table)
    own = _FROM.match(str(table.source))
    if not own or own[2] not in places:
        return "", {}
    copied = {}
    for column in table.columns:
        named = _COLUMN.match(column.source) if isinstance(column.source, str) else None
        if named is None or named[1] not in places:
            continue
        rows, via = places[named[1]]
        field = _field_of(rows, named[2])
        if field and bool(column.language) == bool(is_bilingual(field)):
            copied[column.name] = {"field": field.name, "via": via}
    return places[own[2]][0], copied


def _places(table: Table) -> dict[str, tuple[str, Via]]:
    """By alias: which rows, and how one gets there."""
    stored = {model._meta.db_table: name for name, model in tracked_models().items()}
    stored["auth_user"] = PEOPLE.name
    source = " ".join(str(table.source).split())
    first = _FROM.match(source)
    if not first or first[1] not in stored:
        return {}
    places: dict[str, tuple[str, Via]] = {first[2]: (stored[first[1]], [])}
    for name, alias, joined, owner, column in _JOIN.findall(source):
        if name in stored and joined == alias and owner in places:
            rows, via = places[owner]
            reference = _field_of(rows, column)
            if reference:
                places[alias] = (stored[name], [*via, [reference.name, stored[name]]])
    return places


def _field_of(rows: str, column: str) -> Any:
    """None for what rows/ writes otherwise: withheld, or JSON."""
    if rows == PEOPLE.name:
        return models.CharField(name=column) if column == "username" else None
    model = tracked_models()[rows]
    for field in model._meta.concrete_fields:
        if field.column == column:
            is_other = isinstance(field, models.JSONField) and not is_bilingual(field)
            is_other = is_other or field.name in getattr(model, "WITHHELD", ())
            return None if is_other else field
    return None
