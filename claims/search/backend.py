"""Finding claims by words, whatever the database.

What can be typed is described in `queries`. Each engine is one module with the same
promises; `search.sqlite`, `search.postgres`.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from claims.databases import connection
from claims.models import Claim

from . import postgres, sqlite
from .documents import place_of
from .queries import Candidate, Query, Together, parse
from .steps import Steps
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

    def walked(
        self, claims: QuerySet[Claim], query: Query, steps: Steps, *, drafts: bool
    ) -> list[int]:
        """Keys of `claims` that the query finds, in order, as far as `steps` go: by
        place in the order of publication, with `drafts` by the claim's key."""
        ...

    def counted(
        self, claims: QuerySet[Claim], query: Query, cap: int, *, drafts: bool
    ) -> int:
        """How many of `claims` the query finds, at most `cap`."""
        ...

    def candidates(
        self, weights: Mapping[Together, float], *, limit: int, drafts: bool
    ) -> list[Candidate]:
        """The documents with most of these groups of stems, by the sum of weights;
        `drafts`: of all claims, by the words of open corrections too; otherwise of
        claims that were published."""
        ...

    def count_documents(self, stems: Sequence[str], *, drafts: bool) -> dict[str, int]:
        """In how many documents each of a few rare stems stands; without `drafts`
        only those of claims that were published count."""
        ...

    def known_frequencies(self, stems: Sequence[str]) -> dict[str, int]:
        """What the table of frequencies says of some thousand stems at most."""
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


def newest(
    claims: QuerySet[Claim],
    query: str | Query,
    *,
    limit: int,
    after: Claim | None = None,
    oldest_first: bool = False,
    for_editors: bool = False,
) -> list[int]:
    """Keys of the first `limit` of `claims` that `query` finds: what was published
    last first, `for_editors` the newest claim first; `after` a claim, if given.

    Costs the same whether few or very many match. The order of `claims` is not kept,
    and for readers they must be published ones.
    """
    query = read(query) if isinstance(query, str) else query
    start = None
    if after is not None:
        start = after.pk if for_editors else place_of(after.pk, after.published_at)
    steps = Steps(limit, start, is_ascending=oldest_first)
    try:
        return engine().walked(claims, query, steps, drafts=for_editors)
    except EmptyResultSet:  # no claim can be one of `claims`
        return []


def count(
    claims: QuerySet[Claim],
    query: str | Query,
    cap: int = COUNTED_UP_TO,
    *,
    for_editors: bool = False,
) -> tuple[int, bool]:
    """How many of `claims` the query finds, and whether more; never counts past
    `cap`."""
    query = read(query) if isinstance(query, str) else query
    try:
        found = engine().counted(claims, query, cap + 1, drafts=for_editors)
    except EmptyResultSet:
        return 0, False
    return min(found, cap), found > cap


def capped_count(claims: QuerySet[Claim], cap: int = COUNTED_UP_TO) -> tuple[int, bool]:
    """How many there are, and whether there are more; never counts past `cap`."""
    counted = claims.order_by()[: cap + 1].count()
    return min(counted, cap), counted > cap
