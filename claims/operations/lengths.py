"""How long a text, or a number, may be that a person writes. One table for all.

The limits are far above what anybody needs, and far below what makes a page, an event
or an export heavy for everybody else. Counted in code points, in each language.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from i18nfield.fields import I18nTextField

from claims.exceptions import Incomplete
from claims.models.languages import in_languages

LONGEST = {
    "statement": 2_000,  # as much as an import takes; a sentence is better
    "summary": 2_000,
    "reason": 5_000,
    "comment": 5_000,
}
LONGEST_OTHERWISE = 20_000
# SQLite has no decimals but doubles: of a longer number it would keep another one than
# the log has. Zeros at either end do not count. The same on every engine.
MOST_DIGITS = 15
# Not written here: the wording of articles, and what we compute ourselves.
UNLIMITED = {
    *("revision.text", "appearance.exact", "verdict.basis"),
    *("searchdocument.stems", "searchdocument.draft_stems", "namedocument.stems"),
}


def check(row: models.Model) -> None:
    """Raises Incomplete for the first text or number of `row` that is too long."""
    for field in row._meta.concrete_fields:
        if isinstance(field, models.DecimalField):
            _check_number(getattr(row, field.name), field)
        elif isinstance(field, models.TextField | I18nTextField) and _is_limited(field):
            check_text(getattr(row, field.name), field.name)


def check_text(value: Any, name: str) -> None:
    most = LONGEST.get(name, LONGEST_OTHERWISE)
    longest = max(map(len, in_languages(value).values()), default=0)
    if longest > most:
        raise Incomplete(
            _("This text has %(length)d characters; %(most)d are the most.")
            % {"length": longest, "most": most},
            field=name,
        )


def _check_number(value: Any, field: "models.DecimalField[Any, Any]") -> None:
    try:
        number = field.to_python(value)
    except ValidationError:
        return  # no number: the field itself says so
    if number is None or len(number.normalize().as_tuple().digits) <= MOST_DIGITS:
        return
    raise Incomplete(
        _(
            "%(number)s has more than %(most)d digits, and the last ones would be "
            "lost. Round it, or choose a larger unit."
        )
        % {"number": number, "most": MOST_DIGITS},
        field=field.name,
    )


def reason_given(reason: str, *, otherwise: str = "", field: str = "reason") -> str:
    """The reason as it goes on record; Incomplete, with the sentence `otherwise`, if
    there is none."""
    if not reason.strip():
        raise Incomplete(
            otherwise or _("Say why: the reason goes on record."), field=field
        )
    check_text(reason, field)
    return reason.strip()


def _is_limited(field: "models.Field[Any, Any]") -> bool:
    return f"{field.model._meta.model_name}.{field.name}" not in UNLIMITED
