"""Frequent words without the index, for SQLite.

SQLite lists all matches of a word before it looks at the first claim. For a word of
half a million documents that takes longer than everything else; but then every second
claim in the order of the page is a match, and reading the documents in that order is
done after a few dozen. What is found is the same.
"""

from functools import reduce
from operator import and_, or_
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Concat, StrIndex
from django.db.models.lookups import GreaterThan

from claims.models import Claim, SearchDocument, StemFrequency

from .queries import Condition, Phrase, Query

FREQUENT: Final = 60_000  # documents; about where both ways take as long
_AFTER_ALL: Final = "\U0010ffff"


def is_cheaper(query: Query) -> bool:
    """Whether even the rarest of the wanted words is in very many documents.

    Estimated from the frequencies of the last rebuild; without them, no.
    """
    if not query.wanted:
        return bool(_documents(query.excluded) > FREQUENT)
    return all(_documents((condition,)) > FREQUENT for condition in query.wanted)


def _documents(conditions: tuple[Condition, ...]) -> int:
    """How many documents have any of the phrases, at most."""
    phrases = [phrase for condition in conditions for phrase in condition.phrases]
    whole = {phrase: phrase.stems for phrase in phrases if not phrase.is_open}
    stems = {stem for each in whole.values() for stem in each}
    known = dict(
        StemFrequency.objects.filter(stem__in=stems).values_list("stem", "documents")
    )
    total = sum(min(known.get(stem, 0) for stem in each) for each in whole.values())
    return total + sum(_begun(phrase) for phrase in phrases if phrase.is_open)


def _begun(phrase: Phrase) -> int:
    begun = phrase.stems[-1]
    rows = StemFrequency.objects.filter(stem__gte=begun, stem__lt=begun + _AFTER_ALL)
    return rows.aggregate(total=Sum("documents"))["total"] or 0


def matching(claims: QuerySet[Claim], query: Query, *, drafts: bool) -> QuerySet[Claim]:
    columns = ("stems", "draft_stems") if drafts else ("stems",)
    documents = SearchDocument.objects.filter(claim=OuterRef("pk")).alias(
        **{
            f"in_{column}": Concat(Value(" "), F(column), Value(" "))
            for column in columns
        }
    )
    if not query.wanted:
        either = reduce(or_, (_any(query.excluded, column) for column in columns))
        return claims.exclude(Exists(documents.filter(either)))
    held = reduce(or_, (_held(query, column) for column in columns))
    return claims.filter(Exists(documents.filter(held)))


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
