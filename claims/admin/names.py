"""Finding entries by name, whatever the language, the case or the letter ё.

Names in two languages are stored as JSON with every Cyrillic letter escaped, so the
column itself cannot be searched. Each language is taken out of the JSON and compared
by a regular expression: SQLite's LIKE knows no Cyrillic case, its `iregex` does.
"""

import re
from typing import Any

from django.db.models import JSONField, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from i18nfield.fields import I18nCharField

from claims.models.languages import language_codes

MOST_WORDS = 6


def named(rows: Any, name: str, typed: str, *plain: str) -> Any:
    """`rows` whose name, or one of the `plain` columns, holds every word typed."""
    column = rows.model._meta.get_field(name)
    looked_in = list(plain)
    if isinstance(column, I18nCharField):
        rows = rows.alias(name_json=Cast(name, JSONField()))
        in_language = {
            f"name_{code}": KT(f"name_json__{code}") for code in language_codes()
        }
        rows = rows.alias(**in_language)
        looked_in += in_language
    else:
        looked_in.append(name)
    for word in typed.split()[:MOST_WORDS]:
        found = Q()
        for place in looked_in:
            found |= Q(**{f"{place}__iregex": _pattern(word)})
        rows = rows.filter(found)
    return rows


def _pattern(word: str) -> str:
    return re.sub("[её]", "[её]", re.escape(word), flags=re.IGNORECASE)
