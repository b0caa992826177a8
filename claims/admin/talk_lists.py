"""Lists across claims: comments, readers' reports, questions, requests to outlets."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.models import Comment, ErrorReport, OutletRequest, RightOfReply
from claims.workflow import waiting

from .base import NewsroomAdmin, change_url
from .talk import act_url


class TalkAdmin(NewsroomAdmin):
    """Rows are read on the page of their claim, and written there."""

    list_display_links = None
    ordering = ("-id",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Not joined: SQLite would begin with the claims, and sort.
        return super().get_queryset(request).prefetch_related("claim")

    @admin.display(description=_("claim"))
    def claim_shown(self, row: Any) -> SafeString:
        words = Truncator(str(row.claim.statement)).chars(80)
        return format_html('<a href="{}#talk">{}</a>', change_url(row.claim), words)

    @admin.display(description=_("text"))
    def text_shown(self, row: Any) -> str:
        return Truncator(row.text).chars(160)


class ResolvedFilter(SimpleListFilter):
    title = _("resolved")
    parameter_name = "resolved"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("not resolved")), ("yes", _("resolved"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(resolved_at__isnull=self.value() == "no")


class MentionFilter(SimpleListFilter):
    title = _("mentions")
    parameter_name = "mentions"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("me"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() != "me":
            return queryset
        mine = waiting.mentions_of(request.user)  # type: ignore[arg-type]
        return queryset.filter(pk__in=mine.values("pk"))


class AnswerFilter(SimpleListFilter):
    title = _("answer")
    parameter_name = "answer"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("late", _("none, and the deadline has passed"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() != "late":
            return queryset
        return queryset.past_deadline(timezone.localdate())


@admin.register(Comment)
class CommentAdmin(TalkAdmin):
    list_display = ("text_shown", "claim_shown", "author", "written_at", "resolved_at")
    list_filter = (ResolvedFilter, MentionFilter)
    list_select_related = ("author",)


@admin.register(ErrorReport)
class ErrorReportAdmin(TalkAdmin):
    list_display = (
        *("report_shown", "claim_shown", "received_at", "outcome", "decided_by"),
    )
    list_filter = ("outcome",)
    list_select_related = ("decided_by",)
    exclude = ("sender",)

    @admin.display(description=_("what is wrong"))
    def report_shown(self, row: ErrorReport) -> SafeString:
        words = Truncator(row.text).chars(160)
        return format_html('<a href="{}">{}</a>', act_url("decide", row), words)


@admin.register(RightOfReply)
class RightOfReplyAdmin(TalkAdmin):
    list_display = (
        *("addressee", "claim_shown", "asked_on", "deadline_on", "answered_on"),
        "waiver_reason",
    )
    list_filter = (AnswerFilter,)


@admin.register(OutletRequest)
class OutletRequestAdmin(TalkAdmin):
    list_display = ("article", "claim_shown", "sent_on", "outcome", "outcome_on")
    list_filter = ("outcome",)
    list_select_related = ("article",)
