"""tsvector and GIN, over the columns that migrations 0003 and 0007 generate.

Stems are letters and digits only, so in quotation marks none is an operator.
https://www.postgresql.org/docs/current/datatype-textsearch.html

GIN knows no order and lists all matches before the first is seen; a walk through the
documents in order sees many in vain. Which of the two costs less is worked out from
how many documents have each word: PostgreSQL's own guess about a tsvector knows only
the most frequent words, and takes a rare one for one in two hundred.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.databases import connection
from claims.models import Claim

from . import reading
from .documents import END_OF_STATEMENT
from .estimates import corpus_size, documents_with, share_of
from .queries import Candidate, Condition, Phrase, Query, Together
from .steps import Steps, asked_of

IN_INDEX = (
    "SELECT claim_id FROM claims_searchdocument WHERE lexemes @@ CAST(%s AS tsquery)"
)
IN_DRAFTS = (
    "SELECT claim_id FROM claims_searchdocument "
    "WHERE draft_stems <> '' AND draft_lexemes @@ CAST(%s AS tsquery)"
)

# "IS TRUE" and "coalesce" keep an index out of it: the way is chosen in `walked`, and a
# bitmap of all places costs more than all the rest. The claims are asked of each
# document that fits; as a scalar, or they would be joined as a whole.
IN_ORDER = """SELECT document.claim_id FROM claims_searchdocument AS document
    WHERE ({match}) IS TRUE AND document.{number} {beyond} %s
    AND document.{number} {within} %s AND ({claims}) IS NOT NULL
    ORDER BY document.{number} {direction} LIMIT %s"""
END_OF_WALK = """SELECT document.{number} FROM claims_searchdocument AS document
    WHERE document.{number} {beyond} %s
    ORDER BY document.{number} {direction} LIMIT 1 OFFSET %s"""
FROM_INDEX = """SELECT document.claim_id FROM (
        SELECT claim_id, {number} AS number FROM claims_searchdocument AS document
        WHERE ({match}) AND coalesce(document.{number}, 0) {beyond} %s
        AND coalesce(document.{number}, 0) {within} %s
        ORDER BY coalesce(document.{number}, 0) {direction} OFFSET 0
    ) AS document WHERE ({claims}) IS NOT NULL LIMIT %s"""
ANY_ORDER = """SELECT document.claim_id FROM claims_searchdocument AS document
    WHERE ({match}) AND ({claims}) IS NOT NULL LIMIT %s"""
READERS_MATCH = "document.lexemes @@ CAST(%s AS tsquery)"
EDITORS_MATCH = f"""{READERS_MATCH} OR (document.draft_stems <> ''
    AND document.draft_lexemes @@ CAST(%s AS tsquery))"""

# What things cost beside one another, in microseconds.
DOCUMENT_WALKED = 3.0
POSTING_READ = 0.2
MATCH_LISTED = 5.0
CLAIM_READ = 10.0
WALKED_TOO_FAR = 2  # times as far as expected
FARTHER = 8  # times as far as in vain

COUNTED_UP_TO = 1_000
CANDIDATES = """
    SELECT best.claim_id, document.stems, document.draft_stems FROM (
        SELECT found.claim_id, sum(wanted.weight) AS weight
        FROM unnest(CAST(%s AS text[]), CAST(%s AS float8[])) AS wanted(stems, weight),
        LATERAL ({found}) AS found
        GROUP BY found.claim_id ORDER BY weight DESC, found.claim_id LIMIT %s
    ) AS best
    JOIN claims_searchdocument AS document USING (claim_id)"""
FOUND = """SELECT claim_id FROM claims_searchdocument
    WHERE lexemes @@ CAST(wanted.stems AS tsquery)"""
READERS_CANDIDATES = CANDIDATES.format(found=f"{FOUND} AND place IS NOT NULL")
FOUND_IN_DRAFTS = """SELECT claim_id FROM claims_searchdocument
    WHERE draft_stems <> ''
    AND draft_lexemes @@ CAST(wanted.stems AS tsquery)"""
EDITORS_CANDIDATES = CANDIDATES.format(found=f"{FOUND} UNION {FOUND_IN_DRAFTS}")
DOCUMENTS_WITH = """
    SELECT wanted.stem, found.documents
    FROM unnest(CAST(%s AS text[])) AS wanted(stem),
    LATERAL (SELECT count(*) FROM (
        SELECT 1 FROM claims_searchdocument
        WHERE lexemes @@ CAST(quote_literal(wanted.stem) AS tsquery) {which} LIMIT %s
    ) AS few) AS found(documents)"""
# One by one: of many at once PostgreSQL would read the whole table, while it is small.
KNOWN_FREQUENCIES = """
    SELECT wanted.stem, known.documents
    FROM unnest(CAST(%s AS text[])) AS wanted(stem),
    LATERAL (SELECT documents FROM claims_stemfrequency
        WHERE stem = wanted.stem LIMIT 1) AS known"""
ALL_FREQUENCIES = """INSERT INTO claims_stemfrequency(stem, documents)
    SELECT word, ndoc FROM ts_stat('SELECT lexemes FROM claims_searchdocument')
    WHERE word NOT IN ('_', '__') AND length(word) <= 64"""


def matching(claims: QuerySet[Claim], query: Query, *, drafts: bool) -> QuerySet[Claim]:
    if not query.wanted:
        excluded = _together(query.excluded, "|")
        return claims.exclude(pk__in=_rows(excluded, drafts=drafts))
    return claims.filter(pk__in=_rows(expression(query), drafts=drafts))


def expression(query: Query) -> str:
    wanted = _together(query.wanted, "&") or f"'{END_OF_STATEMENT}'"
    if not query.excluded:
        return wanted
    return f"({wanted}) & !({_together(query.excluded, '|')})"


def walked(
    claims: QuerySet[Claim], query: Query, steps: Steps, *, drafts: bool
) -> list[int]:
    costs = _costs(claims, query, steps.limit, is_sorted=True)
    for documents in _farther(costs.walk, min(costs.listing, costs.reading)):
        end = _end(steps, documents, drafts=drafts)
        near = _keys(IN_ORDER, claims, query, steps.up_to(end), drafts=drafts)
        if end is None or len(near) >= steps.limit:
            return near
    if costs.reading < costs.listing:
        return reading.walked(claims, query, steps, drafts=drafts)
    return _keys(FROM_INDEX, claims, query, steps, drafts=drafts)


def counted(claims: QuerySet[Claim], query: Query, cap: int, *, drafts: bool) -> int:
    costs = _costs(claims, query, cap, is_sorted=False)
    if costs.listing > min(costs.walk, costs.reading):
        return len(walked(claims, query, Steps(cap), drafts=drafts))
    return len(_keys(ANY_ORDER, claims, query, Steps(cap), drafts=drafts))


class Costs(NamedTuple):
    """Of walking until there are enough; of listing what has the words; of reading
    the documents of all the claims. In microseconds, about."""

    walk: float
    listing: float
    reading: float


def _costs(
    claims: QuerySet[Claim], query: Query, limit: int, *, is_sorted: bool
) -> Costs:
    total, share, rows = corpus_size(), share_of(query), _estimated(claims)
    walked = limit / (share * min(rows / total, 1.0))
    matches = share * total
    postings = min(documents_with(query)) if query.wanted else total
    return Costs(
        walk=DOCUMENT_WALKED * min(walked, total),
        listing=POSTING_READ * postings
        + MATCH_LISTED * (matches if is_sorted else min(matches, walked * share)),
        reading=CLAIM_READ * rows,
    )


def _estimated(claims: QuerySet[Claim]) -> int:
    """About how many there are, as the planner thinks; at least 1. Raises
    EmptyResultSet if there can be none."""
    sql, given = claims.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", given)
        [answer] = cursor.fetchone()[0]
    return max(int(answer["Plan"]["Plan Rows"]), 1)


def _farther(cost: float, otherwise: float) -> Iterator[int]:
    """How many documents to walk past: twice as many as expected; in vain, eight times
    as many, as long as another way costs more. (A word of this year's news stands
    nowhere for a year; to list all its hundred thousand at once took seconds.)"""
    while cost <= otherwise:
        yield int(WALKED_TOO_FAR * cost / DOCUMENT_WALKED)
        cost *= FARTHER


def _end(steps: Steps, documents: int, *, drafts: bool) -> int | None:
    """Where a walk past so many documents ends; None if there are not so many."""
    sql = END_OF_WALK.format(
        number=_number(drafts=drafts), beyond=steps.beyond, direction=steps.direction
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [steps.after, documents])
        row = cursor.fetchone()
    return row[0] if row else None


def _keys(
    sql: str, claims: QuerySet[Claim], query: Query, steps: Steps, *, drafts: bool
) -> list[int]:
    inner, given = asked_of(claims, "document.claim_id")
    bounds = [] if sql is ANY_ORDER else [steps.after, steps.last]
    match = [expression(query)] * (2 if drafts else 1)
    sql = sql.format(
        match=EDITORS_MATCH if drafts else READERS_MATCH,
        number=_number(drafts=drafts),
        beyond=steps.beyond,
        within=steps.within,
        direction=steps.direction,
        claims=f"{inner} LIMIT 1",
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*match, *bounds, *given, steps.limit])
        return [key for (key,) in cursor.fetchall()]


def _number(*, drafts: bool) -> str:
    return "claim_id" if drafts else "place"


def _rows(asked: str, *, drafts: bool) -> RawSQL:
    if not drafts:
        return RawSQL(IN_INDEX, [asked])  # noqa: S611
    either = f"{IN_INDEX} UNION ALL {IN_DRAFTS}"
    return RawSQL(either, [asked, asked])  # noqa: S611


def _together(conditions: tuple[Condition, ...], operator: str) -> str:
    written = [
        f"({' | '.join(map(_written, condition.phrases))})" for condition in conditions
    ]
    return f" {operator} ".join(written)


def _written(phrase: Phrase) -> str:
    quoted = [f"'{stem}'" for stem in phrase.stems]
    return f"({' <-> '.join(quoted)}{':*' if phrase.is_open else ''})"


def candidates(
    weights: Mapping[Together, float], *, limit: int, drafts: bool
) -> list[Candidate]:
    asked = [" & ".join(f"'{stem}'" for stem in each) for each in weights]
    given = (asked, list(weights.values()))
    with connection.cursor() as cursor:
        sql = EDITORS_CANDIDATES if drafts else READERS_CANDIDATES
        cursor.execute(sql, [*given, limit])
        return [Candidate(*row) for row in cursor.fetchall()]


def count_documents(stems: Sequence[str], *, drafts: bool) -> dict[str, int]:
    """Documents with each of these stems, as far as they are counted."""
    sql = DOCUMENTS_WITH.format(which="" if drafts else "AND place IS NOT NULL")
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(stems), COUNTED_UP_TO])
        return dict(cursor.fetchall())


def known_frequencies(stems: Sequence[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(KNOWN_FREQUENCIES, [list(stems)])
        return dict(cursor.fetchall())


def copy_frequencies() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ALL_FREQUENCIES)


def mend() -> None:
    """Generated columns cannot be out of step; the planner's figures can."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE claims_searchdocument")
