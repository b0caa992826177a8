"""An audit bundle read into an empty database: every row and the whole chain.

The bundle is proved first, by its own checker, and the database afterwards, by
`verify_audit_log`; in between everything is one transaction. Nothing is added to the
log: the history is the one in the bundle, so the restored newsroom gives the same
bundle again, byte for byte on the same engine.

What a bundle does not hold cannot come back: readers' words, passwords, addresses and
roles of accounts (they come back as names that nobody can sign in with), notices, and
the search index, which is built anew.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from i18nfield.fields import I18nFieldMixin

from claims import loading
from claims.audit.current_rows import tracked_models
from claims.audit.installed import INSTALLED
from claims.audit.verify import verify
from claims.databases import in_batches
from claims.exceptions import DomainError
from claims.exports.bundle.checker import files
from claims.exports.bundle.checker.rows import Rows
from claims.exports.bundle.checker.shelves import Shelves
from claims.exports.bundle.checker.verify import answer
from claims.migrations import _guards as guards
from claims.models import AuditEvent, AuditHead, Claim
from claims.models.languages import lazy
from claims.search import index

from .progress import Progress

CHUNK: Final = 2_000
NOT_IN_A_BUNDLE: Final = "…"  # a reader's words stay in the house they were sent to


def restore(path: Path, out: Any, *, is_trial: bool = False) -> None:
    """Raises DomainError: the bundle is not whole, or the database is not empty."""
    sentence, is_whole = answer(path, int(get_language() == "ru"))
    if not is_whole:
        raise DomainError(sentence)
    check_is_fresh()
    if is_trial:
        out.write(sentence)
        return
    bundle = files.Zip(path)
    manifest = files.read_manifest(bundle)
    try:
        with transaction.atomic():
            _load(bundle, manifest)
            report = verify()
            if report.fault is not None:
                raise DomainError(str(report.fault))
    except (IntegrityError, DataError, ValueError, KeyError) as error:
        raise DomainError(
            _("The bundle does not fit this version: %(why)s") % {"why": error}
        ) from error
    out.write(
        _(
            "Restored: %(events)d events and %(rows)d rows agree. Nobody can sign in "
            "yet: accounts came back as names, without passwords and roles."
        )
        % {"events": report.events, "rows": report.rows}
    )


def check_is_fresh() -> None:
    """A database as `migrate` leaves it. Raises DomainError."""
    if AuditEvent.objects.exists() or User.objects.exists() or Claim.objects.exists():
        raise DomainError(
            _(
                "A bundle is restored into an empty database, straight after migrate. "
                "This one holds claims, accounts or a history."
            )
        )


def _load(bundle: Any, manifest: dict[str, Any]) -> None:
    described = json.loads(b"".join(files.blocks(bundle.open("datapackage.json"))))
    resources = {each["path"]: each for each in described["resources"]}
    total = sum(each.get("rows", 0) for each in manifest["files"].values())
    guards.remove_from(connection)

    def rows(path: str) -> Iterable[dict[str, Any]]:
        if path not in resources:  # of an older version
            return []
        return Rows(bundle, manifest, resources[path])

    with Progress(total, _("Restoring")) as bar:
        people = _people(rows("rows/people.csv"))
        models_here = tracked_models()
        for name in INSTALLED:
            if f"rows/{name}.csv" not in resources:  # of an older version
                continue
            models_here[name]._base_manager.all()._raw_delete(connection.alias)  # type: ignore[attr-defined]
        for name, model in models_here.items():
            bar.step(_fill(model, rows(f"rows/{name}.csv")))
        bar.step(_events(rows("tables/events.csv"), people))
    _close(manifest["head"], [*models_here.values(), User])
    index.rebuild(index.begin(from_start=True), step=lambda _number: None)


def _people(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    accounts = [
        User(pk=row["id"], username=row["username"], is_active=False) for row in rows
    ]
    for account in accounts:
        account.set_unusable_password()
    User.objects.bulk_create(accounts)
    return {account.username: account.pk for account in accounts}


def _fill(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> int:
    fields, number, given = list(model._meta.concrete_fields), 0, iter(rows)
    untouched = model()
    while batch := list(islice(given, CHUNK)):
        names = [each for each in fields if each.name in batch[0]]
        values = [
            tuple(_stored(field, row[field.name]) for field in names) for row in batch
        ]
        columns = [field.attname for field in names]
        loading.insert(model, untouched, columns, values)
        number += len(batch)
    return number


def _stored(field: Any, value: Any) -> Any:
    if field.name in getattr(field.model, "WITHHELD", ()):
        return NOT_IN_A_BUNDLE if value else ""
    if isinstance(field, I18nFieldMixin):
        return loading.stored(field, lazy(value))
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return loading.stored(field, value)
    return loading.stored(field, field.to_python(value))


def _events(rows: Iterable[dict[str, Any]], people: dict[str, int]) -> int:
    claims = Shelves().new()  # a million do not belong into memory
    known = Claim.objects.values_list("pk", "public_id")
    for key, public_id in in_batches(known, by="pk", size=CHUNK):
        claims[public_id] = key
    names = ("sequence", "at", "actor_id", "code", "about", "claim_id", "reason",
             "body", "prev_hash", "hash")  # fmt: skip
    at = AuditEvent._meta.get_field("at")

    def values() -> Iterator[tuple[Any, ...]]:
        for row in rows:
            yield (
                row["sequence"],
                loading.stored(at, parse_datetime(row["at"])),
                people[row["actor"]] if row["actor"] else None,
                row["code"],
                row["about"],
                claims.get(row["claim_id"]) if row["claim_id"] else None,
                *(row[name] or "" for name in names[6:]),
            )

    number, given = 0, values()
    while batch := list(islice(given, CHUNK)):
        loading.insert(AuditEvent, AuditEvent(), names, batch)
        number += len(batch)
    return number


def _close(head: dict[str, Any], filled: list[type[models.Model]]) -> None:
    """The end of the chain, the counters of keys, and the guards on again."""
    last = AuditEvent.objects.order_by("-sequence").first()
    AuditHead.objects.filter(pk=1).update(
        **head,
        public_sequence=head["sequence"],
        public_at=last.at if last else None,
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in connection.ops.sequence_reset_sql(no_style(), filled):
            cursor.execute(statement)
    guards.install_on(connection)
