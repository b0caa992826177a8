"""Evidence packs: a button on a claim's page, and a page that asks for a period."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from claims.exceptions import DomainError
from claims.exports.consistent import one_moment
from claims.exports.pack import writing
from claims.exports.pack.of_claim import pack_of_claim
from claims.exports.pack.of_period import pack_of_period
from claims.exports.pack.sheets import Pack
from claims.models import Claim
from claims.operations import exports
from claims.workflow import policies

from .base import change_url
from .exporting import refused

FORMATS = (("html", _("one page (HTML)")), ("zip", _("page and tables (zip)")))
YEAR = dt.timedelta(days=365)


class PeriodForm(forms.Form):
    since = forms.DateField(
        label=_("First day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    until = forms.DateField(
        label=_("Last day"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    format = forms.ChoiceField(label=_("Format"), choices=FORMATS)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "since" in given and "until" in given and given["since"] > given["until"]:
            self.add_error("until", _("The period ends before it begins."))
        return given


class Packing:
    """Mix into the admin of claims: `pack/` and `<pk>/pack/`."""

    def get_urls(self) -> list[Any]:
        guarded = self.admin_site.admin_view  # type: ignore[attr-defined]
        return [
            path("pack/", guarded(self.period_view), name="claims_claim_packs"),
            path(
                "<int:pk>/pack/",
                guarded(require_POST(self.pack_view)),
                name="claims_claim_pack",
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def pack_view(self, request: Any, pk: int) -> HttpResponse:
        """The pack of one claim; by POST, because it is itself an event."""
        claim = get_object_or_404(Claim, pk=pk)
        wanted = "zip" if request.POST.get("format") == "zip" else "html"
        try:
            exports.check_can_pack(request.user)
            with one_moment():
                sees = exports.sees_open_rounds(request.user)
                pack = pack_of_claim(claim, sees_open_rounds=sees)
                found = writing.files(pack)
            return _given(request, pack, found, wanted, f"evidence-{claim.public_id}")
        except DomainError as refusal:
            return refused(request, refusal, change_url(claim))

    def period_view(self, request: Any) -> HttpResponse:
        """Asks for a period; gives the pack by POST."""
        if not policies.can(policies.check_can_export_evidence, request.user):
            raise PermissionDenied
        today = timezone.now().date()
        form = PeriodForm(
            request.POST or None, initial={"since": today - YEAR, "until": today}
        )
        if request.method != "POST" or not form.is_valid():
            return self._ask(request, form)
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
        with one_moment():
            pack = pack_of_period(since, until)
            found = writing.files(pack)
        name = f"evidence-{since}-{until}"
        return _given(request, pack, found, form.cleaned_data["format"], name)

    def _ask(self, request: HttpRequest, form: PeriodForm) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "opts": self.opts,  # type: ignore[attr-defined]
            "title": _("Evidence pack of a period"),
            "form": form,
        }
        return TemplateResponse(request, "admin/claims/claim/pack.html", context)


def _given(
    request: Any, pack: Pack, found: dict[str, bytes], wanted: str, name: str
) -> HttpResponse:
    """The file, once it is on record that it is about to be given."""
    is_zip = wanted == "zip"
    content = writing.zipped(found) if is_zip else found[writing.PAGE]
    file = f"{name}.{wanted}"
    facts = writing.facts(pack, content, file=file)
    exports.packed(by=request.user, via="admin", facts=facts)
    kind = "application/zip" if is_zip else "text/html; charset=utf-8"
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{file}"',
            "Cache-Control": "no-store",
        },
    )
