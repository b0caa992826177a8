"""FTS5. https://www.sqlite.org/fts5.html

Stems are letters and digits only, so in quotation marks none is an operator. Two
tables: editors' with the claim's key as rowid, readers' with its place in the order of
publication. FTS5 yields matches in the order of rowids, either way, as they are asked
for: the newest twenty of half a million cost as much as the newest twenty of fifty.
"""

import json
from collections.abc import Mapping, Sequence

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.models import Claim, StemFrequency

from . import reading
from .documents import END_OF_STATEMENT
from .estimates import documents_with
from .queries import Candidate, Condition, Phrase, Query, Together
from .steps import Steps, asked_of

IN_INDEX = "SELECT rowid FROM claims_search_index WHERE claims_search_index MATCH %s"
# CROSS JOIN: the index comes first whatever the planner thinks of the conditions on
# claims. They are asked of each match, by its key, until there are enough.
READERS_WALK = """SELECT document.claim_id FROM claims_search_public AS found
    CROSS JOIN claims_searchdocument AS document ON document.place = found.rowid
    WHERE found.claims_search_public MATCH %s AND found.rowid {beyond} %s
    AND found.rowid {within} %s AND EXISTS ({claims})
    ORDER BY found.rowid {direction} LIMIT %s"""
EDITORS_WALK = """SELECT document.rowid FROM claims_search_index AS document
    WHERE document.claims_search_index MATCH %s AND document.rowid {beyond} %s
    AND document.rowid {within} %s AND EXISTS ({claims})
    ORDER BY document.rowid {direction} LIMIT %s"""
READERS_EDGE = """SELECT rowid FROM claims_search_public
    WHERE claims_search_public MATCH %s AND rowid {beyond} %s
    ORDER BY rowid {direction} LIMIT 1 OFFSET %s"""
EDITORS_EDGE = READERS_EDGE.replace("claims_search_public", "claims_search_index")

# The best by the sum of weights. FTS5's own bm25() would look up every match's length.
CANDIDATES = """
    SELECT document.claim_id, document.stems, document.draft_stems FROM (
        SELECT found.rowid AS place, sum(wanted.atom) AS weight
        FROM json_each(%s) AS wanted CROSS JOIN {table} AS found
        ON found.{table} MATCH ({columns} || ' : (' || wanted.key || ')')
        GROUP BY found.rowid ORDER BY weight DESC, found.rowid LIMIT %s
    ) AS best JOIN claims_searchdocument AS document ON document.{key} = best.place"""
EDITORS_CANDIDATES = CANDIDATES.format(
    table="claims_search_index", columns="'{stems draft_stems}'", key="claim_id"
)
READERS_CANDIDATES = CANDIDATES.format(
    table="claims_search_public", columns="'{stems}'", key="place"
)
DOCUMENTS_WITH = """
    SELECT term, doc FROM json_each(%s) AS wanted
    CROSS JOIN claims_search_vocabulary ON term = wanted.value"""
PUBLISHED_WITH = """
    SELECT wanted.value, (SELECT count(*) FROM claims_search_public AS found
        WHERE found.claims_search_public MATCH '"' || wanted.value || '"')
    FROM json_each(%s) AS wanted"""
ALL_FREQUENCIES = """INSERT INTO claims_stemfrequency(stem, documents)
    SELECT term, doc FROM claims_search_vocabulary
    WHERE term NOT IN ('_', '__') AND length(term) <= 64"""

LOOKED_THROUGH = 2_000  # matches; some milliseconds


def matching(claims: QuerySet[Claim], query: Query, *, drafts: bool) -> QuerySet[Claim]:
    if reading.is_cheaper(query):
        return reading.matching(claims, query, drafts=drafts)
    if not query.wanted:
        excluded = _in_columns(_together(query.excluded, "OR"), drafts=drafts)
        return claims.exclude(pk__in=RawSQL(IN_INDEX, [excluded]))  # noqa: S611
    found = _in_columns(expression(query), drafts=drafts)
    return claims.filter(pk__in=RawSQL(IN_INDEX, [found]))  # noqa: S611


