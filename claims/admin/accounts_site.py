"""The part of the admin site that deals with whoever is at the keyboard."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from claims.edge import limits
from claims.edge.refusals import too_many
from claims.operations import entrances, second_factors

from . import accounts_pending as pending
from .accounts_entry import CodeForm, SignIn, enter_code, where_to
from .accounts_own import own_account, own_password
from .accounts_reset import ask_for_link, choose_password
from .accounts_set_up import SetUpForm, picture_of, spelled
from .accounts_tokens import export_tokens

WRONG_CODE = _(
    "This code does not fit, or was used already. After a failure wait some seconds."
)


class AccountsSite(AdminSite):
    """Sign-in with a second factor, passwords, sessions; each step on record."""

    def register(
        self, model_or_iterable: Any, admin_class: Any = None, **options: Any
    ) -> None:
        """Only our own pages: those that packages bring (accounts, devices, sessions)
        write past the operations."""
        if admin_class is not None and admin_class.__module__.startswith("claims."):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Also refuses a session from before a second factor was required."""
        if not super().has_permission(request):
            return False
        is_verified = getattr(request.user, "otp_device", None) is not None
        return is_verified or not settings.REQUIRE_2FA

    def get_urls(self) -> list[Any]:
        plain: list[URLPattern] = [
            path("sign-in/code/", self.second_factor, name="second-factor"),
            path(
                "sign-in/app/", self.second_factor_set_up, name="second-factor-set-up"
            ),
            path("password/link/", self._page(ask_for_link), name="password_reset"),
            path(
                "password/choose/<str:number>/<str:token>/",
                self._page(choose_password),
                name="password_reset_confirm",
            ),
        ]
        inside = [
            path("account/", self._inside(own_account), name="own-account"),
            path("account/tokens/", self._inside(export_tokens), name="export-tokens"),
        ]
        return [*plain, *inside, *super().get_urls()]

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": _("Log in"),
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **(extra_context or {}),
        }
        return SignIn.as_view(extra_context=context)(request)

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        user = request.user
        if request.method == "POST" and user.is_authenticated:
            entrances.sign_out(User.objects.get(pk=user.pk))
        return super().logout(request, extra_context)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return own_password(self, request)

    @method_decorator([never_cache, sensitive_post_parameters()])
    def second_factor(self, request: HttpRequest) -> HttpResponse:
        """The code, after the password."""
        user = pending.person(request)
        if user is None or not second_factors.has_one(user):
            return HttpResponseRedirect(reverse("admin:login"))
        form = CodeForm(request.POST or None)
        if request.method == "POST":
            if limits.is_exceeded(limits.SIGN_IN, request):
                return too_many(request, limits.SIGN_IN)
            if form.is_valid():
                if enter_code(request, user, form.cleaned_data["code"]):
                    return HttpResponseRedirect(where_to(request))
                form.add_error("code", WRONG_CODE)
        return self.render(request, "code.html", title=_("Second factor"), form=form)

    @method_decorator([never_cache, sensitive_post_parameters()])
    def second_factor_set_up(self, request: HttpRequest) -> HttpResponse:
        """A new app: for whoever just gave the password, or is signed in."""
        newcomer = pending.person(request)
        if newcomer is not None and second_factors.has_one(newcomer):
            return HttpResponseRedirect(reverse("admin:second-factor"))
        user = newcomer or (request.user if self.has_permission(request) else None)
        if user is None:
            return HttpResponseRedirect(reverse("admin:login"))
        form = SetUpForm(
            request.POST or None,
            user=user,
            key=pending.new_key(request),
            asks_password=newcomer is None,
        )
        if request.method == "POST" and form.is_valid():
            return self._has_set_up(request, user, form, is_new=newcomer is not None)
        picture = picture_of(user, form.key)
        return self.render(
            request,
            "set_up.html",
            **{"title": _("Authenticator app"), "form": form, "picture": picture},
            secret=spelled(form.key),
        )

    def _has_set_up(
        self, request: HttpRequest, user: Any, form: SetUpForm, *, is_new: bool
    ) -> HttpResponse:
        then = where_to(request)
        pending.forget_key(request)
        pending.complete(request, user, form.device)
        if is_new:
            entrances.sign_in(user, second_factor="set_up")
        return self.render(
            request,
            "codes.html",
            **{"title": _("Recovery codes"), "codes": form.codes, "then": then},
        )

    def render(
        self, request: HttpRequest, template: str, **context: Any
    ) -> TemplateResponse:
        request.current_app = self.name  # type: ignore[attr-defined]
        page = {**self.each_context(request), "next": where_to(request), **context}
        return TemplateResponse(request, f"admin/accounts/{template}", page)

    def _page(self, view: Any) -> Any:
        """A page for people who are not signed in."""

        @never_cache
        @sensitive_post_parameters()
        def shown(request: HttpRequest, **arguments: Any) -> HttpResponse:
            return view(self, request, **arguments)

        return shown

    def _inside(self, view: Any) -> Any:
        def shown(request: HttpRequest, **arguments: Any) -> HttpResponse:
            return view(self, request, **arguments)

        return self.admin_view(shown)
