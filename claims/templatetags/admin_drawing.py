"""For templates that stand in the place of the admin's own."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from claims.fieldset_drawing import written

register = template.Library()


@register.simple_tag(takes_context=True)
def fieldset_written(context: Any) -> SafeString:
    """The `fieldset` of the context, as "admin/includes/fieldset.html" shows it."""
    return written(
        context["fieldset"],
        prefix=context.get("prefix", ""),
        id_prefix=context.get("id_prefix", 0),
        id_suffix=context.get("id_suffix", 0),
        level=context.get("heading_level") or 2,
    )
