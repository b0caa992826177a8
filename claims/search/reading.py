"""Frequent words without the index.

SQLite lists all matches of a word before it looks at the first claim. For a word of
half a million documents that takes longer than everything else; but then every second
claim in the order of the page is a match, and reading the documents in that order is
done after a few dozen. What is found is the same.
"""

from functools import reduce
from operator import and_, or_
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from claims.models import Claim, SearchDocument

from .estimates import documents_with
from .queries import Condition, Phrase, Query
from .steps import Steps

FEW: Final = 1_000
MATCHES_FOR_A_DOCUMENT: Final = 8  # looked up while one document is read and sorted
FREQUENT: Final = 60_000  # documents; about where both ways take as long


def is_cheaper(query: Query) -> bool:
    """Whether even the rarest of the wanted words is in very many documents.

    Estimated from the frequencies of the last rebuild; without them, no.
    """
    return min(documents_with(query)) > FREQUENT


def are_few(claims: QuerySet[Claim], *, beside: int) -> bool:
    """Whether reading the documents of all takes less than looking each of so many
    matches up; no more claims are counted than that takes."""
    most = max(FEW, beside // MATCHES_FOR_A_DOCUMENT)
    return len(claims.order_by().values_list("pk")[: most + 1]) <= most


def matching(claims: QuerySet[Claim], query: Query, *, drafts: bool) -> QuerySet[Claim]:
    columns = ("stems", "draft_stems") if drafts else ("stems",)
    documents = SearchDocument.objects.filter(claim=OuterRef("pk")).alias(
        **{
            f"in_{column}": Concat(
                Value(" "), F(column), Value(" "), output_field=TextField()
            )
            for column in columns
        }
    )
    if not query.wanted:
        either = reduce(or_, (_any(query.excluded, column) for column in columns))
        return claims.exclude(Exists(documents.filter(either)))
    held = reduce(or_, (_held(query, column) for column in columns))
    return claims.filter(Exists(documents.filter(held)))


def walked(
    claims: QuerySet[Claim], query: Query, steps: Steps, *, drafts: bool
) -> list[int]:
    """As `matching`, in order; `claims` are few, or the words stand nearly everywhere.

    The order is not the claims' own, so all that are left are sorted.
    """
    order = "pk" if drafts else "search_document__place"
    beyond = "gt" if steps.is_ascending else "lt"
    found = matching(claims, query, drafts=drafts)
    if steps.start is not None:
        found = found.filter(**{f"{order}__{beyond}": steps.start})
    found = found.order_by(order if steps.is_ascending else f"-{order}")
    return list(found.values_list("pk", flat=True)[: steps.limit])


def _held(query: Query, column: str) -> Q:
    held = reduce(and_, (_any((each,), column) for each in query.wanted))
    return held & ~_any(query.excluded, column) if query.excluded else held


def _any(conditions: tuple[Condition, ...], column: str) -> Q:
    return reduce(
        or_,
        (
            _stands(phrase, column)
            for condition in conditions
            for phrase in condition.phrases
        ),
    )


def _stands(phrase: Phrase, column: str) -> Q:
    words = f" {' '.join(phrase.stems)}{'' if phrase.is_open else ' '}"
    return Q(GreaterThan(StrIndex(f"in_{column}", Value(words)), 0))
