"""What a filter offers, and how many claims each choice would leave.

A choice that leaves nothing is not offered, but for the ratings; one that was made is
always shown. Where too many claims would have to be counted, choices stand without
numbers; where there are more than a menu can hold, it says how to find the others.
"""

from collections import Counter
from typing import Any

from django.forms import BoundField, Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.filters import MOST_OPTIONS, KeyField
from claims.typography import language_name, number

from .facets import FACETS, Counts

WITH_NUMBER = "has_quantity"
LISTED_WHOLE = {"rating"}


def offer(form: Form, counts: Counts, query: QueryDict) -> None:
    """Writes the choices into the form."""
    for name in FACETS:
        counted, field = counts.of.get(name), form.fields[name]
        if name == WITH_NUMBER:
            if counted is not None:
                form[name].label = _numbered(field.label, counted.total())
        elif isinstance(field, KeyField):
            labels = counts.labels.get(name, {})
            _offer_rows(form[name], counted, labels, query.getlist(name))
        elif counted is not None:
            _offer_listed(field, name, counted, query.getlist(name))


def _offer_listed(
    field: Any, name: str, counts: Counter[str], chosen: list[str]
) -> None:
    if name in LISTED_WHOLE:
        offered = [pair for pair in field.choices if pair[0]]
    else:
        known = dict(field.choices) if name == "kind" else {}
        values = [*counts, *(one for one in chosen if one and one not in counts)]
        values.sort(key=lambda value: -counts[value])
        offered = [(one, known.get(one) or language_name(one)) for one in values]
    # These fields add the empty choice themselves.
    field.choices = [(v, _numbered(label, counts[v])) for v, label in offered]


def _offer_rows(
    bound: BoundField,
    counts: Counter[str] | None,
    labels: dict[str, object],
    chosen: list[str],
) -> None:
    field: Any = bound.field
    chosen = [one for one in chosen if one and "\x00" not in one]
    if counts is None:
        rows = list(field.queryset[: MOST_OPTIONS + 1])
        named = {getattr(row, field.key): str(row) for row in rows[:MOST_OPTIONS]}
        values, is_long = list(named), len(rows) > MOST_OPTIONS
    else:
        values = [value for value, _n in counts.most_common(MOST_OPTIONS)]
        named = {value: str(labels[value]) for value in values if value in labels}
        is_long = len(counts) > MOST_OPTIONS
    if unnamed := {*values, *chosen} - named.keys():
        found = field.queryset.filter(**{f"{field.key}__in": unnamed})
        named |= {getattr(row, field.key): str(row) for row in found}
    ordered = [one for one in dict.fromkeys([*values, *chosen]) if one in named]
    if is_long:
        bound.help_text = _(
            "Only %(number)d fit in here. For others, type the name into “Search”."
        ) % {"number": MOST_OPTIONS}
    field.choices = [("", field.empty_label)] + [
        (one, named[one] if counts is None else _numbered(named[one], counts[one]))
        for one in ordered
    ]


def _numbered(label: object, claims: int) -> str:
    return f"{label} ({number(claims)})"
