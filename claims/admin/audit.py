"""The audit log, to be read: by auditors and administrators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.audit.sentences import ROUND_VOIDED, SENTENCES, sentence
from claims.models import AuditEvent
from claims.workflow import policies

from .base import NewsroomAdmin, change_url
from .dated import DatedChangeList
from .filters import ByEntry, FormFilter, WithEntryFilters
from .history import visible_events
from .people import person


class CodeFilter(FormFilter):
    title = _("what happened")
    parameter_name = "code"

    def field(self) -> forms.Field:
        told = sorted(
            ((code, str(words)) for code, words in SENTENCES.items()), key=str
        )
        return forms.ChoiceField(choices=[("", "—"), *told], required=False)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        code = self.value()
        if not code:
            return queryset
        voiding = f"{code}{ROUND_VOIDED}"
        if AuditEvent.objects.filter(code=voiding).exists():
            return queryset.filter(code__in=[code, voiding])
        return queryset.filter(code=code)  # one code is walked, two would be sorted


class ActorFilter(ByEntry):
    title = _("actor")
    parameter_name = "actor"
    source, key = AuditEvent, "actor"


class EventClaimFilter(ByEntry):
    title = _("claim")
    parameter_name = "claim"
    source, key = AuditEvent, "claim"


class EventChangeList(DatedChangeList):
    by_date = ("-at", "-sequence")


@admin.register(AuditEvent)
class AuditEventAdmin(WithEntryFilters, NewsroomAdmin):
    list_display = ("sequence", "at", "actor_shown", "told", "reason", "claim_shown")
    list_filter = (CodeFilter, ActorFilter, EventClaimFilter)
    ordering = ("-sequence",)
    change_list_template = "admin/claims/dated_list.html"
    date_hierarchy = "at"
    fieldsets = (
        (None, {"fields": (*("sequence", "at", "actor", "told", "code", "about"),)}),
        (None, {"fields": ("claim_shown", "reason", "body", "prev_hash", "hash")}),
    )

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.is_auditor(person(request)) or policies.is_administrator(
            person(request)
        )

    def get_queryset(self, request: HttpRequest) -> Any:
        return visible_events(person(request))

    def get_changelist(self, request: HttpRequest, **_options: Any) -> Any:
        return EventChangeList

    @admin.display(description=_("actor"))
    def actor_shown(self, event: AuditEvent) -> str:
        return event.actor.get_username() if event.actor else "–"

    @admin.display(description=_("what happened"))
    def told(self, event: AuditEvent) -> str:
        return sentence(event.code)

    @admin.display(description=_("claim"))
    def claim_shown(self, event: AuditEvent) -> str | SafeString:
        if event.claim is None:
            return event.about
        words = str(event.claim)[:80]
        return format_html('<a href="{}">{}</a>', change_url(event.claim), words)
