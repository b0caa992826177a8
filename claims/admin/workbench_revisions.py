"""What a new text changed, and the quotes that a person must find again in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from claims.exceptions import DomainError
from claims.models import AnchorQuestion, Revision
from claims.operations import revisions
from claims.text.diff import changes, word_changes
from claims.workflow import policies

from .quotes import Place, place_at, places_of
from .revisions import revision_label
from .workbench import revision_to_read

LONGEST_COMPARED: Final = 20_000  # code points of a paragraph compared word by word
GONE, OTHER = "gone", "other"
REASONS: Final[dict[str, Promise]] = {
    "exact": pgettext_lazy("candidate", "the same words"),
    "same_words": pgettext_lazy("candidate", "the same but for case and signs"),
    "words_changed": pgettext_lazy("candidate", "words changed"),
    "number_changed": pgettext_lazy("candidate", "a number changed"),
    "negation_changed": pgettext_lazy("candidate", "a “not” came or went"),
    "repeated": pgettext_lazy("candidate", "stands more than once"),
    "same_context": pgettext_lazy("candidate", "same surroundings"),
    "context_changed": pgettext_lazy("candidate", "other surroundings"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the comparison: equal, inserted or deleted; `length` of the text."""

    kind: str
    text: str

    @property
    def length(self) -> int:
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Offer:
    """A candidate as the page shows it: where, how likely, why, what differs."""

    place: Place
    percent: int
    reasons: list[Promise]
    difference: list[Stretch]


@dataclass(frozen=True, slots=True)
class Asked:
    question: AnchorQuestion
    offers: list[Offer]


@require_safe
def changes_page(request: HttpRequest, pk: int, site: Any) -> HttpResponse:
    """This text beside the one before it."""
    revision = revision_to_read(request, pk)
    earlier = revision.article.revisions.filter(number__lt=revision.number)
    before = earlier.order_by("-number").first()
    texts = (before.text if before else None, revision.text)
    context = {
        **_head(request, revision, site, _("What changed")),
        "before": before,
        "stretches": list(compared(*texts)) if None not in texts else None,
    }
    return TemplateResponse(request, "admin/claims/workbench_changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def questions_page(request: HttpRequest, pk: int, site: Any) -> HttpResponse:
    """Each quote with its candidates; one answer at a time."""
    revision = revision_to_read(request, pk)
    if request.method == "POST" and _answered(request, revision):
        return HttpResponseRedirect(request.path)
    asked = [_asked(question) for question in _questions(revision).open()]
    context = {
        **_head(request, revision, site, _("Passages to find again")),
        "asked": asked,
        "answered": _questions(revision).exclude(answer="open"),
        "typed": request.POST,
    }
    return TemplateResponse(request, "admin/claims/workbench_questions.html", context)


class AnswerForm(forms.Form):
    """`where` is a candidate's place, "other" with a quote, or "gone"."""

    question = forms.IntegerField()
    where = forms.CharField(
        error_messages={"required": gettext_lazy("Say where the passage went.")}
    )
    quote = forms.CharField(required=False, strip=False)


def compared(old: str | None, new: str | None) -> Iterator[Stretch]:
    """Both texts as one sequence; changed paragraphs are compared by words."""
    old, new = old or "", new or ""
    for change in changes(old, new):
        was = old[change.old_start : change.old_end]
        now = new[change.new_start : change.new_end]
        if change.kind == "replaced" and len(was) * len(now) < LONGEST_COMPARED**2:
            yield from by_words(was, now)
        else:
            yield from _stretches(change.kind, was, now)


def by_words(was: str, now: str) -> Iterator[Stretch]:
    for change in word_changes(was, now):
        yield from _stretches(
            change.kind,
            was[change.old_start : change.old_end],
            now[change.new_start : change.new_end],
        )


def _stretches(kind: str, was: str, now: str) -> Iterator[Stretch]:
    if kind == "equal":
        yield Stretch("equal", now)
        return
    if was:
        yield Stretch("deleted", was)
    if now:
        yield Stretch("inserted", now)


def _questions(revision: Revision) -> Any:
    questions: QuerySet[AnchorQuestion] = revision.questions.select_related(
        "appearance__claim", "appearance__revision", "found", "answered_by", "revision"
    ).order_by("appearance__start", "pk")
    return questions


def _asked(question: AnchorQuestion) -> Asked:
    text = question.revision.text or ""
    return Asked(
        question, [_offer(question, each, text) for each in question.candidates]
    )


def _offer(question: AnchorQuestion, candidate: dict[str, Any], text: str) -> Offer:
    place = place_at(text, candidate["start"], candidate["end"])
    return Offer(
        place,
        round(candidate["score"] * 100),
        [REASONS[code] for code in candidate["reasons"]],
        list(by_words(question.appearance.exact, place.exact)),
    )


def _answered(request: Any, revision: Revision) -> bool:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(e for es in form.errors.values() for e in es))
        return False
    question = get_object_or_404(_questions(revision), pk=form.cleaned_data["question"])
    where = form.cleaned_data["where"]
    try:
        if where == GONE:
            revisions.give_up(question, by=request.user)
            messages.success(request, _("Recorded: the passage is no longer there."))
            return True
        place = _place(where, form.cleaned_data["quote"], revision.text or "")
        if place is None:
            messages.error(
                request,
                _("That passage does not stand exactly once in the text. Paste more."),
            )
            return False
        start, end = place
        revisions.choose(question, by=request.user, start=start, end=end)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Recorded: the claim stands there now."))
    return True


def _place(where: str, quote: str, text: str) -> tuple[int, int] | None:
    if where == OTHER:
        found = places_of(quote, text)
        return (found[0].start, found[0].end) if len(found) == 1 else None
    start, _dash, end = where.partition("-")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def _head(request: Any, revision: Revision, site: Any, title: str) -> dict[str, Any]:
    return {
        **site.each_context(request),
        "title": title,
        "subtitle": revision_label(revision),
        "revision": revision,
        "may_write": policies.is_researcher(request.user),
    }
