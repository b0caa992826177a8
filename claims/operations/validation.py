"""Model validation, spoken as the newsroom's refusals."""

from collections.abc import Iterable
from functools import cache, reduce
from operator import and_
from typing import Any, NoReturn

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from i18nfield.fields import I18nFieldMixin

from claims.exceptions import DomainError, Incomplete
from claims.models.languages import lazy

from . import lengths


def check(
    row: models.Model,
    *,
    exclude: tuple[str, ...] = (),
    changed: Iterable[str] | None = None,
) -> None:
    """Full validation of `row`: fields, `clean`, uniqueness, constraints.

    `changed` are the columns assigned to a row that was stored before: what the others
    hold (and refer to) the database vouches for, so only what ties columns together is
    asked of them. Raises Incomplete with every complaint in one sentence each, and the
    first field to blame.
    """
    lengths.check(row)
    try:
        _check_quickly(row, exclude, changed)
    except ValidationError:
        _complain(row, exclude)


def _check_quickly(
    row: models.Model, exclude: tuple[str, ...], changed: Iterable[str] | None
) -> None:
    """What `full_clean` checks, in half the time: Django asks the database about each
    check constraint by itself, a claim has ten, and nearly always all hold."""
    stands = set(exclude)
    if changed is not None:
        stands |= {field.name for field in row._meta.fields} - set(changed)
    row.full_clean(exclude=stands, validate_constraints=False)
    for constraint in _constraints(type(row)):
        constraint.validate(type(row), row, exclude=set(exclude))


@cache
def _constraints(model: type[models.Model]) -> list[models.BaseConstraint]:
    """The model's constraints, all its check constraints in one."""
    checks: list[models.CheckConstraint] = []
    others: list[models.BaseConstraint] = []
    for each in model._meta.constraints:
        if isinstance(each, models.CheckConstraint):
            checks.append(each)
        else:
            others.append(each)
    if not checks:
        return others
    every = reduce(and_, (models.Q(check.condition) for check in checks))
    return [models.CheckConstraint(condition=every, name="every_check"), *others]


def _complain(row: models.Model, exclude: tuple[str, ...]) -> NoReturn:
    """Once more, slowly: every complaint with its own words."""
    try:
        row.full_clean(exclude=exclude)
    except ValidationError as error:
        raise refusal(row, error) from error
    raise AssertionError("the constraints hold one by one but not together")


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
    """Sets the given columns; raises TypeError for one the model does not have.

    Texts in several languages are stripped here, as verdicts strip them: what is
    published must be to the letter what was reviewed.
    """
    known = {field.name: field for field in row._meta.concrete_fields}
    for name, value in values.items():
        if name not in known:
            raise TypeError(f"{type(row).__name__} has no column {name!r}")
        is_text = isinstance(known[name], I18nFieldMixin)
        setattr(row, name, lazy(value) if is_text else value)


def label_of(row: models.Model | type[models.Model], name: str) -> str:
    """A field's name as the forms print it; `name` itself for a reverse relation."""
    return str(getattr(row._meta.get_field(name), "verbose_name", name))
