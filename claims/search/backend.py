"""Finding claims by words, whatever the database.

A query is analysed as the documents were (`claims.text.language`), so inflection,
case and ё/е do not matter, and nothing the engines take for an operator is left.
Each engine is one function with the same promise; `search.sqlite`, `search.postgres`.
"""

from typing import Protocol

from django.db import connection
from django.db.models import QuerySet

from claims.models import Claim
from claims.text.language import stems

from . import postgres, sqlite

LONGEST_QUERY = 1_000  # code points; what is beyond is not looked at
MOST_WORDS = 32


class Matcher(Protocol):
    """Narrows claims to those whose document holds all `words`, the last of them
    also as the beginning of a longer word."""

    def __call__(
        self, claims: QuerySet[Claim], words: list[str]
    ) -> QuerySet[Claim]: ...


MATCHERS: dict[str, Matcher] = {
    "sqlite": sqlite.matching,
    "postgresql": postgres.matching,
}


def matching(claims: QuerySet[Claim], query: str) -> QuerySet[Claim]:
    """`claims` narrowed to those that hold every word of `query`.

    Any text is a valid query. One without a single word narrows nothing.
    """
    words = list(dict.fromkeys(stems(query[:LONGEST_QUERY])))[:MOST_WORDS]
    if not words:
        return claims
    return MATCHERS[connection.vendor](claims, words)
