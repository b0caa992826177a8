"""A revision's bibliography and the places that cite it."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from claims.audit import log
from claims.models import Citation, Reference, Revision
from claims.workflow import policies

from . import validation

# Most entries have no problems; some have no source here, and some places no entry.
MAY_BE_EMPTY = ("problems", "source", "reference")


@transaction.atomic
def record(
    revision: Revision,
    *,
    by: User,
    references: list[dict[str, Any]],
    citations: list[dict[str, Any]],
) -> None:
    """Stores a bibliography and its citations as one reading of the text.

    `references` and `citations` are columns of the tables of that name, a citation's
    `reference` being the entry's number or None.
    """
    policies.check_can_research(by)
    entries: dict[int, Reference] = {}
    for columns in references:
        entry = Reference(revision=revision)
        validation.assign(entry, columns)
        validation.check(entry, exclude=MAY_BE_EMPTY)
        entry.save(force_insert=True)
        entries[entry.number] = entry
    places = []
    for columns in citations:
        number = columns["reference"]
        place = Citation(revision=revision)
        validation.assign(place, {**columns, "reference": entries.get(number)})
        validation.check(place, exclude=MAY_BE_EMPTY)
        place.save(force_insert=True)
        places.append(place)
    log.record(
        "citations.recorded",
        by=by,
        about=revision.article,
        changed=[*entries.values(), *places],
    )
