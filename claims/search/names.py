"""Entries of the lists found by name: articles, sources, claimants, topics …

Analysed as claims are, so that inflection, ё/е and other spellings (Алиев, Aliyev) do
not matter; the last word may be unfinished from its first letter on, because this is
what autocompletes ask. A document's place is a number of its list and the row's key in
one integer: the entries of a list are walked newest first, whatever the other lists
hold, until there are enough.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import models, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from claims.databases import connection
from claims.models import (
    Article,
    Claimant,
    NameDocument,
    Outlet,
    Source,
    Topic,
    Unit,
)
from claims.models.languages import in_languages
from claims.text.language import stems

from . import postgres, sqlite
from .documents import ANALYSIS, words
from .queries import Condition, Phrase, Query, parse
from .steps import Steps, asked_of
from .synonyms import synonyms

# What each list is found by. The numbers are in the database: never change one.
LISTS: Final[dict[type[models.Model], tuple[int, tuple[str, ...]]]] = {
    Topic: (1, ("slug", "name")),
    Unit: (2, ("slug", "label")),
    Outlet: (3, ("slug", "name")),
    Claimant: (4, ("slug", "name")),
    Source: (5, ("slug", "title", "author", "publisher", "year")),
    Article: (6, ("key", "title", "author")),
}
ROWS_IN_A_LIST: Final = 2**40
BATCH: Final = 1_000

# SQLite: FTS5 yields matches in the order of rowids, and stops.
FROM_FTS = """SELECT document.rowid FROM claims_name_index AS document
    WHERE document.claims_name_index MATCH %s AND document.rowid {beyond} %s
    AND document.rowid {within} %s AND EXISTS ({rows})
    ORDER BY document.rowid {direction} LIMIT %s"""
# PostgreSQL: GIN knows no order. A frequent name is met soon by walking ("IS TRUE"
# keeps the index out of it); one that is not met soon is rare enough to be listed.
IN_ORDER = """SELECT document.place FROM claims_namedocument AS document
    WHERE (document.lexemes @@ CAST(%s AS tsquery)) IS TRUE
    AND document.place {beyond} %s AND document.place {within} %s
    AND ({rows} LIMIT 1) IS NOT NULL
    ORDER BY document.place {direction} LIMIT %s"""
END_OF_WALK = """SELECT place FROM claims_namedocument
    WHERE place {beyond} %s AND place {within} %s
    ORDER BY place {direction} LIMIT 1 OFFSET %s"""
FROM_GIN = """SELECT document.place FROM (
        SELECT place FROM claims_namedocument
        WHERE lexemes @@ CAST(%s AS tsquery)
        AND place + 0 {beyond} %s AND place + 0 {within} %s
        ORDER BY place + 0 {direction} OFFSET 0
    ) AS document WHERE ({rows} LIMIT 1) IS NOT NULL LIMIT %s"""
IN_FTS = """SELECT rowid - {base} FROM claims_name_index
    WHERE claims_name_index MATCH %s AND rowid BETWEEN {base} AND {end}"""
IN_GIN = """SELECT place - {base} FROM claims_namedocument
    WHERE lexemes @@ CAST(%s AS tsquery) AND place BETWEEN {base} AND {end}"""
WALKED: Final = 3_000  # documents; some milliseconds


def read(typed: str) -> Query:
    return parse(typed, synonyms(), shortest_beginning=1)


def walked(rows: QuerySet[Any], query: Query, steps: Steps) -> list[int]:
    """Keys of those of `rows`, entries of one list, that `query` finds, in the order
    of their keys as far as `steps` go."""
    base = _base(rows.model)
    start = base if steps.is_ascending else base + ROWS_IN_A_LIST
    last = base + ROWS_IN_A_LIST - 1 if steps.is_ascending else base
    within = Steps(
        limit=steps.limit,
        start=start if steps.start is None else base + steps.start,
        is_ascending=steps.is_ascending,
        end=last,
    )
    try:
        places = _WALKS[connection.vendor](rows, query, within)
    except EmptyResultSet:  # no entry can be one of `rows`
        return []
    return [place - base for place in places]


def matching(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    """`rows` narrowed to those that `query` finds, in the order they had; a query
    without a word narrows nothing."""
    if not query:
        return rows
    base = _base(rows.model)
    sql, expression = _CONDITIONS[connection.vendor]
    found = sql.format(base=base, end=base + ROWS_IN_A_LIST - 1)
    return rows.filter(pk__in=RawSQL(found, [expression(query)]))  # noqa: S611


def holding(found: Iterable[str]) -> Query:
    """What asks for all these stems."""
    return Query(tuple(Condition(stem, (Phrase((stem,)),)) for stem in found))


def refresh(row: models.Model) -> None:
    """Every operation that names an entry, or renames it, calls this."""
    store([document_of(row)])


def document_of(row: models.Model) -> NameDocument:
    columns = LISTS[type(row)][1]
    return document(
        type(row), int(row.pk), (getattr(row, column) for column in columns)
    )


def document(
    model: type[models.Model],
    key: int,
    values: Iterable[object],
    *,
    analyse: Callable[[str], list[str]] = stems,
) -> NameDocument:
    """Of the row with this key and these values in the columns of its list."""
    texts = (text for value in values for text in in_languages(value).values())
    return NameDocument(
        place=_base(model) + key,
        stems=words((), texts, analyse=analyse),
        analysis=ANALYSIS,
    )


def store(documents: Iterable[NameDocument]) -> None:
    """Writes documents over those that are there."""
    NameDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["place"],
        update_fields=["stems", "analysis"],
    )


def rebuild() -> int:
    """Puts every document right; returns how many were wrong."""
    return sum(_mended(model) for model in LISTS)


def are_missing(alias: str) -> bool:
    """Whether some entry has no document."""
    return any(
        model._default_manager.using(alias).count()
        != NameDocument.objects.using(alias)
        .filter(place__gte=_base(model), place__lt=_base(model) + ROWS_IN_A_LIST)
        .count()
        for model in LISTS
    )


def _mended(model: type[models.Model]) -> int:
    mended, last = 0, 0
    while made := _batch(model, last):
        last, wrong = made
        mended += wrong
    return mended


@transaction.atomic
def _batch(model: type[models.Model], last: int) -> tuple[int, int] | None:
    """The next entries, locked meanwhile so that no operation slips in between: the
    key of the last one, and how many were wrong."""
    entries = model._default_manager.filter(pk__gt=last).order_by("pk")
    rows = list(entries.select_for_update()[:BATCH])
    made = [document_of(row) for row in rows]
    known = NameDocument.objects.in_bulk([each.place for each in made])
    wrong = [each for each in made if not _agrees(each, known.get(each.place))]
    store(wrong)
    return (int(rows[-1].pk), len(wrong)) if rows else None


def _agrees(made: NameDocument, known: NameDocument | None) -> bool:
    return known is not None and (made.stems, made.analysis) == (
        known.stems,
        known.analysis,
    )


def _base(model: type[models.Model]) -> int:
    return LISTS[model][0] * ROWS_IN_A_LIST


def _by_fts(rows: QuerySet[Any], query: Query, steps: Steps) -> list[int]:
    key = f"(document.rowid - {_base(rows.model)})"
    return _places(FROM_FTS, key, sqlite.expression(query), rows, steps)


def _by_gin(rows: QuerySet[Any], query: Query, steps: Steps) -> list[int]:
    key, asked = f"(document.place - {_base(rows.model)})", postgres.expression(query)
    end = _end(steps)
    near = _places(IN_ORDER, key, asked, rows, steps.up_to(end or steps.end))
    if end is None or len(near) >= steps.limit:
        return near
    return _places(FROM_GIN, key, asked, rows, steps)


def _end(steps: Steps) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute(_told(END_OF_WALK, steps), [steps.after, steps.last, WALKED])
        row = cursor.fetchone()
    return row[0] if row else None


def _places(
    sql: str, key: str, asked: str, rows: QuerySet[Any], steps: Steps
) -> list[int]:
    inner, given = asked_of(rows, key)
    with connection.cursor() as cursor:
        cursor.execute(
            _told(sql, steps, rows=inner),
            [asked, steps.after, steps.last, *given, steps.limit],
        )
        return [place for (place,) in cursor.fetchall()]


def _told(sql: str, steps: Steps, **parts: str) -> str:
    return sql.format(
        beyond=steps.beyond, within=steps.within, direction=steps.direction, **parts
    )


_CONDITIONS: Final[dict[str, tuple[str, Callable[[Query], str]]]] = {
    "sqlite": (IN_FTS, sqlite.expression),
    "postgresql": (IN_GIN, postgres.expression),
}
_WALKS: Final[dict[str, Callable[[QuerySet[Any], Query, Steps], list[int]]]] = {
    "sqlite": _by_fts,
    "postgresql": _by_gin,
}
