"""Readers report an error: no account, a throttle, and a trap for machines."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from claims.choices import ClaimState
from claims.edge.addresses import client_address
from claims.exceptions import DomainError, LimitReached
from claims.models import Claim, ErrorReport
from claims.models.reports import LONGEST_REPORT
from claims.operations import reports

from .pages import page
from .public_claim import NEEDED, of


class ReportForm(forms.Form):
    """`website` is the trap: people do not see it, machines fill it in."""

    text = forms.CharField(
        label=_("What is wrong, and how do you know?"),
        max_length=LONGEST_REPORT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    contact = forms.CharField(
        label=_("How can we reach you? (if you would like an answer)"),
        max_length=ErrorReport._meta.get_field("contact").max_length,
        required=False,
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )


@never_cache
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def report_error(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form, and the thanks for a report sent."""
    readable = Claim.objects.with_public_page().exclude(state=ClaimState.MERGED)
    claim = get_object_or_404(readable.select_related(*NEEDED), public_id=public_id)
    form = ReportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _shown(request, claim, form)
    if form.cleaned_data["website"]:  # a machine learns nothing from the answer
        return _thanked(claim)
    try:
        reports.receive(
            claim,
            address=client_address(request),
            text=form.cleaned_data["text"],
            contact=form.cleaned_data["contact"],
        )
    except DomainError as refusal:
        form.add_error(None, str(refusal))
        status = 429 if isinstance(refusal, LimitReached) else 400
        return _shown(request, claim, form, status=status)
    return _thanked(claim)


def _thanked(claim: Claim) -> HttpResponse:
    address = reverse("claims:report-error", args=[claim.public_id])
    return HttpResponseRedirect(f"{address}?sent=1")


def _shown(
    request: HttpRequest, claim: Claim, form: ReportForm, **options: Any
) -> HttpResponse:
    [shown] = of([claim])
    context = {"claim": shown, "form": form, "is_sent": "sent" in request.GET}
    return page(request, "report_error.html", context, **options)
