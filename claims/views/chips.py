"""What the list is narrowed by, each with an address that drops it."""

import datetime as dt
from dataclasses import dataclass

from django.forms import BooleanField, Form
from django.http import QueryDict
from django.utils.formats import date_format


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    chosen: str
    query_without: str


def chips(form: Form, query: QueryDict) -> list[Chip]:
    """One for each value in force; values that were refused have none."""
    found = []
    for name, value in form.cleaned_data.items() if form.is_valid() else ():
        for one in value if isinstance(value, list) else [value]:
            if one not in (None, "", False):
                found.append(_chip(form, query, name, one))
    return found


def _chip(form: Form, query: QueryDict, name: str, value: object) -> Chip:
    field = form.fields[name]
    shown = str(value)
    if isinstance(value, dt.date):
        shown = date_format(value, "DATE_FORMAT")
    elif isinstance(field, BooleanField):
        shown = ""
    elif hasattr(field, "choices") and isinstance(value, str):
        shown = str(dict(field.choices).get(value, value))
    return Chip(str(field.label), shown, _query_without(query, name, value))


def _query_without(query: QueryDict, name: str, value: object) -> str:
    rest = query.copy()
    rest.pop("after", None)
    kept = [
        one for one in rest.getlist(name) if isinstance(value, str) and one != value
    ]
    rest.setlist(name, kept)
    return rest.urlencode()
