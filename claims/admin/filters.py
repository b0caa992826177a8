"""Filters of the lists. None of them reads a table that grows to draw itself."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claims.models import Claim, Quantity

from .entries import as_key
from .verb_forms import ratings_in_force


class FormFilter(SimpleListFilter):
    """A filter with a field and a button, where a column of links would be too long."""

    template = "admin/claims/form_filter.html"

    def field(self) -> forms.Field:
        raise NotImplementedError

    def initial(self) -> str | None:
        return self.value()

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[Any]:
        name = str(self.parameter_name)
        form = type("FilterForm", (forms.Form,), {name: self.field()})
        chosen = form(initial={name: self.initial()}, auto_id="filter_%s")
        kept = changelist.get_filters_params()
        yield {
            "selected": self.value() is not None,
            "query_string": changelist.get_query_string(remove=[name]),
            "field": chosen[name],
            "kept": [(k, each) for k, v in kept.items() if k != name for each in v],
            "query": changelist.query,
        }


class ByEntry(FormFilter):
    """Rows that point to one entry of a long list, found by typing."""

    source: type[Model]
    key: str

    def initial(self) -> str | None:
        return str(key) if (key := as_key(self.value())) else None

    def field(self) -> forms.Field:
        key = self.source._meta.get_field(self.key)
        return forms.ModelChoiceField(
            label=self.title,
            queryset=cast(Any, key.remote_field).model._default_manager.all(),
            required=False,
            widget=AutocompleteSelect(key, admin.site),
        )

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value()
        if not value:
            return queryset
        key = as_key(value)
        return queryset.filter(**{self.key: key}) if key else queryset.none()


class WithEntryFilters:
    """Mix into an admin whose list has such filters: it brings their scripts along."""

    @property
    def media(self) -> forms.Media:
        widget = AutocompleteSelect(Claim._meta.get_field("topic"), admin.site)
        return super().media + widget.media  # type: ignore[misc, no-any-return]


class TopicFilter(ByEntry):
    title = _("topic")
    parameter_name = "topic"
    source, key = Claim, "topic"


class AssigneeFilter(ByEntry):
    """Me, nobody, or a colleague."""

    title = _("assignee")
    parameter_name = "assignee"
    template = "admin/claims/assignee_filter.html"
    source, key = Claim, "assignee"

    def choices(self, changelist: Any) -> Iterator[Any]:
        for entry in super().choices(changelist):
            entry["links"] = [
                {
                    "title": title,
                    "query_string": changelist.get_query_string({"assignee": value}),
                    "selected": self.value() == value,
                }
                for value, title in (("me", _("me")), ("nobody", _("nobody")))
            ]
            yield entry

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "me":
            return queryset.filter(assignee=request.user)
        if self.value() == "nobody":
            return queryset.filter(assignee=None)
        return super().queryset(request, queryset)


class RatingFilter(SimpleListFilter):
    title = _("rating")
    parameter_name = "rating"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [
            (rating.slug, f"{rating.symbol} {rating.label}")
            for rating in ratings_in_force()
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not (slug := self.value()):
            return queryset
        return queryset.filter(
            Q(verdict__rating__slug=slug)
            | Q(verdict=None, published_verdict__rating__slug=slug)
        )


class NumberFilter(SimpleListFilter):
    title = _("number in the claim")
    parameter_name = "number"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("with a number")), ("no", _("without"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Claim]
    ) -> QuerySet[Claim]:
        numbers = Exists(Quantity.objects.filter(claim=OuterRef("pk")))
        if self.value() == "yes":
            return queryset.filter(numbers)
        return queryset.filter(~numbers) if self.value() == "no" else queryset
