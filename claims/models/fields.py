"""Column types and validators that several tables share."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models.expressions import RawSQL
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from claims.choices import Precision

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z"

validate_slug = RegexValidator(
    SLUG_PATTERN,
    _("Use small Latin letters, digits and single hyphens: eu-mission-2025."),
    code="slug",
)
validate_web_address = URLValidator(
    schemes=["http", "https"],
    message=_("Give a full web address that begins with http:// or https://."),
)
validate_digest = RegexValidator(
    r"^[0-9a-f]{64}\Z", _("A digest is 64 hexadecimal digits."), code="digest"
)


def key_field(**options: Any) -> "models.CharField[str, str]":
    """A short public identifier: stable, unique, readable in a URL."""
    return models.CharField(
        _("identifier"),
        max_length=80,
        unique=True,
        validators=[validate_slug],
        help_text=_("Stands in addresses. Latin letters, digits, hyphens."),
        **options,
    )


def web_address(label: Any, **options: Any) -> "models.CharField[str, str]":
    """An http(s) address or "". Not URLField: its form guesses a scheme."""
    return models.CharField(
        label,
        max_length=2000,
        blank=True,
        default="",
        validators=[validate_web_address],
        **options,
    )


def digest_field(label: Any, **options: Any) -> "models.CharField[str, str]":
    """SHA-256 as 64 small hexadecimal digits."""
    return models.CharField(
        label, max_length=64, validators=[validate_digest], **options
    )


def precision_field(label: Any) -> "models.CharField[str, str]":
    """How exactly the date beside it is known; "" when there is no date."""
    return models.CharField(
        label, max_length=8, choices=Precision, blank=True, default=""
    )


def both_or_neither(date: str, precision: str, *, name: str) -> models.CheckConstraint:
    """A date has a precision and a precision has a date."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{date}__isnull": True, precision: ""})
        | models.Q(**{f"{date}__isnull": False}) & ~models.Q(**{precision: ""}),
        name=name,
        violation_error_message=_("Give the date and how exactly it is known."),
    )


def one_of(field: str, choices: type[models.Choices], *, name: str) -> Any:
    """The database knows the enumeration too: forms are not the only door."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": choices.values}),
        name=name,
        violation_error_message=_("That is not one of the choices."),
    )


def in_letters(values: Iterable[models.TextChoices]) -> list[RawSQL]:
    """For `__in`, instead of parameters: only so does SQLite see that a partial index
    holds all that is asked for, and need not read every row."""
    return [RawSQL(f"'{each.value}'", ()) for each in values]  # noqa: S611


def has_any(rows: models.QuerySet[Any]) -> IsNull:
    """As `Exists(rows)`, but asked of each row on the way: PostgreSQL would read all
    that could be meant into a hash first, also for a page of twenty."""
    return IsNull(models.Subquery(rows.order_by().values("pk")[:1]), False)
