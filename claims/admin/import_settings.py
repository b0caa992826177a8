"""What the newsroom has said about files of others: labels, and columns by name."""

import zlib
from typing import Any, Final

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from claims.exceptions import DomainError, StaleState
from claims.models import ImportMapping, RatingLabel
from claims.operations import import_settings
from claims.workflow import policies

from .base import OperationAdmin
from .forms import OperationForm
from .import_forms import FIELDS
from .people import person
from .verb_forms import ratings_in_force

LEFT_OUT: Final = _("– left out –")


class SettingsAdmin(OperationAdmin):
    """Read by the newsroom; written by whoever may import."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return policies.can(policies.check_can_see_imports, person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policies.can(policies.check_can_import, person(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LabelForm(OperationForm):
    class Meta:
        model = RatingLabel
        fields = ("label", "rating")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rating: Any = self.fields.get("rating")
        if rating is not None:
            rating.queryset = ratings_in_force()
            rating.empty_label = _("nothing on our scale")
            self._show_word_in_force()

    def _show_word_in_force(self) -> None:
        """What was said on an earlier scale holds, by its word, on the scale in force:
        imports read it so."""
        if said := self.instance.rating:
            same = ratings_in_force().filter(slug=said.slug).first()
            self.initial["rating"] = same.pk if same else None


@admin.register(RatingLabel)
class RatingLabelAdmin(SettingsAdmin):
    """A label is looked up by its words, so the words stay; what they come to may
    change, for what is imported from then on."""

    form = LabelForm
    list_display = ("label", "rating")
    list_select_related = ("rating",)
    search_fields = ("plain",)
    ordering = ("plain",)
    fields = ("label", "rating")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("label",) if obj else ()

    def create(self, by: User, columns: dict[str, Any], form: Any) -> RatingLabel:
        return import_settings.add_label(by=by, **columns)

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        import_settings.answer(row, by=by, **columns)


class MappingForm(OperationForm):
    """A choice for each column the mapping names. Fields are called after columns, so
    what was typed stays with its column when somebody else has saved others."""

    class Meta:
        model = ImportMapping
        fields = ("name",)

    @classmethod
    def of(cls, row: ImportMapping) -> type["MappingForm"]:
        choices = [("", LEFT_OUT), *FIELDS.items()]
        fields = {
            name: forms.ChoiceField(
                label=column,
                choices=choices,
                required=False,
                initial=row.columns[column],
            )
            for column, name in names_of(row).items()
        }
        return type(cls.__name__, (cls,), fields)

    def chosen(self) -> dict[str, str]:
        """Column → field."""
        names = names_of(self.instance)
        return {column: self.cleaned_data[name] for column, name in names.items()}

    def show(self, refusal: DomainError) -> None:
        super().show(refusal)
        if not isinstance(refusal, StaleState):
            return
        for name in names_of(self.instance).values():
            stored = self.fields[name].initial
            if self.cleaned_data.get(name) != stored:
                words = {"value": FIELDS.get(stored, LEFT_OUT)}
                self.add_error(name, _("Stored now: “%(value)s”.") % words)


def names_of(row: ImportMapping) -> dict[str, str]:
    """Column → name of its field in the form, in the order of the alphabet."""
    return {
        column: f"column_{zlib.crc32(column.encode()):08x}"
        for column in sorted(row.columns)
    }


@admin.register(ImportMapping)
class ImportMappingAdmin(SettingsAdmin):
    """Made on the page of an import; here it is put right, renamed or thrown away."""

    list_display = ("name", "columns_shown")
    search_fields = ("name",)
    ordering = ("name",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.can(policies.check_can_import, person(request))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and self.has_change_permission(request, obj)

    def sections(self, request: HttpRequest, obj: Any) -> Any:
        if not self.has_change_permission(request, obj):
            return [(None, {"fields": ("name", "columns_shown")})]
        columns = list(names_of(obj).values())
        return [
            (None, {"fields": ("name",)}),
            (_("What the columns are"), {"fields": columns}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("columns_shown",)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is not None:
            kwargs["form"] = MappingForm.of(obj)
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        row = ImportMapping.objects.get(pk=obj.pk)
        row.version = form.cleaned_data["read_version"]
        form.stored = import_settings.edit_mapping(
            row,
            by=request.user,
            name=form.cleaned_data["name"],
            columns=form.chosen(),
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        import_settings.remove_mapping(obj, by=person(request))

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return None  # the audit log is better

    @admin.display(description=_("columns"))
    def columns_shown(self, row: ImportMapping) -> SafeString:
        told = (
            (column, FIELDS.get(field, LEFT_OUT))
            for column, field in sorted(row.columns.items())
        )
        return format_html_join(" · ", "{} → {}", told)
