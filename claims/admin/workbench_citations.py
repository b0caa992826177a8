"""The citation audit of a text: what the machine found, what a person confirmed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.choices import CitationProblem
from claims.exceptions import DomainError
from claims.models import Citation, Claim, NameAlias, Reference, Revision
from claims.operations import citations
from claims.text import citations as audit
from claims.text.normalise import digest
from claims.text.sentences import sentences
from claims.workflow import policies

from .revisions import revision_label
from .workbench import revision_to_read

_BEFORE_YEAR: Final = re.compile(r"[^\d(]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A citation or an entry as the page shows it. `key` names its checkboxes."""

    key: str
    words: str
    number: int | None
    problems: list[tuple[str, str]]
    url: str | None = None
    spelling: str = ""
    name: str = ""
    stored: Citation | Reference | None = None
    claims: tuple[Claim, ...] = ()

    @property
    def is_variant(self) -> bool:
        return bool(self.spelling and self.name)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int, site: Any) -> HttpResponse:
    """What is stored; if nothing is, what the machine reads, to be confirmed."""
    revision = revision_to_read(request, pk)
    if request.method == "POST":
        _act(request, revision)
        return HttpResponseRedirect(request.path)
    is_stored = revision.references.exists() or revision.citations.exists()
    found = None if is_stored or revision.text is None else _audit(revision.text)
    rows = _found(found) if found else _stored(revision)
    context = {
        **site.each_context(request),
        "title": _("Citations"),
        "subtitle": revision_label(revision),
        "revision": revision,
        "is_stored": is_stored,
        "citations": rows[0],
        "references": rows[1],
        "problems": sum(len(row.problems) for part in rows for row in part),
        "may_write": policies.is_researcher(request.user),
    }
    return TemplateResponse(request, "admin/claims/workbench_citations.html", context)


def _audit(text: str) -> audit.CitationAudit:
    return audit.audit_citations(text, NameAlias.objects.all().spellings())


def _found(found: audit.CitationAudit) -> tuple[list[Row], list[Row]]:
    entries = {one.number: one for one in found.references}
    cited = [
        Row(
            f"c{place.start}",
            place.text,
            place.reference,
            _labelled(place.problems),
            spelling=_name(place.text) if _is_variant(place) else "",
            name=_author(entries.get(place.reference or 0)),
        )
        for place in found.citations
    ]
    listed = [
        Row(f"r{one.number}", _entry(one), one.number, _labelled(one.problems), one.url)
        for one in found.references
    ]
    return cited, listed


def _stored(revision: Revision) -> tuple[list[Row], list[Row]]:
    text = revision.text or ""
    near = _ClaimsNear(revision)
    cited = [
        Row(
            f"c{row.start}",
            text[row.start : row.end] or f"{row.start}–{row.end}",
            row.reference.number if row.reference else None,
            _labelled(each["code"] for each in row.problems),
            stored=row,
            claims=near.at(row.start) if row.problems else (),
        )
        for row in revision.citations.select_related("reference").order_by("start")
    ]
    listed = [
        Row(
            f"r{row.number}",
            text[row.start : row.end] or str(row.source or f"{row.start}–{row.end}"),
            row.number,
            _labelled(each["code"] for each in row.problems),
            stored=row,
        )
        for row in revision.references.select_related("source").order_by("number")
    ]
    return cited, listed


class _ClaimsNear:
    """Claims that stand in the same sentence as a citation rest on it."""

    def __init__(self, revision: Revision) -> None:
        self.sentences = sentences(revision.text) if revision.text else []
        self.places = list(revision.appearances.select_related("claim"))

    def at(self, offset: int) -> tuple[Claim, ...]:
        spans = [one for one in self.sentences if one.start <= offset < one.end]
        start, end = (spans[0].start, spans[0].end) if spans else (offset, offset + 1)
        return tuple(
            {
                place.claim_id: place.claim
                for place in self.places
                if place.start < end and place.end > start
            }.values()
        )


def _act(request: Any, revision: Revision) -> None:
    deeds = {"record": _record, "alias": _confirm_alias, "note": _note}
    deed = deeds.get(request.POST.get("deed", ""))
    if deed is None:
        return
    try:
        messages.success(request, deed(request, revision))
    except DomainError as refusal:
        messages.error(request, str(refusal))


def _record(request: Any, revision: Revision) -> str:
    text = revision.text or ""
    found = _audit(text)
    confirmed = set(request.POST.getlist("problem"))

    def columns(row: Any, key: str) -> dict[str, Any]:
        return {
            "start": row.start,
            "end": row.end,
            "quote_digest": digest(text[row.start : row.end]),
            "problems": [
                {"code": str(code), "note": {}}
                for code in row.problems
                if f"{key}:{code}" in confirmed
            ],
        }

    citations.record(
        revision,
        by=request.user,
        references=[
            {"number": one.number, "source": None, **columns(one, f"r{one.number}")}
            for one in found.references
        ],
        citations=[
            {"reference": one.reference, **columns(one, f"c{one.start}")}
            for one in found.citations
        ],
    )
    return _("The audit is recorded; the article's page shows it.")


def _confirm_alias(request: Any, revision: Revision) -> str:
    alias = citations.confirm_alias(
        by=request.user,
        name=request.POST.get("name", ""),
        spelling=request.POST.get("spelling", ""),
    )
    return _("From now on “%(spelling)s” is read as “%(name)s”.") % {
        "spelling": alias.spelling,
        "name": alias.name,
    }


def _note(request: Any, revision: Revision) -> str:
    citation = get_object_or_404(revision.citations, pk=request.POST.get("citation"))
    claim = get_object_or_404(Claim, pk=request.POST.get("claim"))
    citations.note_on_claim(citation, by=request.user, claim=claim)
    return _("The note stands among the leads of the claim.")


def _labelled(codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(str(code), str(CitationProblem(code).label)) for code in codes]


def _is_variant(place: audit.Citation) -> bool:
    return audit.Problem.NAME_VARIANT in place.problems


def _name(printed: str) -> str:
    found = _BEFORE_YEAR.match(printed)
    return found[0].strip(" ,.;") if found else ""


def _author(entry: audit.Reference | None) -> str:
    return entry.authors[0] if entry and entry.authors else ""


def _entry(one: audit.Reference) -> str:
    return f"{', '.join(one.authors) or '–'}, {one.year or '–'}. {one.title}"
