"""A password through a link: for the invited, and for whoever forgot it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.edge import limits
from claims.edge.refusals import too_many
from claims.exceptions import DomainError
from claims.operations import passwords

from .accounts_own import NewPasswordForm

LINK = "password_link"
PLACEHOLDER = "now"


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def ask_for_link(site: Any, request: HttpRequest) -> HttpResponse:
    """The answer is the same whether there is such an account or not."""
    form = EmailForm(request.POST or None)
    is_sent = False
    if request.method == "POST":
        if limits.is_exceeded(limits.PASSWORD_RESET, request):
            return too_many(request, limits.PASSWORD_RESET)
        if form.is_valid():
            passwords.ask_for_reset(form.cleaned_data["email"])
            is_sent = True
    return site.render(
        request, "ask_for_link.html", title=_("New password"), form=form, sent=is_sent
    )


def choose_password(
    site: Any, request: HttpRequest, number: str, token: str
) -> HttpResponse:
    """The token moves from the address into the session at once, so that it stands
    in no Referer, history or screenshot."""
    if passwords.owner_of_link(number, token) is not None:
        request.session[LINK] = token
        address = reverse("admin:password_reset_confirm", args=[number, PLACEHOLDER])
        return HttpResponseRedirect(address)
    secret = request.session.get(LINK, "")
    owner = passwords.owner_of_link(number, secret)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and owner is not None and form.is_valid():
        try:
            passwords.choose(number, secret, new=form.cleaned_data["new"])
        except DomainError as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            request.session.flush()
            messages.success(request, _("Your password is set. Sign in with it."))
            return HttpResponseRedirect(reverse("admin:login"))
    return site.render(
        request,
        "choose_password.html",
        **{"title": _("Choose a password"), "form": form, "owner": owner},
    )
