"""Finding claims by words, whatever the database.

What can be typed is described in `queries`. Each engine is one module with the same
promises; `search.sqlite`, `search.postgres`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from django.db.models import QuerySet

from claims.databases import connection
from claims.models import Claim

from . import postgres, sqlite
from .queries import Candidate, Query, parse
from .synonyms import synonyms

COUNTED_UP_TO = 1_000


class Engine(Protocol):
    """What both modules promise."""

    def matching(
        self, claims: QuerySet[Claim], query: Query, *, drafts: bool
    ) -> QuerySet[Claim]:
        """`claims` narrowed by the query. `drafts`: also by the words of open
        corrections, which readers must not find a claim by."""
        ...

    def candidates(
        self, weights: Mapping[str, float], *, limit: int, drafts: bool
    ) -> list[Candidate]:
        """The documents that share most with these stems, by weight."""
        ...

    def count_documents(self, stems: Sequence[str]) -> dict[str, int]:
        """In how many documents each of a few rare stems stands."""
        ...

    def copy_frequencies(self) -> None:
        """Fills the empty table of frequencies from the index."""
        ...

    def mend(self) -> None:
        """Puts right what the engine keeps beside the documents."""
        ...


ENGINES: dict[str, Engine] = {
    "sqlite": cast(Engine, sqlite),
    "postgresql": cast(Engine, postgres),
}


def engine() -> Engine:
    return ENGINES[connection.vendor]


def read(text: str) -> Query:
    """What was typed, as conditions, with the synonyms now in force."""
    return parse(text, synonyms())


def matching(
    claims: QuerySet[Claim], query: str | Query, *, for_editors: bool = False
) -> QuerySet[Claim]:
    """`claims` narrowed to those that `query` finds, in the order they had.

    Any text is a valid query. One without a single word narrows nothing. Published
    claims are found by their reviewed words; `for_editors` also by what an open
    correction makes of them.
    """
    if isinstance(query, str):
        query = read(query)
    if not query:
        return claims
    return engine().matching(claims, query, drafts=for_editors)


def capped_count(claims: QuerySet[Claim], cap: int = COUNTED_UP_TO) -> tuple[int, bool]:
    """How many there are, and whether there are more; never counts past `cap`."""
    counted = claims.order_by()[: cap + 1].count()
    return min(counted, cap), counted > cap
