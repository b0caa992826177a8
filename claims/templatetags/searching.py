"""What a search found, marked where it stands."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from claims import typography
from claims.search.queries import Query
from claims.search.showing import marked

register = template.Library()


@register.simple_tag
def found(value: Any, query: Query | None) -> SafeString:
    """`typography.text`, with <mark> around what `query` matched."""
    words, language = typography.in_best_language(value)
    spans = marked(words, query) if query else []
    if not spans:
        return typography.text(value)
    # Typesetting changes blanks only, one for one, so places stay where they are.
    shown = typography.typeset(words, language)
    html = format_html_join("", "{}{}", _pieces(shown, spans))
    if language == get_language():
        return html
    return format_html('<span lang="{}">{}</span>', language, html)


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, str]]:
    pieces, position = [], 0
    for start, end in spans:
        mark = format_html("<mark>{}</mark>", text[start:end])
        pieces.append((text[position:start], mark))
        position = end
    return [*pieces, (text[position:], "")]
