"""tsvector and GIN, over the columns that migrations 0003 and 0007 generate.

Stems are letters and digits only, so in quotation marks none is an operator.
https://www.postgresql.org/docs/current/datatype-textsearch.html
"""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.databases import connection
from claims.models import Claim

from .queries import Candidate, Condition, Phrase, Query

IN_INDEX = (
    "SELECT claim_id FROM claims_searchdocument WHERE lexemes @@ CAST(%s AS tsquery)"
)
IN_DRAFTS = (
    "SELECT claim_id FROM claims_searchdocument "
    "WHERE draft_stems <> '' AND draft_lexemes @@ CAST(%s AS tsquery)"
)

COUNTED_UP_TO = 1_000
CANDIDATES = """
    SELECT best.claim_id, document.stems, document.draft_stems FROM (
        SELECT found.claim_id, sum(wanted.weight) AS weight
        FROM unnest(CAST(%s AS text[]), CAST(%s AS float8[])) AS wanted(stem, weight),
        LATERAL (
            SELECT claim_id FROM claims_searchdocument
            WHERE lexemes @@ CAST(quote_literal(wanted.stem) AS tsquery)
            UNION
            SELECT claim_id FROM claims_searchdocument
            WHERE %s AND draft_stems <> ''
            AND draft_lexemes @@ CAST(quote_literal(wanted.stem) AS tsquery)
        ) AS found
        GROUP BY found.claim_id ORDER BY weight DESC, found.claim_id LIMIT %s
    ) AS best
    JOIN claims_searchdocument AS document USING (claim_id)"""
DOCUMENTS_WITH = """
    SELECT wanted.stem, found.documents
    FROM unnest(CAST(%s AS text[])) AS wanted(stem),
    LATERAL (SELECT count(*) FROM (
        SELECT 1 FROM claims_searchdocument
        WHERE lexemes @@ CAST(quote_literal(wanted.stem) AS tsquery) LIMIT %s
    ) AS few) AS found(documents)"""
ALL_FREQUENCIES = """INSERT INTO claims_stemfrequency(stem, documents)
    SELECT word, ndoc FROM ts_stat('SELECT lexemes FROM claims_searchdocument')
    WHERE word NOT IN ('_', '__') AND length(word) <= 64"""


def matching(claims: QuerySet[Claim], query: Query, *, drafts: bool) -> QuerySet[Claim]:
    wanted, excluded = _together(query.wanted, "&"), _together(query.excluded, "|")
    if not wanted:
        return claims.exclude(pk__in=_rows(excluded, drafts=drafts))
    if excluded:
        wanted = f"({wanted}) & !({excluded})"
    return claims.filter(pk__in=_rows(wanted, drafts=drafts))


def _rows(expression: str, *, drafts: bool) -> RawSQL:
    if not drafts:
        return RawSQL(IN_INDEX, [expression])  # noqa: S611
    either = f"{IN_INDEX} UNION ALL {IN_DRAFTS}"
    return RawSQL(either, [expression, expression])  # noqa: S611


def _together(conditions: tuple[Condition, ...], operator: str) -> str:
    written = [
        f"({' | '.join(map(_written, condition.phrases))})" for condition in conditions
    ]
    return f" {operator} ".join(written)


def _written(phrase: Phrase) -> str:
    quoted = [f"'{stem}'" for stem in phrase.stems]
    return f"({' <-> '.join(quoted)}{':*' if phrase.is_open else ''})"


def candidates(
    weights: Mapping[str, float], *, limit: int, drafts: bool
) -> list[Candidate]:
    given = (list(weights), list(weights.values()))
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, [*given, drafts, limit])
        return [Candidate(*row) for row in cursor.fetchall()]


def count_documents(stems: Sequence[str]) -> dict[str, int]:
    """Documents with each of these stems, as far as they are counted."""
    with connection.cursor() as cursor:
        cursor.execute(DOCUMENTS_WITH, [list(stems), COUNTED_UP_TO])
        return dict(cursor.fetchall())


def copy_frequencies() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ALL_FREQUENCIES)


def mend() -> None:
    """Generated columns cannot be out of step; the planner's figures can."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_searchdocument")
