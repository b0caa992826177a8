"""tsvector and GIN, over the column that migration 0003 generates."""

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Claim

IN_INDEX = (
    "SELECT claim_id FROM claims_searchdocument WHERE lexemes @@ CAST(%s AS tsquery)"
)


def matching(claims: QuerySet[Claim], words: list[str]) -> QuerySet[Claim]:
    """Words are stems (letters, digits, underscores); quoted, none is an operator."""
    *whole, last = words
    query = " & ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
    return claims.filter(pk__in=RawSQL(IN_INDEX, [query]))  # noqa: S611
