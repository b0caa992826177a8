"""The typographic functions as filters and tags."""

from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from claims import pinpoints, typography

register = template.Library()

for function in (
    pinpoints.pinpoint,
    typography.words,
    typography.number,
    typography.long_date,
    typography.site_of,
    typography.language_name,
    typography.counted,
    typography.unlocalised,
):
    register.filter(function.__name__, function)
for function in (typography.text, typography.compared, typography.about_date):
    register.simple_tag(function)


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], code: str) -> str:
    """The address of this page in another language, with what it was asked."""
    return typography.address_in(code, context["request"].get_full_path())


@register.simple_tag
def same_everywhere(template: str) -> SafeString:
    """A part that is the same on every page of a language: drawn once."""
    return _drawn_once(template, get_language() or "")


@cache
def _drawn_once(template: str, language: str) -> SafeString:
    return render_to_string(template, {"LANGUAGE_CODE": language})
