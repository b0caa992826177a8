"""Admin pages on which saving means calling operations.

Django's admin validates, calls `save_model` and `save_formset`, and redirects; here
these call operations and write nothing themselves. A refused operation raises, the
transaction is undone, and the page is shown again with the sentence and everything
that was typed. Django's own log of changes is not written: the audit log is better.
"""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.auth.models import User
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from claims.exceptions import DomainError, StaleState
from claims.models import Claim
from claims.search.steps import Steps
from claims.workflow import policies

from .entries import EntrySelect
from .forms import OperationForm, Refused, columns_of
from .history import history_page
from .keyset import KeysetChangeList
from .languages import I18N_WIDGETS, readable
from .people import person


class NamingEntries:
    """Mix into an admin or its inlines: `autocomplete_fields` are `EntrySelect`s."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        mine: Any = self
        if db_field.name in mine.get_autocomplete_fields(request):
            options.setdefault("widget", EntrySelect(db_field, mine.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **options)  # type: ignore[misc]


class NewsroomAdmin(NamingEntries, admin.ModelAdmin):  # type: ignore[type-arg]
    """Everybody with a role reads; nobody writes. The base of every list."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # a facet counts the whole table
    sortable_by = ()  # a click that sorts a million rows is no help; the filters are
    list_per_page = 50
    list_max_show_all = 0
    formfield_overrides = I18N_WIDGETS
    view_on_site = False

    def get_changelist(self, request: HttpRequest, **_options: Any) -> Any:
        return KeysetChangeList

    def walked(self, rows: Any, typed: str, steps: Steps) -> list[int] | None:
        """Keys of `rows` that what was typed finds, along an index in their order.
        None: there is no such index, ask `get_search_results`."""
        return None

    def counted(self, rows: Any, typed: str, cap: int) -> int | None:
        """How many `walked` would find, at most `cap`."""
        keys = self.walked(rows, typed, Steps(cap))
        return None if keys is None else len(keys)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.may_read_everything(person(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def sections(self, request: HttpRequest, obj: Any) -> Any:
        """The fieldsets for `obj`, or for a new row."""
        return super().get_fieldsets(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = self.sections(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [
            (name, {**options, "fields": self._readable(options["fields"])})
            for name, options in fieldsets
        ]

    def _readable(self, fields: Any) -> list[Any]:
        names = flatten_fieldsets([(None, {"fields": fields})])
        return [readable(self.model, name) for name in names]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        return history_page(self, request, object_id)


class OperationAdmin(NewsroomAdmin):
    """Researchers write, through `create` and `edit`."""

    form = OperationForm

    def create(self, by: User, columns: dict[str, Any], form: Any) -> models.Model:
        """Calls the operation that makes a new row, and returns the row."""
        raise NotImplementedError

    def edit(self, row: Any, by: User, columns: dict[str, Any], form: Any) -> None:
        """Calls the operation that changes `columns` of `row`."""
        raise NotImplementedError

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policies.is_researcher(person(request))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.is_researcher(person(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        return [*fieldsets, (None, {"fields": ["read_version"]})]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        return _knowing_refusal(
            super().get_form(request, obj, change, **kwargs), request
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except DomainError as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            if isinstance(refusal, StaleState):
                self._allow_to_save_again(request, object_id)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _allow_to_save_again(self, request: HttpRequest, object_id: str | None) -> None:
        """Whoever has been shown what is stored now may overwrite it."""
        typed = request.POST.copy()
        rows = self.model._default_manager.values_list("version", flat=True)
        typed["read_version"] = str(rows.get(pk=unquote(str(object_id))))
        request.POST = typed  # type: ignore[assignment]

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        columns = columns_of(form)
        if not change:
            form.stored = self.create(request.user, columns, form)
            obj.pk = form.stored.pk
            obj.refresh_from_db()
            return
        form.stored = self.model._default_manager.get(pk=obj.pk)
        if form.cleaned_data.get("read_version"):
            form.stored.version = form.cleaned_data["read_version"]
        if columns:
            self.edit(form.stored, request.user, columns, form)

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        for row in formset.forms:
            try:
                formset.inline.save_row(row, formset, by=request.user, of=form.stored)
            except StaleState:
                raise
            except DomainError:
                # A row that goes is not validated, so the page's head must say it.
                if row not in formset.deleted_forms:
                    request.refused_prefix = row.prefix
                raise

    def construct_change_message(self, *_arguments: Any, **_options: Any) -> Any:
        return []

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None


class RowsOnce(BaseInlineFormSet):  # type: ignore[type-arg]
    """Makes the form of an added row once, not each time a template names it."""

    @cached_property
    def empty_form(self) -> Any:
        return super().empty_form


class OperationInline(NamingEntries, admin.StackedInline):  # type: ignore[type-arg]
    """Rows that hang on another; each row saved is one operation."""

    form = Refused
    formset = RowsOnce
    extra = 0
    formfield_overrides = I18N_WIDGETS

    def create(self, by: User, of: Any, columns: dict[str, Any], form: Any) -> None:
        raise NotImplementedError

    def edit(
        self, row: Any, by: User, of: Any, columns: dict[str, Any], form: Any
    ) -> None:
        raise NotImplementedError

    def remove(self, row: Any, by: User, of: Any) -> None:
        raise NotImplementedError

    def save_row(self, form: Any, formset: Any, *, by: User, of: Any) -> None:
        removed = form in formset.deleted_forms
        if form.instance.pk is None:
            if form.has_changed() and not removed:
                self.create(by, of, columns_of(form), form)
            return
        if not removed and not form.has_changed():
            return
        row = self.model._default_manager.get(pk=form.instance.pk)
        if removed:
            self.remove(row, by, of)
        else:
            self.edit(row, by, of, columns_of(form), form)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.inline = self
        formset.form = _knowing_refusal(formset.form, request)
        return formset

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.may_read_everything(person(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and self.may_write(request, obj)

    def may_write(self, request: HttpRequest, obj: Any) -> bool:
        return policies.is_researcher(person(request))


def change_url(row: models.Model) -> str:
    """Where `row` is edited, or read by those who may not edit."""
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])


def may_edit(request: HttpRequest, claim: Claim | None) -> bool:
    """Whether the claim's page has a form for this person.

    What was typed while somebody else published is not thrown away with a bare
    "forbidden": a researcher's POST goes to the operation, which refuses it in words.
    """
    if claim is None or request.method == "POST":
        return policies.is_researcher(person(request))
    return policies.can(policies.check_can_change, person(request), claim)


def _knowing_refusal(form: type[Any], request: HttpRequest) -> type[Any]:
    """A form class of this request's own that shows this request's refusal. Making
    one goes through all columns, so it is made only if there is a refusal."""
    refusal = getattr(request, "refusal", None)
    if refusal is None:
        return form
    known: dict[str, Any] = {
        "refusal": refusal,
        "refused_prefix": getattr(request, "refused_prefix", ""),
    }
    return type(form.__name__, (form,), known)
