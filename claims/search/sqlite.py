"""FTS5. https://www.sqlite.org/fts5.html"""

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Claim

IN_INDEX = "SELECT rowid FROM claims_search_index WHERE claims_search_index MATCH %s"


def matching(claims: QuerySet[Claim], words: list[str]) -> QuerySet[Claim]:
    """Words are stems (letters, digits, underscores); quoted, none is an operator."""
    *whole, last = words
    query = " AND ".join([*(f'"{word}"' for word in whole), f'"{last}" *'])
    return claims.filter(pk__in=RawSQL(IN_INDEX, [query]))  # noqa: S611
