"""Texts in several languages, in forms and on pages that are only read."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.forms import I18nWidget

from claims.models.languages import in_languages, language_codes


class LanguagesInput(I18nWidget):  # type: ignore[misc]
    """One box for each language, its code printed beside it, not only inside."""

    widget: type[forms.Widget] = forms.TextInput
    css = "vTextField"

    def __init__(self, locales: list[str], field: Any, attrs: Any = None) -> None:
        super().__init__(locales, field, {"class": self.css, **(attrs or {})})

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        drawn = super().render(name, value, {"placeholder": "", **(attrs or {})})
        return cast(SafeString, drawn)

    def format_output(self, rendered_widgets: list[str], id_: str) -> str:
        rows = format_html_join(
            "",
            '<label class="in-language"><span class="language">{}</span>{}</label>',
            zip(self.locales, rendered_widgets, strict=True),
        )
        return format_html(
            '<div class="in-languages" id="{}" role="group" aria-label="{}">{}</div>',
            *(id_ or "", self.field.label or "", rows),
        )


class LanguagesTextarea(LanguagesInput):
    widget = forms.Textarea
    css = "vLargeTextField"

    def __init__(self, locales: list[str], field: Any, attrs: Any = None) -> None:
        super().__init__(locales, field, {"rows": 3, **(attrs or {})})


I18N_WIDGETS: dict[Any, dict[str, Any]] = {
    I18nCharField: {"widget": LanguagesInput},
    I18nTextField: {"widget": LanguagesTextarea},
}


def in_both(value: object) -> SafeString:
    """Every language of `value`, each with its code, the site's first one first."""
    texts = in_languages(value)
    return format_html_join(
        "",
        '<p class="text-in" lang="{0}"><span class="language">{0}</span> {1}</p>',
        [(code, texts[code]) for code in language_codes() if code in texts],
    )


def readable(model: type[models.Model], name: Any) -> Any:
    """`name` as a page that is only read should show it: i18n texts in full."""
    if not isinstance(name, str) or name not in {f.name for f in model._meta.fields}:
        return name
    field = model._meta.get_field(name)
    if not isinstance(field, I18nCharField | I18nTextField):
        return name
    return _shown_in_full(name, field)


def _shown_in_full(name: str, field: Any) -> Callable[[Any], SafeString]:
    @admin.display(description=field.verbose_name)
    def shown(row: Any) -> SafeString:
        return in_both(getattr(row, name))

    shown.__name__ = name
    return shown
