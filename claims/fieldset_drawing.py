"""The fieldsets of the admin's pages, written without Django's template.

It names about twenty things of each field, and looks each up by way of the context;
the page of a claim has sixty fields, forms for rows not yet added among them. What is
written is what the template writes (tests/test_fieldset_drawing.py compares them).
"""

from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe


def written(
    fieldset: Any, *, prefix: str, id_prefix: int, id_suffix: int, level: int
) -> SafeString:
    """`fieldset` of `django.contrib.admin.helpers`; the others as `fieldset.html`
    gets them from whoever includes it."""
    heading = f"{prefix}-{id_prefix}-{id_suffix}-heading"
    named = f' aria-labelledby="{heading}"' if fieldset.name else ""
    parts = [
        f'<fieldset class="module aligned {conditional_escape(fieldset.classes)}"',
        f"{named}>\n",
    ]
    is_folded = bool(fieldset.name) and fieldset.is_collapsible
    if fieldset.name:
        shown = (
            f'<h{level} id="{heading}" class="fieldset-heading">'
            f"{conditional_escape(fieldset.name)}</h{level}>\n"
        )
        parts.append(f"<details><summary>{shown}</summary>" if is_folded else shown)
    if fieldset.description:
        parts.append(f'<div class="description">{fieldset.description}</div>\n')
    parts += map(_line, fieldset)
    parts.append("</details></fieldset>" if is_folded else "</fieldset>")
    return mark_safe("".join(parts))  # noqa: S308 every part is escaped


def _line(line: Any) -> str:
    fields = list(line)
    is_alone = len(line.fields) == 1
    errors = line.errors() if is_alone else ""
    classes = ["form-row"]
    if errors:
        classes.append("errors")
    if not line.has_visible_field:
        classes.append("hidden")
    classes += [f"field-{name}" for each in fields if (name := _of(each, "name"))]
    inner = "\n".join(_field(each, is_alone=is_alone) for each in fields)
    if is_alone:
        inner = f"{errors}{inner}"
    else:
        inner = f'<div class="flex-container form-multiline">{inner}</div>'
    return f'<div class="{conditional_escape(" ".join(classes))}">\n{inner}</div>\n'


def _field(field: Any, *, is_alone: bool) -> str:
    errors = "" if is_alone or field.is_readonly else field.errors()
    box = f'<div class="{_classes(field, is_alone, errors)}">{_box(field)}</div>'
    return f"<div>{errors}{box}{_help(field)}</div>"


def _classes(field: Any, is_alone: bool, errors: str) -> str:
    classes = ["flex-container"]
    if not is_alone:
        classes.append("fieldBox")
        if name := _of(field, "name"):
            classes.append(f"field-{name}")
        if errors:
            classes.append("errors")
        if _of(field, "is_hidden"):
            classes.append("hidden")
    if field.is_checkbox:
        classes.append("checkbox-row")
    return conditional_escape(" ".join(classes))


def _box(field: Any) -> str:
    if field.is_checkbox:
        return f"{conditional_escape(field.field)}{field.label_tag()}"
    if field.is_readonly:
        return f'{field.label_tag()}\n<div class="readonly">{field.contents()}</div>'
    return f"{field.label_tag()}\n{conditional_escape(field.field)}"


def _help(field: Any) -> str:
    text = _of(field, "help_text")
    if not text:
        return ""
    hidden = " hidden" if _of(field, "is_hidden") else ""
    key = _of(field, "id_for_label")
    named = f' id="{conditional_escape(key)}_helptext"' if key else ""
    return f'<div class="help{hidden}"{named}><div>{text}</div></div>'


def _of(field: Any, name: str) -> Any:
    """Of a box, or of what is only read, which is told in a dictionary."""
    known = field.field
    return known.get(name) if isinstance(known, dict) else getattr(known, name)
