"""Boxes, menus and labels of forms, written without Django's templates.

The page of a claim draws some four hundred of them. Through the template engine that
was a third of its processor time; here each is one string. What is written is what the
templates write (tests/test_form_drawing.py compares them), and whatever is not in
`WRITERS` still goes through its template.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any, Final, cast

from django.forms.renderers import DjangoTemplates
from django.utils import formats
from django.utils.functional import Promise
from django.utils.html import conditional_escape

WIDGETS: Final = "django/forms/widgets/"
INPUTS: Final = (
    *("input", "text", "number", "email", "url", "color", "search", "tel", "password"),
    *("hidden", "date", "datetime", "time", "checkbox"),
)


class StringRenderer(DjangoTemplates):
    """The setting FORM_RENDERER."""

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        write = WRITERS.get(template_name)
        if write is None:
            return cast(str, super().render(template_name, context, request))
        return write(context).strip()


def attributes(given: Mapping[str, Any]) -> str:
    return "".join(
        f" {_text(name)}" if value is True else f' {_text(name)}="{_text(value)}"'
        for name, value in given.items()
        if value is not False
    )


def _input(context: Any) -> str:
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return (
        f'<input type="{_text(widget["type"])}" name="{_text(widget["name"])}"{value}'
        f"{attributes(widget['attrs'])}>"
    )


def _textarea(context: Any) -> str:
    widget = context["widget"]
    value = _shown(widget["value"]) if widget["value"] else ""
    opening = f'<textarea name="{_text(widget["name"])}"{attributes(widget["attrs"])}>'
    return f"{opening}\n{value}</textarea>"


def _select(context: Any) -> str:
    widget = context["widget"]
    parts = [f'<select name="{_text(widget["name"])}"{attributes(widget["attrs"])}>']
    for name, options, _index in widget["optgroups"]:
        if name:
            parts.append(f'<optgroup label="{_shown(name)}">')
        parts += map(_option, options)
        if name:
            parts.append("</optgroup>")
    return "\n".join([*parts, "</select>"])


def _option(option: Mapping[str, Any]) -> str:
    value, label = _text(option["value"]), _shown(option["label"])
    return f'<option value="{value}"{attributes(option["attrs"])}>{label}</option>'


def _label(context: Any) -> str:
    label = _shown(context["label"])
    if not context["use_tag"]:
        return label
    tag = context["tag"]
    return f"<{tag}{attributes(context['attrs'] or {})}>{label}</{tag}>"


def _errors(context: Any) -> str:
    errors = context["errors"]
    if not errors:
        return ""
    named = getattr(errors, "field_id", None)
    key = f' id="{_text(named)}_error"' if named else ""
    rows = "".join(f"<li>{_shown(error)}</li>" for error in errors)
    return f'<ul class="{_text(context["error_class"])}"{key}>{rows}</ul>'


def _text(value: object) -> str:
    """As the filter `stringformat:"s"` and escaping leave it."""
    if type(value) is str:  # nearly all are; Django's own looks for lazy texts first
        return escape(value)
    return conditional_escape(value if isinstance(value, str) else str(value))


def _shown(value: object) -> str:
    """As a variable in a template: numbers and days in the reader's way."""
    if type(value) is str:
        return escape(value)
    told = value if isinstance(value, str | Promise) else formats.localize(value)
    return conditional_escape(told)


WRITERS: Final[dict[str, Callable[[Any], str]]] = {
    **{f"{WIDGETS}{name}.html": _input for name in INPUTS},
    f"{WIDGETS}textarea.html": _textarea,
    f"{WIDGETS}select.html": _select,
    "django/forms/label.html": _label,
    "django/forms/errors/list/default.html": _errors,
}
