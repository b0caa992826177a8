"""The pages about the newsroom, section by section."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from claims.models import SiteSection
from claims.operations import site_sections
from claims.workflow import policies

from .base import OperationAdmin
from .people import person


@admin.register(SiteSection)
class SiteSectionAdmin(OperationAdmin):
    """Administrators write; which section it is, is chosen once."""

    list_display = ("section", "is_withheld")
    list_filter = ("is_withheld",)
    fields = ("section", "text", "is_withheld")

    def create(self, by: User, columns: dict[str, Any], form: Any) -> SiteSection:
        return site_sections.write(by=by, **columns)

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        site_sections.edit(row, by=by, **columns)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policies.is_administrator(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.is_administrator(person(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("section",) if obj else ()
