"""Model validation, spoken as the newsroom's refusals."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from claims.exceptions import DomainError, Incomplete


def check(row: models.Model, *, exclude: tuple[str, ...] = ()) -> None:
    """Full validation of `row`: fields, `clean`, uniqueness, constraints.

    Raises Incomplete with every complaint in one sentence each, and the first
    field to blame.
    """
    try:
        row.full_clean(exclude=exclude)
    except ValidationError as error:
        raise refusal(row, error) from error


def refusal(row: models.Model, error: ValidationError) -> DomainError:
    """ "Unit: This field is required." for each complaint of `error`."""
    complaints: list[str] = []
    first = ""
    for name, messages in error.message_dict.items():
        if name == NON_FIELD_ERRORS:
            complaints += messages
            continue
        first = first or name
        label = label_of(row, name).capitalize()
        complaints += [f"{label}: {message}" for message in messages]
    return Incomplete(" ".join(complaints), field=first)


def assign(row: models.Model, values: dict[str, Any]) -> None:
    """Sets the given columns; raises TypeError for one the model does not have."""
    known = {field.name for field in row._meta.concrete_fields}
    for name, value in values.items():
        if name not in known:
            raise TypeError(f"{type(row).__name__} has no column {name!r}")
        setattr(row, name, value)


def label_of(row: models.Model | type[models.Model], name: str) -> str:
    """A field's name as the forms print it; `name` itself for a reverse relation."""
    return str(getattr(row._meta.get_field(name), "verbose_name", name))
