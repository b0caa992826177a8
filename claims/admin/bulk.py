"""One thing done to the claims chosen in the list, and a report for each of them.

Three steps on one address: choose in the list, answer the question, read the report.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.exceptions import DomainError
from claims.models import Claim, Topic
from claims.operations import bulk
from claims.workflow import policies

from .base import change_url
from .verb_forms import long_text

CONFIRMED = "confirmed"


class AssignManyForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("Assignee"),
        queryset=User.objects.filter(is_active=True, is_staff=True),
        required=False,
        widget=AutocompleteSelect(Claim._meta.get_field("assignee"), admin.site),
        help_text=_("Empty: nobody."),
    )


class TopicForm(forms.Form):
    topic = forms.ModelChoiceField(
        label=_("Topic"),
        queryset=Topic.objects.all(),
        required=False,
        widget=AutocompleteSelect(Claim._meta.get_field("topic"), admin.site),
        help_text=_("Empty: none."),
    )


class RejectManyForm(forms.Form):
    reason = long_text(_("Reason"), help_text=_("It goes on record."))


class Bulk(NamedTuple):
    """`act(rows, by=…, **answers of the form)` gives a report."""

    name: str
    label: Promise
    form: type[forms.Form]
    act: Callable[..., list[bulk.Done]]


KINDS = (
    Bulk("assign_chosen", _("Assign the chosen claims"), AssignManyForm, bulk.assign),
    Bulk(
        "set_topic_of_chosen",
        _("Set the topic of the chosen claims"),
        TopicForm,
        bulk.set_topic,
    ),
    Bulk("reject_chosen", _("Reject the chosen claims"), RejectManyForm, bulk.reject),
)


class BulkActions:
    """Mix into the admin of claims. Researchers get the actions."""

    def get_actions(self, request: Any) -> dict[str, Any]:
        if not policies.is_researcher(request.user):
            return {}
        return {kind.name: (_acting(kind), kind.name, kind.label) for kind in KINDS}


def _acting(kind: Bulk) -> Callable[[Any, HttpRequest, Any], HttpResponse]:
    def action(model_admin: Any, request: HttpRequest, chosen: Any) -> HttpResponse:
        return _page(model_admin, request, kind, chosen)

    return action


def _page(model_admin: Any, request: Any, kind: Bulk, chosen: Any) -> HttpResponse:
    """Asks; or does it, and reports."""
    rows = list(chosen.order_by("-id")[: bulk.MOST_AT_ONCE + 1])
    is_answer = CONFIRMED in request.POST
    form = kind.form(request.POST if is_answer else None)
    done: list[bulk.Done] = []
    if is_answer and form.is_valid():
        try:
            done = kind.act(rows, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": kind.label,
        "kind": kind,
        "form": form,
        "media": model_admin.media + form.media,
        "chosen": [(row, change_url(row)) for row in rows],
        "too_many": len(rows) > bulk.MOST_AT_ONCE,
        "most": bulk.MOST_AT_ONCE,
        "checkbox": ACTION_CHECKBOX_NAME,
        "confirmed": CONFIRMED,
        **_report(done),
    }
    return TemplateResponse(request, "admin/claims/claim/bulk.html", context)


def _report(done: list[bulk.Done]) -> dict[str, Any]:
    refused = [each for each in done if each.refusal]
    return {
        "done": [
            (each.claim, change_url(each.claim)) for each in done if not each.refusal
        ],
        "refused": [
            (each.claim, change_url(each.claim), each.refusal) for each in refused
        ],
        "has_report": bool(done),
    }
