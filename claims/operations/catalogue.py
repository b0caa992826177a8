"""The short lists and the documents: topics, units, outlets, claimants, sources."""

from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import ClaimState
from claims.databases import in_batches
from claims.exceptions import NotAllowed
from claims.models import Claimant, Outlet, Source, Topic, Unit
from claims.search import documents, names
from claims.workflow import policies

from . import validation
from .rounds import UNDER_REVIEW
from .versions import take_version

Entry = TypeVar("Entry", Topic, Unit, Outlet, Claimant, Source)

BATCH = 500
# What a reader of a published claim relies on when they go and look.
SOURCE_IDENTITY = ("slug", "title", "url", "publisher", "author", "year")


@transaction.atomic
def add(model: type[Entry], *, by: User | None, **columns: Any) -> Entry:
    """Adds one entry to a list. `by` is None only for reference data at set-up."""
    if by is not None:
        policies.check_can_research(by)
    row = model()
    validation.assign(row, columns)
    validation.check(row)
    row.save(force_insert=True)
    names.refresh(row)
    log.record(f"{model._meta.model_name}.added", by=by, about=row, changed=[row])
    return row


@transaction.atomic
def edit(row: Entry, *, by: User, **columns: Any) -> Entry:
    """Changes an entry. Names go into the search documents that use them.

    Raises NotAllowed for the identity of a source that a published claim, or one
    under review, rests on.
    """
    policies.check_can_research(by)
    stored = type(row)._default_manager.get(pk=row.pk)
    was = log.before(stored)
    if isinstance(row, Source):
        _check_source_may_change(row, stored, columns)
        take_version(row)
    validation.assign(row, columns)
    validation.check(row)
    row.save(force_update=True)
    _refresh_documents(row)
    log.record(
        f"{row._meta.model_name}.edited", by=by, about=row, changed=[row], was=[was]
    )
    return row


def _check_source_may_change(
    source: Source, stored: Source, columns: dict[str, Any]
) -> None:
    identity = [name for name in SOURCE_IDENTITY if name in columns]
    if all(columns[name] == getattr(stored, name) for name in identity):
        return
    locked = [*UNDER_REVIEW, ClaimState.PUBLISHED, ClaimState.WITHDRAWN]
    if source.evidence.filter(claim__state__in=locked).exists():
        raise NotAllowed(
            _(
                "A claim that is published or under review rests on this source, so "
                "its title, author, publisher, year and address are locked. You can "
                "add an archived copy, an interest or a note."
            )
        )


def _refresh_documents(row: Entry) -> None:
    names.refresh(row)
    if isinstance(row, Claimant | Topic):
        for claim in in_batches(row.claims.all(), by="pk", size=BATCH):
            documents.refresh(claim)
