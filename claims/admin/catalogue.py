"""Topics, units, outlets, claimants and sources."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest

from claims.models import Claimant, Outlet, Source, Topic, Unit
from claims.operations import catalogue

from .base import OperationAdmin
from .names import FoundByName


class CatalogueAdmin(FoundByName, OperationAdmin):
    """An entry's identifier stands in addresses, so it is chosen once."""

    search_fields = ("slug",)
    ordering = ("slug",)

    def create(self, by: User, columns: dict[str, Any], form: Any) -> models.Model:
        row: models.Model = catalogue.add(self.model, by=by, **columns)
        return row

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        catalogue.edit(row, by=by, **columns)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj else ()


@admin.register(Topic)
class TopicAdmin(CatalogueAdmin):
    list_display = ("name", "slug")
    fields = ("name", "slug")


@admin.register(Unit)
class UnitAdmin(CatalogueAdmin):
    list_display = ("label", "slug")
    fields = ("label", "slug")


@admin.register(Outlet)
class OutletAdmin(CatalogueAdmin):
    list_display = ("name", "slug", "url")
    fields = ("name", "slug", "url")


@admin.register(Claimant)
class ClaimantAdmin(CatalogueAdmin):
    list_display = ("name", "kind", "slug")
    list_filter = ("kind",)
    fields = ("name", ("slug", "kind"), "description")


@admin.register(Source)
class SourceAdmin(CatalogueAdmin):
    list_display = ("title", "publisher", "year", "kind", "is_primary", "language")
    list_filter = ("kind", "is_primary")
    ordering = ("-id",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    ("slug", "kind", "is_primary"),
                    ("author", "publisher"),
                    ("year", "language"),
                    "url",
                    "archived_url",
                    "interest",
                    "note",
                )
            },
        ),
    )

    def choice_label(self, source: Source) -> str:
        return ", ".join(filter(None, (source.title, source.publisher, source.year)))