def walked(
    claims: QuerySet[Claim], query: Query, steps: Steps, *, drafts: bool
) -> list[int]:
    match = _in_columns(expression(query), drafts=drafts)
    rarest = min(documents_with(query))
    edge = _edge(match, steps, drafts=drafts) if rarest > LOOKED_THROUGH else None
    if edge is None:
        return _keys(claims, match, steps, drafts=drafts)
    near = _keys(claims, match, steps.up_to(edge), drafts=drafts)
    if len(near) >= steps.limit:
        return near
    # The words are frequent; if what else is asked for is rare, begin with that.
    if reading.are_few(claims, beside=rarest):
        return reading.walked(claims, query, steps, drafts=drafts)
    return _keys(claims, match, steps, drafts=drafts)


def counted(claims: QuerySet[Claim], query: Query, cap: int, *, drafts: bool) -> int:
    return len(walked(claims, query, Steps(cap), drafts=drafts))


def _edge(match: str, steps: Steps, *, drafts: bool) -> int | None:
    """How far a number of matches reaches that is looked through in no time."""
    sql = EDITORS_EDGE if drafts else READERS_EDGE
    with connection.cursor() as cursor:
        cursor.execute(
            sql.format(beyond=steps.beyond, direction=steps.direction),
            [match, steps.after, LOOKED_THROUGH + steps.limit],
        )
        row = cursor.fetchone()
    return row[0] if row else None


def _keys(
    claims: QuerySet[Claim], match: str, steps: Steps, *, drafts: bool
) -> list[int]:
    sql = EDITORS_WALK if drafts else READERS_WALK
    inner, given = asked_of(claims, "document.rowid" if drafts else "document.claim_id")
    with connection.cursor() as cursor:
        cursor.execute(
            sql.format(
                beyond=steps.beyond,
                within=steps.within,
                direction=steps.direction,
                claims=inner,
            ),
            [match, steps.after, steps.last, *given, steps.limit],
        )
        return [key for (key,) in cursor.fetchall()]


def _in_columns(asked: str, *, drafts: bool) -> str:
    columns = ("stems", "draft_stems") if drafts else ("stems",)
    return " OR ".join(f"({{{column}}} : ({asked}))" for column in columns)


def expression(query: Query) -> str:
    wanted = _together(query.wanted, "AND") or f'"{END_OF_STATEMENT}"'
    if not query.excluded:
        return wanted
    return f"({wanted}) NOT ({_together(query.excluded, 'OR')})"


def _together(conditions: tuple[Condition, ...], operator: str) -> str:
    written = [
        f"({' OR '.join(map(_written, condition.phrases))})" for condition in conditions
    ]
    return f" {operator} ".join(written)


def _written(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.stems)}"{" *" if phrase.is_open else ""}'


def candidates(
    weights: Mapping[Together, float], *, limit: int, drafts: bool
) -> list[Candidate]:
    names = EDITORS_CANDIDATES if drafts else READERS_CANDIDATES
    asked = {
        " AND ".join(f'"{stem}"' for stem in each): weight
        for each, weight in weights.items()
    }
    with connection.cursor() as cursor:
        cursor.execute(names, [json.dumps(asked), limit])
        return [Candidate(*row) for row in cursor.fetchall()]


def count_documents(stems: Sequence[str], *, drafts: bool) -> dict[str, int]:
    """Documents with each of these stems; for rare ones, each is read whole."""
    with connection.cursor() as cursor:
        sql = DOCUMENTS_WITH if drafts else PUBLISHED_WITH
        cursor.execute(sql, [json.dumps(stems)])
        return dict(cursor.fetchall())


def known_frequencies(stems: Sequence[str]) -> dict[str, int]:
    rows = StemFrequency.objects.filter(stem__in=stems)
    return dict(rows.values_list("stem", "documents"))


def copy_frequencies() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ALL_FREQUENCIES)


def mend() -> None:
    """Makes the index anew from the documents; readers see the old one meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO claims_search_index(claims_search_index) VALUES ('rebuild')"
        )
        cursor.execute(
            "INSERT INTO claims_search_public(claims_search_public) VALUES ('rebuild')"
        )
        cursor.execute(
            "INSERT INTO claims_name_index(claims_name_index) VALUES ('rebuild')"
        )
