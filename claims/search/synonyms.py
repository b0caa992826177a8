"""The list of spellings that find each other, as the analysis sees it."""

from functools import lru_cache

from claims.models import Synonym
from claims.text.language import stems
from claims.text.statements import Canon

from .queries import Stems, Synonyms


def synonyms() -> Synonyms:
    """Each spelling's stems to those of the other spellings of its groups.

    Read afresh for every query (the list is short); analysed once for each wording.
    """
    return _compiled(tuple(Synonym.objects.values_list("spellings", flat=True)))


@lru_cache(maxsize=4)
def _compiled(groups: tuple[str, ...]) -> Synonyms:
    table: dict[Stems, dict[Stems, None]] = {}
    for group in groups:
        spellings = [tuple(stems(line)) for line in group.splitlines()]
        for spelling in filter(None, spellings):
            others = (other for other in spellings if other and other != spelling)
            table.setdefault(spelling, {}).update(dict.fromkeys(others))
    return {spelling: tuple(others) for spelling, others in table.items()}


def canon() -> Canon:
    """Each spelling's stems to those of the first spelling that is like it."""
    return _canonical(tuple(Synonym.objects.values_list("spellings", flat=True)))


@lru_cache(maxsize=4)
def _canonical(groups: tuple[str, ...]) -> Canon:
    table: dict[Stems, Stems] = {}
    for group in groups:
        spellings = [
            found for line in group.splitlines() if (found := tuple(stems(line)))
        ]
        # One stem if there is one, so that the group counts as one word.
        first = min(spellings, key=len, default=())
        for spelling in spellings:
            table.setdefault(spelling, first)
    return table
