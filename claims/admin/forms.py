"""Forms whose last word an operation has."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nCharField, I18nTextField

from claims.exceptions import DomainError, StaleState
from claims.models.languages import lazy, reader_first

from .entries import hand_over


class Refused(forms.ModelForm):  # type: ignore[type-arg]
    """Shows what the operation refused with, beside the field to blame.

    The admin runs an operation only when the form is valid. If it is refused, the
    same request is validated once more, by a form class that knows the refusal.
    """

    refusal: ClassVar[DomainError | None] = None
    refused_prefix: ClassVar[str] = ""
    _media: ClassVar[forms.Media]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hand_over(self)

    @property
    def media(self) -> forms.Media:
        """Of all rows of a formset the same: collected once for their class, which is
        made for one request."""
        known = vars(type(self)).get("_media")
        if known is None:
            known = type(self)._media = super().media
        return known

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.refusal is not None and (self.prefix or "") == self.refused_prefix:
            self.show(self.refusal)
        return self.cleaned_data

    def show(self, refusal: DomainError) -> None:
        known = refusal.field in self.fields
        self.add_error(refusal.field if known else None, str(refusal.sentence))


class OperationForm(Refused):
    """A row with a version carries the one that was read, for compare-and-set."""

    read_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        version = getattr(self.instance, "version", None)
        if self.instance.pk and version is not None:
            self.fields["read_version"].initial = version
            self.fields["read_version"].required = True

    def show(self, refusal: DomainError) -> None:
        super().show(refusal)
        if isinstance(refusal, StaleState):
            for name in columns_of(self):
                # The instance is still as it was read: `clean` comes before that.
                stored = {"value": _words(self.instance, name)}
                self.add_error(name, _("Stored now: “%(value)s”.") % stored)


def columns_of(form: forms.ModelForm) -> dict[str, Any]:  # type: ignore[type-arg]
    """The columns a person changed, as operations take them.

    In a form for a new row, all the columns it asks for.
    """
    fields = {field.name: field for field in form._meta.model._meta.concrete_fields}
    names = form.changed_data if form.instance.pk else form.cleaned_data
    return {
        name: _value(fields[name], form.cleaned_data.get(name))
        for name in names
        if name in fields and _is_asked(form, name)
    }


def _is_asked(form: forms.ModelForm, name: str) -> bool:  # type: ignore[type-arg]
    """Not the keys that Django puts into the forms of inline rows."""
    return name != "id" and not isinstance(form.fields[name], InlineForeignKeyField)


def _value(field: "models.Field[Any, Any]", value: Any) -> Any:
    return lazy(value) if isinstance(field, I18nCharField | I18nTextField) else value


def _words(row: models.Model, name: str) -> str:
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    field = row._meta.get_field(name)
    if isinstance(field, I18nCharField | I18nTextField):
        return " / ".join(reader_first(value))
    return "" if value is None else str(value)
