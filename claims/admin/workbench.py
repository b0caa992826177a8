"""The workbench: an article's text, its claims in it, and a form beside it.

The page sends what is selected (offsets in code points, the quote and its context, as
`selectors.js` reads them off the page); every rule is decided here.
"""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from claims.exceptions import DomainError, SpanRefused
from claims.models import Claim, Revision, Suggestion
from claims.operations import appearances, suggestions
from claims.text.normalise import normalise
from claims.text.selectors import EmptySpan, Selector, SpanOutsideText, select
from claims.text.sentences import sentences
from claims.workflow import policies

from .revisions import revision_label
from .workbench_forms import Draft, PassageForm
from .workbench_marks import cards_of, open_suggestions, states_of
from .workbench_text import blocks, trimmed

ANSWERS = {"reject": suggestions.reject, "reopen": suggestions.reopen}


@require_safe
def page(request: HttpRequest, pk: int, site: Any) -> HttpResponse:
    """The whole workbench of one revision."""
    revision = revision_to_read(request, pk)
    context = {
        **site.each_context(request),
        **_contents(revision),
        "title": revision_label(revision),
        "revision": revision,
        "newest": revision.article.revisions.order_by("-number").first(),
        "questions": revision.questions.open().count(),
        "may_write": policies.is_researcher(request.user),
        "media": PassageForm().media,
        "sentences": json.dumps(_sentences(revision.text or "")),
    }
    return TemplateResponse(request, "admin/claims/workbench.html", context)


@require_POST
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """The form for a claim of the passage selected, prefilled with what it says."""
    revision = revision_to_read(request, pk)
    try:
        policies.check_can_research(request.user)
        place = selected(request, revision)
    except DomainError as refusal:
        return _refused(refusal)
    draft = Draft.typed(request.POST) if _is_kept(request) else None
    return _form(request, revision, place, draft or Draft.of_passage(place.exact))


@require_POST
def create(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves claim and numbers; a refusal gives the form back as it was typed."""
    revision = revision_to_read(request, pk)
    try:
        place = selected(request, revision)
    except DomainError as refusal:
        return _refused(refusal)
    draft = Draft.typed(request.POST)
    if not draft.is_valid():
        return _form(request, revision, place, draft, is_refused=True)
    try:
        claim = suggestions.make_claim(
            revision,
            by=request.user,
            start=place.start,
            end=place.end,
            numbers=draft.kept_numbers(),
            **draft.claim.columns(),
        )
    except DomainError as refusal:
        draft.refuse(refusal)
        return _form(request, revision, place, draft, is_refused=True)
    return _renewed(request, revision, f"c{claim.pk}", _("The claim is saved."))


@require_POST
def add_place(request: HttpRequest, pk: int, claim: int) -> HttpResponse:
    """The passage selected becomes one more place of a claim that is known."""
    revision = revision_to_read(request, pk)
    known = get_object_or_404(Claim, pk=claim)
    try:
        policies.check_can_add_appearance(request.user, known)
        place = selected(request, revision)
        appearances.add(
            known, by=request.user, revision=revision, start=place.start, end=place.end
        )
    except DomainError as refusal:
        return _refused(refusal)
    told = _("The passage is now one more place of that claim.")
    return _renewed(request, revision, f"c{known.pk}", told)


@require_POST
def answer(request: HttpRequest, pk: int, suggestion: int, verb: str) -> HttpResponse:
    """Rejects a suggestion, or takes the rejection back."""
    revision = revision_to_read(request, pk)
    row = get_object_or_404(Suggestion, pk=suggestion, revision=revision)
    try:
        ANSWERS[verb](row, by=request.user)
    except DomainError as refusal:
        return _refused(refusal)
    return _renewed(request, revision, "", "")


@require_POST
def suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Reads the text and stores what is worth a look."""
    revision = revision_to_read(request, pk)
    try:
        found = suggestions.store(revision, by=request.user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext(
            "%(n)d sentence suggested.", "%(n)d sentences suggested.", len(found)
        )
        messages.success(request, told % {"n": len(found)})
    return HttpResponseRedirect(reverse("admin:claims_revision_workbench", args=[pk]))


def revision_to_read(request: HttpRequest, pk: int) -> Revision:
    """The revision with its article, for people of the newsroom."""
    if not policies.may_read_everything(request.user):
        raise PermissionDenied
    return get_object_or_404(Revision.objects.select_related("article"), pk=pk)


def selected(request: HttpRequest, revision: Revision) -> Selector:
    """The passage the page says is selected. Raises SpanRefused unless the text has
    exactly these words there, with these around them."""
    if revision.text is None:
        raise Http404
    data = request.POST
    try:
        start, end = int(data["start"]), int(data["end"])
        place = select(revision.text, start, end)
    except (KeyError, ValueError, EmptySpan, SpanOutsideText) as error:
        raise SpanRefused(_("Select a passage of the text first.")) from error
    said = [normalise(data.get(name, "")) for name in ("prefix", "exact", "suffix")]
    if said != [place.prefix, place.exact, place.suffix]:
        raise SpanRefused(
            _("The page shows another text than is stored. Load the page again.")
        )
    start, end = trimmed(revision.text, start, end)
    if start == end:
        raise SpanRefused(_("Only blanks are selected."))
    return select(revision.text, start, end)


def _sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence stands, for selecting without a mouse."""
    told = {"body", "block_quote", "pull_quote", "heading"}
    return [(one.start, one.end) for one in sentences(text) if one.role in told]


def _contents(revision: Revision) -> dict[str, Any]:
    """The text with its marks, and the card of each."""
    if revision.text is None:
        return {"blocks": [], "cards": [], "states": [], "waiting": 0}
    cards = cards_of(revision)
    return {
        "blocks": blocks(
            revision.text, [mark for card in cards for mark in card.marks]
        ),
        "cards": cards,
        "states": states_of(cards),
        "waiting": len(open_suggestions(cards)),
    }


def _renewed(
    request: HttpRequest, revision: Revision, key: str, told: str
) -> JsonResponse:
    """Text and cards as they are now; `key` is what to show first."""
    context = {
        **_contents(revision),
        "revision": revision,
        "may_write": policies.is_researcher(request.user),
    }
    parts = {
        name: render_to_string(f"admin/claims/workbench_{name}.html", context, request)
        for name in ("text", "cards", "filter")
    }
    return JsonResponse({**parts, "show": key, "told": told})


def _form(
    request: HttpRequest,
    revision: Revision,
    place: Selector,
    draft: Draft,
    *,
    is_refused: bool = False,
) -> JsonResponse:
    context = {
        "draft": draft,
        "place": place,
        "revision": revision,
        "is_refused": is_refused,
    }
    html = render_to_string("admin/claims/workbench_form.html", context, request)
    found = {"start": place.start, "end": place.end}
    return JsonResponse({"form": html, **found}, status=422 if is_refused else 200)


def _is_kept(request: HttpRequest) -> bool:
    """Whether something was typed into the form that is open already."""
    return any(request.POST.get(f"statement_{n}", "").strip() for n in (0, 1))


def _refused(refusal: DomainError) -> JsonResponse:
    return JsonResponse({"refused": str(refusal)}, status=409)
