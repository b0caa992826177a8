"""A table and a choice of claims, made into one SELECT for one engine."""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from claims.databases import connection
from claims.exceptions import Incomplete
from claims.models import Claim

from .columns import Column, Dialect, Kind, Table
from .dialects import Postgres, Sqlite


@dataclass(frozen=True)
class Choice:
    """Which rows of a table: an SQL condition and its parameters, and how a person
    would put it (`words` goes into the audit event)."""

    condition: str = ""
    params: tuple[Any, ...] = ()
    words: dict[str, Any] = field(default_factory=dict)

    def and_also(self, condition: str) -> "Choice":
        both = f"({self.condition}) AND ({condition})" if self.condition else condition
        return Choice(both, self.params, self.words)


EVERYTHING = Choice()
LONGEST = 2**62


def of_claims(
    table: Table,
    claims: QuerySet[Claim],
    words: dict[str, Any] | None = None,
    *,
    database: Any = connection,
) -> Choice:
    """The rows of `table` that belong to `claims` (in the table's own order).

    Raises Incomplete for a table of what belongs to no claim in particular.
    """
    if not table.claim:
        raise Incomplete(
            _("“%(table)s” belongs to no claim, so no list of claims narrows it.")
            % {"table": table.name}
        )
    chosen = claims.order_by().values("pk").query
    try:
        sql, params = chosen.get_compiler(connection=database).as_sql()
    except EmptyResultSet:
        return Choice("1 = 0", (), words or {})
    return Choice(f"{table.claim} IN ({sql})", tuple(params), words or {})


def postgres_copy(table: Table, choice: Choice) -> str:
    """COPY writes the CSV. Text is quoted always, so that NULL (nothing) can be told
    from an empty text (""), and both engines write the same bytes."""
    dialect = Postgres()
    cells = [f'{_cell(column, dialect)} AS "{column.name}"'
             for column in table.columns]  # fmt: skip
    texts = ", ".join(f'"{c.name}"' for c in table.columns if c.kind is Kind.TEXT)
    quoted = f", FORCE_QUOTE ({texts})" if texts else ""
    rows = f"SELECT {', '.join(cells)} FROM ({_raw(table, choice, dialect)}) AS raw"
    return f"COPY ({rows}) TO STDOUT WITH (FORMAT csv, ENCODING 'UTF8'{quoted})"


def sqlite_lines(table: Table, choice: Choice) -> str:
    """One finished line a row, as bytes, without its line end. One `printf` puts it
    together: a chain of || would copy the growing line at every comma. To `printf`
    NULL is nothing."""
    dialect = Sqlite()
    written = _written_once(table, choice, dialect)
    cells = [
        f'"{column.name}"' if column.name in written.cells else _cell(column, dialect)
        for column in table.columns
    ]
    pattern = ",".join(["%%s"] * len(cells))
    line = f"CAST(printf('{pattern}', {', '.join(cells)}) AS BLOB)"
    return f"SELECT {line} FROM ({_raw(table, choice, dialect, written)}) AS raw"


class _Written(NamedTuple):
    """Cells that stand ready in a joined table, by column, and the FROM part then."""

    cells: dict[str, str]
    source: str


def _written_once(table: Table, choice: Choice, dialect: Dialect) -> _Written:
    """The cells of repeated rows (a topic's name in two languages) are written once
    for each topic, not for each claim: that is half of what SQLite does. A narrowed
    export would write more of them than it needs."""
    source = _source(table, dialect)
    cells: dict[str, str] = {}
    if choice.condition:
        return _Written(cells, source)
    values = {column.name: _plain(column, dialect) for column in table.columns}
    for alias in table.repeated:
        own = re.compile(rf"\b{alias}\.\w+")
        ready = [column for column in table.columns
                 if own.fullmatch(values[column.name])]  # fmt: skip
        cells |= {column.name: f'{alias}."cell_{column.name}"' for column in ready}
        rest = [value for name, value in values.items() if name not in cells]
        keys = sorted(set(own.findall(" ".join([source, *rest]))))
        inner = [*keys, *(f'{_cell_of(column, dialect)} AS "cell_{column.name}"'
                          for column in ready)]  # fmt: skip
        named = re.compile(rf"\b(claims_\w+|auth_user) {alias}\b")
        found = named.search(source)
        if found:
            rows = f"SELECT {', '.join(inner)} FROM {found[0]} LIMIT {LONGEST}"
            source = source.replace(found[0], f"({rows}) {alias}")
    return _Written(cells, source)


def _raw(
    table: Table, choice: Choice, dialect: Dialect, written: _Written | None = None
) -> str:
    """The values as they are. The limit keeps the planner from merging this into the
    outer SELECT, where each expression would be worked out as often as it is named."""
    ready = written.cells if written else {}
    values = [f'{ready.get(column.name) or _value(column, dialect)} AS "{column.name}"'
              for column in table.columns]  # fmt: skip
    source = written.source if written else _source(table, dialect)
    where = f" WHERE {choice.condition}" if choice.condition else ""
    return (
        f"SELECT {', '.join(values)} FROM {source}{where} "
        f"ORDER BY {table.key} LIMIT {LONGEST}"
    )


def _source(table: Table, dialect: Dialect) -> str:
    return table.source if isinstance(table.source, str) else table.source(dialect)


def _plain(column: Column, dialect: Dialect) -> str:
    source = column.source
    return source if isinstance(source, str) else source(dialect)


def _value(column: Column, dialect: Dialect) -> str:
    value, source = _plain(column, dialect), column.source
    if column.language:
        first = settings.LANGUAGES[0][0]
        return dialect.in_language(
            value, column.language, is_first=column.language == first
        )
    if column.kind is Kind.DATE and isinstance(source, str):
        return dialect.date(value)
    return value


def _cell_of(column: Column, dialect: Dialect) -> str:
    """A cell straight from its table."""
    return _cell(column, dialect, _value(column, dialect))


def _cell(column: Column, dialect: Dialect, name: str = "") -> str:
    name = name or f'"{column.name}"'
    written = {
        Kind.TEXT: dialect.text,
        Kind.NUMBER: dialect.number,
        Kind.MOMENT: dialect.moment,
        Kind.YES_NO: dialect.yes_no,
    }.get(column.kind)
    return written(name) if written else name
