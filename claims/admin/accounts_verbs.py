"""What an administrator does to an account, one confirmed verb at a time."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from claims.exceptions import DomainError
from claims.operations import accounts, entrances, second_factors
from claims.workflow import policies


class AccountVerb(NamedTuple):
    """`fits` says for which accounts the button makes sense."""

    name: str
    label: Promise
    explanation: Promise
    check: Callable[[User, User], None]
    act: Callable[..., object]
    fits: Callable[[User], bool]
    asks_reason: bool = False


VERBS = [
    AccountVerb(
        "invite-again",
        _("Send a new link"),
        _("A letter with a link to choose a password, good for three days."),
        policies.check_can_keep_account,
        accounts.invite_again,
        lambda user: user.is_active,
    ),
    AccountVerb(
        "sign-out",
        _("Sign out everywhere"),
        _("Ends every session of this account, on every device."),
        policies.check_can_keep_account,
        entrances.sign_out_everywhere,
        lambda user: user.is_active,
    ),
    AccountVerb(
        "remove-second-factor",
        _("Remove the authenticator app"),
        _(
            "For whoever lost phone and codes. Make sure that it is really them who "
            "ask. They are told by e-mail, and set up a new app when they sign in."
        ),
        policies.check_can_change_powers,
        second_factors.remove,
        second_factors.has_one,
    ),
    AccountVerb(
        "deactivate",
        _("Deactivate"),
        _("Out at once, everywhere. Whatever the account did keeps its name."),
        policies.check_can_change_powers,
        accounts.deactivate,
        lambda user: user.is_active,
        asks_reason=True,
    ),
    AccountVerb(
        "reactivate",
        _("Reactivate"),
        _("The account may sign in again, with its password and roles as before."),
        policies.check_can_change_powers,
        accounts.reactivate,
        lambda user: not user.is_active,
        asks_reason=True,
    ),
]
BY_NAME = {verb.name: verb for verb in VERBS}


class ConfirmForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, verb: AccountVerb, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not verb.asks_reason:
            del self.fields["reason"]


def buttons(by: Any, account: User) -> list[AccountVerb]:
    return [
        verb
        for verb in VERBS
        if verb.fits(account) and policies.can(verb.check, by, account)
    ]


def verb_page(
    model_admin: Any, request: HttpRequest, pk: int, name: str
) -> HttpResponse:
    """GET asks, POST acts."""
    verb = BY_NAME.get(name)
    if verb is None:
        raise Http404
    if not policies.is_administrator(request.user):
        raise PermissionDenied
    account = get_object_or_404(User, pk=pk)
    back = reverse("admin:auth_user_change", args=[account.pk])
    form = ConfirmForm(request.POST if request.method == "POST" else None, verb=verb)
    if request.method == "POST" and form.is_valid():
        try:
            verb.act(account, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Done: %(verb)s.") % {"verb": verb.label})
            return HttpResponseRedirect(back)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": verb.label,
        "account": account,
        "verb": verb,
        "form": form,
        "reason": policies.why_not(verb.check, request.user, account),
        "change_url": back,
    }
    return TemplateResponse(request, "admin/accounts/verb.html", context)
