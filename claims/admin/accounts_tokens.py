"""Keys to exports: one's own, and for administrators everybody's, to be revoked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from claims.exceptions import DomainError
from claims.models import ExportToken
from claims.operations import tokens
from claims.workflow import policies

MOST_LISTED = 200


class TokenForm(forms.Form):
    label = forms.CharField(
        label=_("What for"),
        max_length=200,
        help_text=_("Which program will use it, and where."),
    )
    days = forms.IntegerField(
        label=_("Good for so many days"),
        min_value=1,
        max_value=tokens.MOST_DAYS,
        initial=tokens.USUAL_DAYS,
    )


def export_tokens(site: Any, request: HttpRequest) -> HttpResponse:
    """The token itself is in the answer to the form that made it, and nowhere else."""
    user = User.objects.get(pk=request.user.pk)
    if not policies.can(policies.check_can_issue_token, user):
        raise PermissionDenied
    if request.method == "POST" and "revoke" in request.POST:
        return _revoked(request, user)
    form = TokenForm(request.POST or None)
    issued = None
    if request.method == "POST" and form.is_valid():
        try:
            issued = tokens.issue(by=user, **form.cleaned_data)
            form = TokenForm()
        except DomainError as refusal:
            form.add_error(refusal.field, str(refusal))
    return site.render(
        request,
        "tokens.html",
        **{"title": _("Export tokens"), "form": form, "issued": issued},
        tokens=_listed(user),
        now=timezone.now(),
        address=request.build_absolute_uri(
            reverse("machines:api-export", args=["claims"])
        ),
    )


def _listed(user: User) -> list[ExportToken]:
    rows = ExportToken.objects.select_related("owner", "revoked_by")
    if not policies.is_administrator(user):
        rows = rows.filter(owner=user)
    return list(rows[:MOST_LISTED])


def _revoked(request: HttpRequest, user: User) -> HttpResponse:
    number = request.POST["revoke"]
    key = int(number) if number.isascii() and number.isdecimal() else 0
    token = get_object_or_404(ExportToken, pk=min(key, 2**62))
    try:
        tokens.revoke(token, by=user)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Revoked: %(token)s") % {"token": f"{token.prefix}…"}
        )
    return HttpResponseRedirect(reverse("admin:export-tokens"))
