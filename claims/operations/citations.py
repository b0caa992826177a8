"""A revision's bibliography and the places that cite it."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from claims.audit import log
from claims.choices import CitationProblem
from claims.exceptions import AlreadyThere, Incomplete
from claims.models import Citation, Claim, NameAlias, Reference, Revision
from claims.models.languages import in_languages, language_codes, lazy
from claims.workflow import policies

from . import claims, validation

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
    `reference` being the entry's number or None. Raises AlreadyThere if the text was
    read before.
    """
    policies.check_can_research(by)
    if revision.references.exists() or revision.citations.exists():
        raise AlreadyThere(_("The audit of this text is recorded already."))
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


@transaction.atomic
def confirm_alias(*, by: User, name: str, spelling: str) -> NameAlias:
    """`spelling` in a text means the author `name`: no later audit asks again."""
    policies.check_can_research(by)
    alias = NameAlias(name=name.strip(), spelling=spelling.strip(), confirmed_by=by)
    validation.check(alias)
    alias.save(force_insert=True)
    log.record("alias.confirmed", by=by, about=alias, changed=[alias])
    return alias


@transaction.atomic
def note_on_claim(citation: Citation, *, by: User, claim: Claim) -> Claim:
    """Writes what is wrong with the citation among the leads of a claim near it.

    Raises Incomplete if nothing is wrong, and whatever `claims.edit` raises.
    """
    if not citation.problems:
        raise Incomplete(_("Nothing is wrong with this citation."))
    leads = in_languages(claim.leads)
    for code in language_codes():
        with override(code):
            noted = _note(citation)
        if noted in leads.get(code, ""):
            raise AlreadyThere(_("The claim has this note already."))
        leads[code] = "\n".join(filter(None, [leads.get(code), noted]))
    return claims.edit(claim, by=by, leads=lazy(leads))


def _note(citation: Citation) -> str:
    problems = [CitationProblem(each["code"]).label for each in citation.problems]
    return _("Citation at %(start)d–%(end)d: %(problems)s.") % {
        "start": citation.start,
        "end": citation.end,
        "problems": "; ".join(map(str, problems)),
    }
