"""The part of the admin site that is an editor's day: the first page, the choice of
notices, the time claims take."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext_lazy as _

from claims.audit.stays import MOST_CLAIMS, times_in_states
from claims.choices import Delivery
from claims.models import NoticePreference
from claims.operations import notices
from claims.workflow import policies

from .accounts_site import AccountsSite
from .badges import state_badge
from .my_work import first_page


class NoticesForm(forms.Form):
    delivery = forms.ChoiceField(
        label=_("When"), choices=Delivery.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of the e-mails"), choices=settings.LANGUAGES
    )


class EditorsDaySite(AccountsSite):
    def get_urls(self) -> list[Any]:
        return [
            path("notices/", self.admin_view(self.own_notices), name="own-notices"),
            path("time/", self.admin_view(self.time_in_states), name="time-in-states"),
            *super().get_urls(),
        ]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        context = {**first_page(request.user), **(extra_context or {})}  # type: ignore[arg-type]
        return super().index(request, context)

    def own_notices(self, request: HttpRequest) -> HttpResponse:
        """When I get e-mail, and in which language."""
        form = NoticesForm(request.POST or None, initial=_chosen(request.user))
        if request.method == "POST" and form.is_valid():
            notices.choose(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("Your choice is kept."))
            return HttpResponseRedirect(reverse("admin:index"))
        return self._day_page(request, "notices.html", _("E-mail notices"), form=form)

    def time_in_states(self, request: HttpRequest) -> HttpResponse:
        """How long claims stayed in each state lately."""
        may_read = policies.may_read_everything(request.user)  # type: ignore[arg-type]
        now = timezone.now()
        rows = [
            (state_badge(each.state), each.stays)
            + tuple(timesince(now - each_time, now) for each_time in each[2:])
            for each in (times_in_states() if may_read else [])
        ]
        return self._day_page(
            request, "time.html", _("Time in each state"), rows=rows, most=MOST_CLAIMS
        )

    def _day_page(
        self, request: HttpRequest, template: str, title: Any, **context: Any
    ) -> TemplateResponse:
        page = {**self.each_context(request), "title": title, **context}
        return TemplateResponse(request, f"admin/{template}", page)


def _chosen(user: Any) -> dict[str, str]:
    row = NoticePreference.objects.filter(person=user).first()
    return {
        "delivery": row.delivery if row else Delivery.IMMEDIATE,
        "language": (row.language if row else "") or settings.LANGUAGE_CODE,
    }
