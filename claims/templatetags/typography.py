"""The typographic functions as filters and tags."""

from typing import Any

from django import template
from django.urls import translate_url

from claims import typography

register = template.Library()

for function in (
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
    return translate_url(context["request"].get_full_path(), code)
