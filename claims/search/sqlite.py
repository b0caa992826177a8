"""FTS5. https://www.sqlite.org/fts5.html

Stems are letters and digits only, so in quotation marks none is an operator.
"""

import json
from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Claim

from . import reading
from .queries import Candidate, Condition, Phrase, Query

IN_INDEX = "SELECT rowid FROM claims_search_index WHERE claims_search_index MATCH %s"
CANDIDATES = """SELECT rowid, stems, draft_stems FROM claims_search_index
    WHERE claims_search_index MATCH %s ORDER BY rank LIMIT %s"""
DOCUMENTS_WITH = """
    SELECT term, doc FROM json_each(%s) AS wanted
    CROSS JOIN claims_search_vocabulary ON term = wanted.value"""
ALL_FREQUENCIES = """INSERT INTO claims_stemfrequency(stem, documents)
    SELECT term, doc FROM claims_search_vocabulary
    WHERE term NOT IN ('_', '__') AND length(term) <= 64"""


def matching(claims: QuerySet[Claim], query: Query, *, drafts: bool) -> QuerySet[Claim]:
    if reading.is_cheaper(query):
        return reading.matching(claims, query, drafts=drafts)
    wanted, excluded = _together(query.wanted, "AND"), _together(query.excluded, "OR")
    if not wanted:
        return claims.exclude(pk__in=_rows(excluded, drafts=drafts))
    if excluded:
        wanted = f"({wanted}) NOT ({excluded})"
    return claims.filter(pk__in=_rows(wanted, drafts=drafts))


def _rows(expression: str, *, drafts: bool) -> RawSQL:
    columns = ("stems", "draft_stems") if drafts else ("stems",)
    match = " OR ".join(f"({{{column}}} : ({expression}))" for column in columns)
    return RawSQL(IN_INDEX, [match])  # noqa: S611


def _together(conditions: tuple[Condition, ...], operator: str) -> str:
    written = [
        f"({' OR '.join(map(_written, condition.phrases))})" for condition in conditions
    ]
    return f" {operator} ".join(written)


def _written(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.stems)}"{" *" if phrase.is_open else ""}'


def candidates(
    weights: Mapping[str, float], *, limit: int, drafts: bool
) -> list[Candidate]:
    columns = "{stems draft_stems}" if drafts else "{stems}"
    either = " OR ".join(f'"{stem}"' for stem in weights)
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [f"{columns} : ({either})", limit])
        return [Candidate(*row) for row in cursor.fetchall()]


def count_documents(stems: Sequence[str]) -> dict[str, int]:
    """Documents with each of these stems; for rare ones, each is read whole."""
    with connection.cursor() as cursor:
        cursor.execute(DOCUMENTS_WITH, [json.dumps(stems)])
        return dict(cursor.fetchall())


def copy_frequencies() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ALL_FREQUENCIES)


def mend() -> None:
    """Makes the index anew from the documents; readers see the old one meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_search_index(claims_search_index) VALUES ('rebuild')"
        )
