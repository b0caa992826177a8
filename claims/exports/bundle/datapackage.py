"""datapackage.json: what each file and column of the bundle is, for Frictionless.

Properties of ours beside the standard's: on a resource of rows `installed` (rows may
be older than the log); on its fields `field` (the name the log uses), `language`,
`nullable`, `json`, and `default` (what a column held before the log knew it). On a
table for reading `repeats` (whose rows, see `copies`), on its fields `copy`.
"""

from typing import Any

from django.db import models

from claims.audit.installed import INSTALLED
from claims.audit.snapshots import snapshot
from claims.exports.columns import Column, Kind, Table

from .copies import copies
from .rows import columns_of

_TYPES = {
    Kind.TEXT: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.DATE: {"type": "date"},
    Kind.MOMENT: {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%fZ"},
    Kind.YES_NO: {"type": "boolean"},
}
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}
# table.column → table.column; to a table's whole primary key where that has parts.
_READING_KEYS = {
    "claims": [(["merged_into"], "claims", ["id"])],
    "appearances": [(["claim_id"], "claims", ["id"])],
    "evidence": [
        (["claim_id"], "claims", ["id"]),
        (["source_slug"], "sources", ["slug"]),
    ],
    "verdicts": [(["claim_id"], "claims", ["id"])],
    "reviews": [(["claim_id", "verdict_number"], "verdicts", ["claim_id", "number"])],
    "corrections": [
        (["claim_id"], "claims", ["id"]),
        (["claim_id", "from_verdict"], "verdicts", ["claim_id", "number"]),
    ],
    "events": [(["claim_id"], "claims", ["id"])],
}


def reading_resource(table: Table) -> dict[str, Any]:
    """A table of `tables/`."""
    keys = _READING_KEYS.get(table.name, [])
    fields = [_field(column) for column in table.columns]
    own, copied = copies(table)
    for field in fields:
        if field["name"] in copied:
            field["copy"] = copied[field["name"]]
    found = _resource(table, "tables", fields, [_key(table.name, *k) for k in keys])
    return {**found, "repeats": own} if own else found


def people_resource(table: Table) -> dict[str, Any]:
    return _resource(table, "rows", [_field(column) for column in table.columns], [])


def rows_resource(model: type[models.Model], table: Table) -> dict[str, Any]:
    """A table of `rows/`."""
    untouched = snapshot(model())
    fields, keys = [], []
    for field in model._meta.concrete_fields:
        ours = {
            "field": field.name,
            "nullable": field.null or field.primary_key,
            "default": untouched[field.name],
        }
        if isinstance(field, models.JSONField):
            ours["json"] = True
        fields += [{**_field(column), **ours} for column in columns_of(field)]
        if isinstance(field, models.ForeignKey):
            keys.append(_key(_row_name(table.name), [field.name], *_target(field)))
    resource = _resource(table, "rows", fields, keys)
    return {**resource, "installed": table.name in INSTALLED}


def package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "audit-bundle",
        "title": "Audit bundle of a claim tracker",
        "resources": resources,
    }


def _resource(
    table: Table, folder: str, fields: list[dict[str, Any]], keys: list[dict[str, Any]]
) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": fields,
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
    }
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": _row_name(table.name) if folder == "rows" else table.name,
        "path": f"{folder}/{table.name}.csv",
        "title": table.en,
        "description": table.ru,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    known = {"name": column.name, "title": column.en, "description": column.ru}
    language = {"language": column.language} if column.language else {}
    return {**known, **_TYPES[column.kind], **language}


def _row_name(name: str) -> str:
    return f"rows-{name}"


def _target(field: Any) -> tuple[str, list[str]]:
    target = field.remote_field.model._meta
    name = "people" if target.app_label == "auth" else str(target.model_name)
    return _row_name(name), [field.target_field.name]


def _key(
    owner: str, fields: list[str], resource: str, target: list[str]
) -> dict[str, Any]:
    """A reference; to the table itself the standard wants an empty name."""
    return {
        "fields": fields,
        "reference": {
            "resource": "" if resource == owner else resource,
            "fields": target,
        },
    }
