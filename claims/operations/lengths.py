"""How long a text may be that a person writes. One table for all of them.

The limits are far above what anybody needs, and far below what makes a page, an event
or an export heavy for everybody else. Counted in code points, in each language.
"""

from typing import Any

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
# Not written here: the wording of articles, and what we compute ourselves.
UNLIMITED = {
    *("revision.text", "appearance.exact", "verdict.basis"),
    *("searchdocument.stems", "searchdocument.draft_stems", "namedocument.stems"),
}


def check(row: models.Model) -> None:
    """Raises Incomplete for the first text of `row` that is too long."""
    for field in row._meta.concrete_fields:
        if isinstance(field, models.TextField | I18nTextField) and _is_limited(field):
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
