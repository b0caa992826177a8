"""What an event changed, column by column, in words a person reads."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models
from django.utils import formats, timezone
from django.utils.text import Truncator

from claims.canonical import Json
from claims.models import AuditEvent, Revision, Verdict
from claims.models.languages import reader_first

LONGEST_VALUE = 300
# Bookkeeping, and what only a machine reads.
UNTOLD = {
    *("id", "version", "created_at", "updated_at", "claim", "basis", "digest"),
    *("prefix", "suffix", "quote_digest", "sha256", "search_document", "sender"),
}
# What a row's name is made of, and what is too long to read for a name.
JOINED: dict[type[models.Model], str] = {Verdict: "claim", Revision: "article"}
LONG: dict[type[models.Model], tuple[str, ...]] = {
    Verdict: ("basis", "explanation"),
    Revision: ("text",),
}


class Change(NamedTuple):
    """One column: its name, what it held ("" if nothing) and what it holds."""

    label: str
    before: str
    after: str


class _Raw(NamedTuple):
    event: int
    field: "models.Field[Any, Any]"
    before: Json
    after: Json


def changes_of(events: Iterable[AuditEvent]) -> dict[int, list[Change]]:
    """By an event's sequence number, what it changed. One query for each model that
    the changed columns point to, however many events there are."""
    raw = [change for event in events for change in _raw_changes(event)]
    names = _names(raw)
    told: dict[int, list[Change]] = defaultdict(list)
    for change in raw:
        told[change.event].append(
            Change(
                str(change.field.verbose_name),
                _words(change.field, change.before, names),
                _words(change.field, change.after, names),
            )
        )
    return told


def _raw_changes(event: AuditEvent) -> Iterator[_Raw]:
    body = json.loads(event.body)
    before, after = body["before"], body["after"]
    for key, now in after.items():
        model = _model(key)
        was = before.get(key)
        merely_there = was is None and key != body["about"] and _is_bystander(key, body)
        if model is None or merely_there:
            continue
        for field in model._meta.concrete_fields:
            pair = _pair(field.name, was, now)
            if field.name not in UNTOLD and pair is not None:
                yield _Raw(event.sequence, field, *pair)


def _is_bystander(key: str, body: dict[str, Any]) -> bool:
    """The claim goes along with whatever is done to its parts."""
    return key.startswith("claim:") or body["code"].startswith("revision.")


def _pair(name: str, was: Any, now: Any) -> tuple[Json, Json] | None:
    """Old and new value of a column, if they differ."""
    if now is None:
        return (was or {}).get(name), None
    if was is None:
        return (None, now[name]) if now.get(name) not in (None, "", {}, []) else None
    return (was[name], now.get(name)) if name in was else None


def _model(key: str) -> type[models.Model] | None:
    name = key.partition(":")[0]
    own = apps.get_app_config("claims").models
    return own.get(name)


def _names(raw: list[_Raw]) -> dict[tuple[type[models.Model], Any], str]:
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for change in raw:
        if change.field.remote_field is not None:
            related: Any = change.field.related_model
            wanted[related] |= {change.before, change.after} - {None}
    return {
        (model, row.pk): str(row)
        for model, keys in wanted.items()
        for row in _rows(model, keys)
    }


def _rows(model: type[models.Model], keys: set[Any]) -> Iterable[models.Model]:
    rows = model._default_manager.filter(pk__in=keys)
    if name := JOINED.get(model):
        rows = rows.select_related(name)
    return rows.defer(*LONG.get(model, ()))


def _words(field: "models.Field[Any, Any]", value: Json, names: Any) -> str:
    if value in (None, "", {}, []):
        return ""
    if field.remote_field is not None:
        return str(names.get((field.related_model, value), value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(field, models.DateTimeField):
        moment = timezone.localtime(field.to_python(value))
        return formats.date_format(moment, "DATETIME_FORMAT")
    if isinstance(field, models.DateField):
        return formats.date_format(field.to_python(value), "DATE_FORMAT")
    if isinstance(value, dict):
        value = " / ".join(reader_first(value))
    return Truncator(str(value)).chars(LONGEST_VALUE)
