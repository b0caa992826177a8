"""A table and a choice of claims, made into one SELECT for one engine."""

from dataclasses import dataclass, field
from typing import Any

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
    cells = [_cell(column, dialect) for column in table.columns]
    pattern = ",".join(["%%s"] * len(cells))
    line = f"CAST(printf('{pattern}', {', '.join(cells)}) AS BLOB)"
    return f"SELECT {line} FROM ({_raw(table, choice, dialect)}) AS raw"


def _raw(table: Table, choice: Choice, dialect: Dialect) -> str:
    """The values as they are. The limit keeps the planner from merging this into the
    outer SELECT, where each expression would be worked out as often as it is named."""
    values = [f'{_value(column, dialect)} AS "{column.name}"'
              for column in table.columns]  # fmt: skip
    source = table.source if isinstance(table.source, str) else table.source(dialect)
    where = f" WHERE {choice.condition}" if choice.condition else ""
    return (
        f"SELECT {', '.join(values)} FROM {source}{where} "
        f"ORDER BY {table.key} LIMIT {LONGEST}"
    )


def _value(column: Column, dialect: Dialect) -> str:
    source = column.source
    value = source if isinstance(source, str) else source(dialect)
    if column.language:
        first = settings.LANGUAGES[0][0]
        return dialect.in_language(
            value, column.language, is_first=column.language == first
        )
    if column.kind is Kind.DATE and isinstance(source, str):
        return dialect.date(value)
    return value


def _cell(column: Column, dialect: Dialect) -> str:
    name = f'"{column.name}"'
    written = {
        Kind.TEXT: dialect.text,
        Kind.NUMBER: dialect.number,
        Kind.MOMENT: dialect.moment,
        Kind.YES_NO: dialect.yes_no,
    }.get(column.kind)
    return written(name) if written else name
