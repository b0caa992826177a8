"""The list of spellings that find each other."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from claims.models import Claim, Synonym
from claims.operations import synonyms
from claims.search.backend import capped_count
from claims.search.proposals import with_spellings
from claims.workflow import policies

from .base import OperationAdmin, change_url
from .people import person

EXAMPLES = 5


@admin.register(Synonym)
class SynonymAdmin(OperationAdmin):
    """Groups are short and few; a change counts from the next search on."""

    list_display = ("group", "claims_found")
    search_fields = ("spellings",)
    search_help_text = _("Part of a spelling.")
    actions = None
    ordering = ("spellings",)
    fields = ("spellings", "effect")
    readonly_fields = ("effect",)

    def create(self, by: User, columns: dict[str, Any], form: Any) -> Synonym:
        return synonyms.add(by=by, **columns)

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        synonyms.edit(row, by=by, **columns)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.is_researcher(person(request))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        synonyms.remove(obj, by=person(request))

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return None  # the audit log is better

    @admin.display(description=_("spellings"))
    def group(self, row: Synonym) -> str:
        return " · ".join(row.lines())

    @admin.display(description=_("claims found by them"))
    def claims_found(self, row: Synonym) -> str:
        number, is_more = capped_count(_holding(row))
        return f"{number}+" if is_more else str(number)

    @admin.display(description=_("what a change does"))
    def effect(self, row: Synonym) -> str | SafeString:
        told = _(
            "From the next search on, whoever types one of these spellings also finds "
            "claims with the others: readers, editors, “already checked?”. The list is "
            "applied to what is asked, so nothing has to be rebuilt. In the night "
            "after a change the claims that hold one of the spellings are compared "
            "with all others again."
        )
        if not row.pk:
            return format_html("<p>{}</p>", told)
        number, _is_more = capped_count(_holding(row))
        counted = ngettext(
            "%(n)d claim holds one of them now:",
            "%(n)d claims hold one of them now:",
            number,
        ) % {"n": number}
        some = _holding(row).order_by("-pk")[:EXAMPLES]
        return format_html(
            "<p>{}</p><p>{}</p><ul>{}</ul>",
            *(told, counted),
            format_html_join("", '<li><a href="{}">{}</a></li>', map(_link, some)),
        )


def _holding(row: Synonym) -> Any:
    return with_spellings(row.lines())


def _link(claim: Claim) -> tuple[str, str]:
    return change_url(claim), Truncator(str(claim.statement)).chars(110)
