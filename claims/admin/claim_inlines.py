"""What hangs on a claim: places, numbers, evidence, relations."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.models import Appearance, Claim, Evidence, Quantity, Relation
from claims.operations import appearances, evidence, quantities, relations

from .base import OperationInline, may_edit
from .claim_forms import AppearanceForm

NO_TEXT = _("The text is not on this site; only the position is known.")


class OfClaim(OperationInline):
    """Editable while the claim is."""

    def may_write(self, request: HttpRequest, obj: Claim | None) -> bool:
        return may_edit(request, obj)


class AppearanceInline(OfClaim):
    model = Appearance
    form = AppearanceForm
    autocomplete_fields = ("revision",)
    readonly_fields = ("in_words", "is_first")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "revision",
                    "in_words",
                    "quote",
                    "place",
                    ("start", "end", "is_first"),
                    "claimant_role",
                )
            },
        ),
    )

    @admin.display(description=_("passage"))
    def in_words(self, row: Appearance) -> str | SafeString:
        if row.pk is None:
            return "–"
        if not row.exact:
            return str(NO_TEXT)
        return format_html(
            '<span class="passage">{}<mark>{}</mark>{}</span>',
            *(row.prefix, row.exact, row.suffix),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        rows = super().get_queryset(request).select_related("revision__article")
        return rows.order_by("revision", "start")

    def create(self, by: User, of: Any, columns: dict[str, Any], form: Any) -> None:
        digest = form.cleaned_data.get("quote_digest", "")
        appearances.add(of, by=by, quote_digest=digest, **columns)

    def edit(
        self, row: Any, by: User, of: Any, columns: dict[str, Any], form: Any
    ) -> None:
        given = form.cleaned_data
        appearances.edit(
            row,
            by=by,
            claim=of,
            start=given["start"],
            end=given["end"],
            claimant_role=given["claimant_role"],
        )

    def remove(self, row: Any, by: User, of: Any) -> None:
        appearances.remove(row, by=by, claim=of)


class QuantityInline(OfClaim):
    model = Quantity
    autocomplete_fields = ("unit",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("comparator", "value", "value_to", "unit"),
                    ("denominator", "period"),
                    ("as_of_date", "as_of_precision"),
                    "definition",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quantity]:
        return super().get_queryset(request).select_related("unit").order_by("id")

    def create(self, by: User, of: Any, columns: dict[str, Any], form: Any) -> None:
        quantities.add(by=by, claim=of, **columns)

    def edit(
        self, row: Any, by: User, of: Any, columns: dict[str, Any], form: Any
    ) -> None:
        quantities.edit(row, by=by, claim=of, **columns)

    def remove(self, row: Any, by: User, of: Any) -> None:
        quantities.remove(row, by=by, claim=of)


class EvidenceInline(OfClaim):
    model = Evidence
    autocomplete_fields = ("source", "observed_unit")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("source", "stance"),
                    ("pinpoint", "accessed_on"),
                    "finding",
                    ("observed_comparator", "observed_value", "observed_unit"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        rows = super().get_queryset(request).select_related("source", "observed_unit")
        return rows.order_by("id")

    def create(self, by: User, of: Any, columns: dict[str, Any], form: Any) -> None:
        evidence.add(by=by, claim=of, **columns)

    def edit(
        self, row: Any, by: User, of: Any, columns: dict[str, Any], form: Any
    ) -> None:
        evidence.edit(row, by=by, claim=of, **columns)

    def remove(self, row: Any, by: User, of: Any) -> None:
        evidence.remove(row, by=by, claim=of)


class RelationInline(OfClaim):
    """Relations are added and removed; to change one is to say another thing."""

    model = Relation
    fk_name = "from_claim"
    autocomplete_fields = ("to_claim",)
    fields = (("kind", "to_claim"), "note")
    verbose_name = _("related claim")
    verbose_name_plural = _("related claims")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Relation]:
        rows = super().get_queryset(request).select_related("to_claim", "from_claim")
        return rows.order_by("id")

    def create(self, by: User, of: Any, columns: dict[str, Any], form: Any) -> None:
        relations.add(by=by, **{"note": "", **columns, "from_claim": of})

    def remove(self, row: Any, by: User, of: Any) -> None:
        relations.remove(row, by=by)
