"""What a filter offers, and how many claims each choice would leave.

A choice that leaves nothing is not offered, but for the ratings; one that was made is
always shown. Where too many claims would have to be counted, choices stand without
numbers. Of more rows than a menu can hold one is chosen by its name (`naming`).
"""

from collections import Counter
from typing import Any

from django.forms import Form
from django.http import QueryDict

from claims.filters import MOST_OPTIONS, KeyField
from claims.typography import language_name, number

from .facets import FACETS, Counts

WITH_NUMBER = "has_quantity"
LISTED_WHOLE = {"rating"}


def offer(form: Form, counts: Counts, query: QueryDict) -> list[str]:
    """Writes the choices into the form. Returns what has more of them than a menu can
    hold."""
    too_long = []
    for name in FACETS:
        counted, field = counts.of.get(name), form.fields[name]
        if name == WITH_NUMBER:
            if counted is not None:
                form[name].label = _numbered(field.label, counted.total())
        elif isinstance(field, KeyField):
            labels = counts.labels.get(name, {})
            if not _offer_rows(field, counted, labels, query.getlist(name)):
                too_long.append(name)
        elif counted is not None:
            _offer_listed(field, name, counted, query.getlist(name))
    return too_long


def _offer_listed(
    field: Any, name: str, counts: Counter[str], chosen: list[str]
) -> None:
    if name in LISTED_WHOLE:
        offered = [pair for pair in field.choices if pair[0]]
    else:
        known = dict(field.choices) if name == "kind" or any(chosen) else {}
        values = dict.fromkeys([*counts, *(one for one in chosen if one in known)])
        labels = [(one, known.get(one) or language_name(one)) for one in values if one]
        offered = sorted(labels, key=lambda each: (-counts[each[0]], str(each[1])))
    # These fields add the empty choice themselves.
    field.choices = [(v, _numbered(label, counts[v])) for v, label in offered]


def _offer_rows(
    field: Any,
    counts: Counter[str] | None,
    labels: dict[str, object],
    chosen: list[str],
) -> bool:
    """False if there are too many for a menu."""
    chosen = [one for one in chosen if one and "\x00" not in one]
    if counts is None:
        rows = list(field.queryset[: MOST_OPTIONS + 1])
        named = {getattr(row, field.key): str(row) for row in rows}
    else:
        named = {value: str(labels[value]) for value in counts if value in labels}
    values = [*named] if counts is None else [*counts]
    if len(values) > MOST_OPTIONS:
        return False
    if unnamed := {*values, *chosen} - named.keys():
        found = field.queryset.filter(**{f"{field.key}__in": unnamed})
        named |= {getattr(row, field.key): str(row) for row in found}
    ordered = [one for one in dict.fromkeys([*values, *chosen]) if one in named]
    if counts is not None:
        ordered.sort(key=lambda one: (-counts[one], named[one]))
    field.choices = [("", field.empty_label)] + [
        (one, named[one] if counts is None else _numbered(named[one], counts[one]))
        for one in ordered
    ]
    return True


def _numbered(label: object, claims: int) -> str:
    return f"{label} ({number(claims)})"
