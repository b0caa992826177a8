"""The best of the newest matches.

Weighing every match of a frequent word is what makes search slow, so only the newest
ones are weighed, and by rules of our own: both engines give the same order.
"""

from typing import Final

from django.db.models import QuerySet

from claims.models import Claim, SearchDocument

from .backend import newest, read
from .documents import END_OF_STATEMENT
from .queries import Condition, Phrase, Query

WEIGHED: Final = 200  # newest matches
_BESIDE_STATEMENT: Final = 0.4  # found in claimant, topic or title only
_NEIGHBOURS: Final = 0.5  # two words that were typed one after the other stand so
_LENGTH_THAT_HALVES: Final = 60  # stems of a statement, all languages


def ranked(
    claims: QuerySet[Claim],
    query: str | Query,
    *,
    limit: int = 20,
    for_editors: bool = False,
) -> list[int]:
    """Primary keys of the best matches, best first, equals newest first.

    What counts: words in the statement rather than beside it, words that stand
    together as typed, a short statement. Only the newest `WEIGHED` matches take part.
    """
    query = read(query) if isinstance(query, str) else query
    found = newest(claims, query, limit=WEIGHED, for_editors=for_editors)
    stems = dict(SearchDocument.objects.filter(pk__in=found).values_list("pk", "stems"))
    return sorted(found, key=lambda key: -_weight(query, stems[key]))[:limit]


def _weight(query: Query, stems: str) -> float:
    statement = f" {stems} ".partition(f" {END_OF_STATEMENT} ")[0].split()
    places = [_places(condition, statement) for condition in query.wanted]
    weight = sum(1.0 if found else _BESIDE_STATEMENT for found in places)
    for before, after in zip(places, places[1:], strict=False):
        weight += _NEIGHBOURS * any(end in after for end in before.values())
    return weight / (1 + len(statement) / _LENGTH_THAT_HALVES)


def _places(condition: Condition, statement: list[str]) -> dict[int, int]:
    """Where the condition stands: first stem's place to the one after its last."""
    return {
        index: index + len(phrase.stems)
        for phrase in condition.phrases
        for index in range(len(statement) - len(phrase.stems) + 1)
        if _stands_at(phrase, statement, index)
    }


def _stands_at(phrase: Phrase, statement: list[str], index: int) -> bool:
    *whole, last = phrase.stems
    if whole and statement[index : index + len(whole)] != whole:
        return False
    there = statement[index + len(whole)]
    return there.startswith(last) if phrase.is_open else there == last
