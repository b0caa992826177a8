"""The page of an act beside the workflow: GET asks, POST acts, a refusal keeps what
was typed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import formats

from claims.exceptions import DomainError
from claims.models import Claim
from claims.workflow import policies

from .base import change_url
from .claim_panels import panels
from .talk import ACTS, Act
from .talk_forms import TalkForm


class Talking:
    """Mix into the admin of claims: `…/<claim>/talk/<act>/` and `…/<act>/<part>/`."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.talk_view)  # type: ignore[attr-defined]
        return [
            path("<int:pk>/talk/<slug:name>/", view, name="claims_claim_act"),
            path(
                "<int:pk>/talk/<slug:name>/<int:part>/", view, name="claims_claim_part"
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def talk_view(
        self, request: Any, pk: int, name: str, part: int | None = None
    ) -> HttpResponse:
        act = ACTS.get(name)
        if act is None or (act.part is None) != (part is None):
            raise Http404
        if not act.role(request.user):
            raise PermissionDenied
        claim = get_object_or_404(Claim, pk=pk)
        row = get_object_or_404(act.part, pk=part, claim=claim) if act.part else claim
        posted = request.POST if request.method == "POST" else None
        form = act.form(posted, claim=claim)
        if posted is not None and form.is_valid() and _acted(act, request, row, form):
            return HttpResponseRedirect(f"{change_url(claim)}#talk")
        return _page(self, request, act, claim, row, form)


def _acted(act: Act, request: Any, row: Any, form: TalkForm) -> bool:
    try:
        act.do(row, by=request.user, **form.answers())
    except DomainError as refusal:
        known = refusal.field in form.fields
        form.add_error(refusal.field if known else None, str(refusal))
        return False
    messages.success(request, str(act.done))
    return True


def _page(
    model_admin: Any, request: Any, act: Act, claim: Claim, row: Any, form: TalkForm
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": act.label,
        "verb": act,
        "form": form,
        "quoted": [told(row, name) for name in act.quoted],
        "reason": policies.why_not(act.check, request.user, row),
        "media": model_admin.media + form.media,
        "change_url": f"{change_url(claim)}#talk",
        **panels(request.user, claim),
    }
    return TemplateResponse(request, "admin/claims/claim/talk.html", context)


def told(row: models.Model, name: str) -> tuple[str, str]:
    """A column's name and what it holds, as a person reads it."""
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    columns: Any = row._meta
    label = str(columns.get_field(name).verbose_name)
    return label, formats.localize(value, use_l10n=True) if value else "–"
