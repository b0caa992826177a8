"""One's own account: password, second factor, sessions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claims.exceptions import DomainError
from claims.operations import entrances, passwords, second_factors
from claims.workflow import policies


def password_field(label: Any, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=4096, widget=widget)


class NewPasswordForm(forms.Form):
    new = password_field(_("New password"), "new-password")
    again = password_field(_("New password, once more"), "new-password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new"].help_text = " ".join(password_validators_help_texts())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new") != cleaned.get("again"):
            self.add_error("again", _("The two passwords are not the same."))
        return cleaned


class OwnPasswordForm(NewPasswordForm):
    old = password_field(_("Present password"), "current-password")
    field_order = ("old", "new", "again")


def own_password(site: Any, request: HttpRequest) -> HttpResponse:
    form = OwnPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = _present(request)
        try:
            old, new = form.cleaned_data["old"], form.cleaned_data["new"]
            passwords.change(user, old=old, new=new)
        except DomainError as refusal:
            form.add_error(refusal.field or "old", str(refusal))
        else:
            update_session_auth_hash(request, user)
            messages.success(request, _("Your password is changed."))
            return HttpResponseRedirect(reverse("admin:own-account"))
    return site.render(request, "password.html", title=_("Password"), form=form)


def own_account(site: Any, request: HttpRequest) -> HttpResponse:
    user = _present(request)
    if request.method == "POST" and "sign_out" in request.POST:
        entrances.sign_out_everywhere(user, by=user)
        return HttpResponseRedirect(reverse("admin:login"))
    codes: list[str] = []
    if request.method == "POST" and "codes" in request.POST:
        codes = second_factors.renew_codes(user)
    return site.render(
        request,
        "own.html",
        title=_("Your account"),
        account=user,
        has_second_factor=second_factors.has_one(user),
        codes_left=second_factors.codes_left(user),
        codes=codes,
        may_export=policies.can(policies.check_can_export, user),
    )


def _present(request: HttpRequest) -> User:
    """The account as it is now, not as the middleware's lazy object has it."""
    return User.objects.get(pk=request.user.pk)
