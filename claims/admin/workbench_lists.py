"""Across articles: passages to find again, suggestions with what became of them."""

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from claims.models import AnchorQuestion, NameAlias, Suggestion
from claims.models.reasons import CheckReason

from .base import NewsroomAdmin
from .keyset import KeysetChangeList


class Unlisted(NewsroomAdmin):
    """Reached from the pages it belongs to; the header has lists enough."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False


class OfRevisions(Unlisted):
    """Rows are answered on a page of their text."""

    list_display_links = None
    page_of_text = "workbench"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related("revision__article").defer("revision__text")

    @admin.display(description=_("text"))
    def text_shown(self, row: Any) -> SafeString:
        url = reverse(
            f"admin:claims_revision_{self.page_of_text}", args=[row.revision_id]
        )
        title = f"{row.revision.article} · {row.revision.number}"
        return format_html('<a href="{}">{}</a>', url, title)


@admin.register(AnchorQuestion)
class AnchorQuestionAdmin(OfRevisions):
    list_display = ("claim_shown", "text_shown", "answer", "asked_at", "answered_by")
    list_filter = ("answer",)
    ordering = ("-id",)
    page_of_text = "questions"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.select_related("appearance__claim", "answered_by")

    @admin.display(description=_("claim"))
    def claim_shown(self, row: AnchorQuestion) -> str:
        return Truncator(str(row.appearance.claim.statement)).chars(80)


class SuggestionChangeList(KeysetChangeList):
    """The sentences are cut out of the texts of one page only."""

    def dressed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        length = F("end") - F("start")
        sentence = Substr("revision__text", F("start") + 1, length)
        return rows.select_related("answered_by").annotate(sentence=sentence)


@admin.register(Suggestion)
class SuggestionAdmin(OfRevisions):
    """Above the list: how often each reason led to a claim."""

    list_display = (
        *("sentence_shown", "reasons_shown", "answer", "answered_by", "text_shown"),
    )
    list_filter = ("answer",)
    ordering = ("-id",)
    change_list_template = "admin/claims/workbench_suggestions.html"

    def get_changelist(self, request: HttpRequest, **_options: Any) -> Any:
        return SuggestionChangeList

    @admin.display(description=_("sentence"))
    def sentence_shown(self, row: Any) -> str:
        return Truncator(" ".join((row.sentence or "").split())).chars(160)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        record = [
            (CheckReason(one.reason).label, one, round(100 * one.precision))
            for one in Suggestion.objects.record_of_reasons()
        ]
        return super().changelist_view(request, {"record": record})

    @admin.display(description=_("reasons"))
    def reasons_shown(self, row: Suggestion) -> SafeString:
        labels = ((CheckReason(code).label,) for code in row.reasons)
        return format_html_join(", ", "{}", labels)


@admin.register(NameAlias)
class NameAliasAdmin(Unlisted):
    list_display = ("spelling", "name", "confirmed_by", "confirmed_at")
    list_select_related = ("confirmed_by",)
    ordering = ("-id",)
