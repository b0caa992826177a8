"""What is there already, by the key the demonstration gave it.

People may rename an entry, or take a relation away. A second run must not bring
back what they changed; the audit log remembers under which key a row was added.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db.models import QuerySet

from claims.databases import in_batches
from claims.models import (
    AuditEvent,
    Claim,
    Claimant,
    Outlet,
    Relation,
    Revision,
    Source,
    Topic,
    Unit,
)

Row = TypeVar("Row", Topic, Unit, Outlet, Claimant, Source)
Join = tuple[int, int, str]
BATCH = 500


def rows_by_slug(model: type[Row], slugs: Iterable[str]) -> dict[str, Row]:
    """Entries of a list by the slug they have, or the one they were added under."""
    wanted = set(slugs)
    rows: QuerySet[Row] = model._default_manager.all()
    found = {row.slug: row for row in rows.filter(slug__in=wanted)}
    if missing := wanted - found.keys():
        for about, columns in _additions(f"{model._meta.model_name}.added"):
            if columns["slug"] in missing:
                found[columns["slug"]] = rows.get(pk=about.partition(":")[2])
    return found


def revisions_by_digest(digests: Iterable[str]) -> dict[str, Revision]:
    """A revision is never changed nor deleted."""
    rows = Revision.objects.filter(sha256__in=digests).order_by("-pk")
    return {row.sha256: row for row in rows.defer("text")}


def claims_by_key(keys: Iterable[str]) -> dict[str, Claim]:
    """A claim's public id is never changed, and a claim never deleted."""
    return {
        claim.public_id: claim for claim in Claim.objects.filter(public_id__in=keys)
    }


def joined_once(joins: set[Join]) -> set[Join]:
    """Those of the joins that are there, or were and have been taken away."""
    rows = Relation.objects.filter(from_claim__in={start for start, _, _ in joins})
    found = joins & set(rows.values_list("from_claim_id", "to_claim_id", "kind"))
    if found != joins:
        found |= {
            (columns["from_claim"], columns["to_claim"], columns["kind"])
            for _about, columns in _additions("relation.added")
        } & joins
    return found


def _additions(code: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was added, and the columns it had then."""
    events = AuditEvent.objects.filter(code=code)
    rows = events.values_list("sequence", "about", "body")
    for _number, about, body in in_batches(rows, by="sequence", size=BATCH):
        yield about, json.loads(body)["after"][about]
