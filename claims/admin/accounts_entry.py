"""Signing in: name and password first, then the second factor."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.models import StaticDevice

from claims.edge import limits
from claims.edge.refusals import too_many
from claims.operations import entrances, second_factors

from . import accounts_pending as pending

LOCKED_OUT = _(
    "Too many failures for this name from your address. Wait a quarter of an hour, or "
    "ask an administrator for a new link."
)


class SignInForm(AdminAuthenticationForm):
    """Every failure is on record, but for those of whoever is locked out already."""

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()  # type: ignore[no-any-return]
        except ValidationError:
            self._record()
            raise

    def _record(self) -> None:
        username = self.cleaned_data.get("username", "")
        everybody = limits.count(limits.FAILURES_ON_RECORD, "everybody")
        if everybody > limits.FAILURES_ON_RECORD.most:
            return
        if not self._is_locked_out():
            why = "password" if self.get_user() is None else "no_entry"
            entrances.refuse(username, why=why)
        elif getattr(self.request, "axes_failures_since_start", None) is not None:
            # Axes counted this one: it is the failure that locked.
            entrances.refuse(username, why="password")
            entrances.lock_out(username)

    def get_invalid_login_error(self) -> ValidationError:
        if self._is_locked_out():
            return ValidationError(LOCKED_OUT, code="locked_out")
        return super().get_invalid_login_error()

    def _is_locked_out(self) -> bool:
        return bool(getattr(self.request, "axes_locked_out", False))


def locked_out(
    _request: HttpRequest, response: HttpResponse, _credentials: Any = None
) -> HttpResponse:
    """What django-axes answers: our own page with its sentence, and 429."""
    response.status_code = 429
    return response


class SignIn(LoginView):
    authentication_form = SignInForm
    template_name = "admin/accounts/sign_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if limits.is_exceeded(limits.SIGN_IN, request):
            return too_many(request, limits.SIGN_IN)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        user: User = form.get_user()
        if second_factors.has_one(user):
            step = "second-factor"
        elif settings.REQUIRE_2FA:
            step = "second-factor-set-up"
        else:
            pending.complete(self.request, user, None)
            entrances.sign_in(user, second_factor="none")
            return HttpResponseRedirect(self.get_success_url())
        pending.begin(self.request, user)
        return HttpResponseRedirect(_step(step, self.get_success_url()))

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the app, or a recovery code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True}
        ),
    )


def enter_code(request: HttpRequest, user: User, code: str) -> bool:
    """Signs `user` in if `code` is right. Both outcomes are on record."""
    device = second_factors.verify(user, code)
    if device is None:
        entrances.refuse(user.get_username(), why="code")
        return False
    kind = "recovery_code" if isinstance(device, StaticDevice) else "totp"
    pending.complete(request, user, device)
    entrances.sign_in(user, second_factor=kind)
    return True


def where_to(request: HttpRequest) -> str:
    """The `next` that was asked for, if it is on this site."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else reverse("admin:index")


def _step(name: str, then: str) -> str:
    return f"{reverse(f'admin:{name}')}?{urlencode({'next': then})}"
