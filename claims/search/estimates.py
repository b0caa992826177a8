"""How many documents there are, and about how many a query would find.

Figures of the last rebuild are good enough to choose a way by; what is found is the
same either way.
"""

from math import prod
from typing import Final

from django.db.models import Max, Sum

from claims.models import SearchDocument, StemFrequency

from .queries import Condition, Phrase, Query

COUNTED_UP_TO: Final = 5_000
_AFTER_ALL: Final = "\U0010ffff"


def corpus_size(*, for_editors: bool = True) -> int:
    """Documents in all, at least 1; more than some thousands only about. For readers
    those of claims that were published.

    Counting a million takes longer than everything else. Claims are never deleted,
    so in a large newsroom the highest key tells their number well enough.
    """
    documents = SearchDocument.objects.all()
    if not for_editors:
        documents = documents.filter(place__isnull=False)
    counted = documents.values("pk")[: COUNTED_UP_TO + 1].count()
    if counted <= COUNTED_UP_TO:
        return max(counted, 1)
    return int(SearchDocument.objects.aggregate(last=Max("pk"))["last"])


def share_of(query: Query) -> float:
    """Which part of all documents fulfils the query, if its words were independent of
    one another; never 0."""
    total = corpus_size()
    shares = [min(documents, total) / total for documents in documents_with(query)]
    share = prod(shares) if query.wanted else 1 - shares[0]
    return max(share, 1 / total)


def documents_with(query: Query) -> list[int]:
    """In how many documents each wanted condition is fulfilled, about; what is
    excluded, if nothing is wanted."""
    if not query.wanted:
        return [_documents(query.excluded)]
    return [_documents((condition,)) for condition in query.wanted]


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
