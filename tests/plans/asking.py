"""What a page asks of the database, and what the answers cost there.

SQLite counts the steps of its virtual machine, the same in every run. PostgreSQL
counts the pages of tables and indexes it looked at, and the rows of every scan.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

UNTOLD = 2**62  # rows
ROWS = "SELECT max(CAST(stat AS INTEGER)) FROM sqlite_stat1 WHERE tbl = %s"
STEPS = 100  # of SQLite's machine between two counts
BOOKKEEPING = ("SAVEPOINT", "RELEASE", "PRAGMA", "BEGIN", "ROLLBACK", "SET ")
SCAN = re.compile(r"^SCAN (\w+)")
OFFSET = re.compile(r"\bOFFSET [1-9]")
ALIAS = re.compile(r'"?(claims_\w+)"? (?:AS )?"?(\w+)"?')


@dataclass
class Statement:
    """`work` is SQLite's steps or PostgreSQL's blocks; `rows` are PostgreSQL's.
    `scanned` are tables read from end to end, with the rows that were read."""

    sql: str
    params: Any
    work: int = 0
    rows: int = 0
    scanned: dict[str, int] = field(default_factory=dict)

    @property
    def is_select(self) -> bool:
        return self.sql.lstrip(" (").upper().startswith(("SELECT", "WITH"))


@dataclass
class Asked:
    """Everything one page asked for, in order."""

    statements: list[Statement]

    @property
    def work(self) -> int:
        return sum(each.work for each in self.statements)

    @property
    def questions(self) -> int:
        return len(self.statements)


@contextmanager
def asking() -> Iterator[Asked]:
    """Notes what is asked inside; on PostgreSQL asks it once more, at the end."""
    asked = Asked([])
    if connection.vendor == "sqlite":
        with _steps_counted(asked), connection.execute_wrapper(_noting(asked)):
            yield asked
        for each in asked.statements:
            if each.is_select:
                each.scanned = _scanned_by_sqlite(each)
    else:
        with connection.execute_wrapper(_noting(asked)):
            yield asked
        for each in asked.statements:
            if each.is_select and "FOR UPDATE" not in each.sql:
                _look_at_plan(each)


def _noting(asked: Asked) -> Callable[..., Any]:
    def note(execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        if not str(sql).startswith(BOOKKEEPING):
            asked.statements.append(Statement(str(sql), params))
        return execute(sql, params, many, context)

    return note


@contextmanager
def _steps_counted(asked: Asked) -> Iterator[None]:
    """A row is stepped to when it is fetched, so steps belong to the statement that
    was begun last."""

    def count() -> int:
        if asked.statements:
            asked.statements[-1].work += STEPS
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, STEPS)
    try:
        yield
    finally:
        connection.connection.set_progress_handler(None, 0)


def _scanned_by_sqlite(each: Statement) -> dict[str, int]:
    """Tables read from end to end, with the rows they had when statistics were taken.
    A walk along an index until there are enough is not one, unless what it finds is
    sorted first."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {each.sql}", each.params)
        plan = [str(row[-1]) for row in cursor.fetchall()]
    if " LIMIT " in each.sql and "TEMP B-TREE" not in " ".join(plan):
        return {}
    aliases = {alias: table for table, alias in ALIAS.findall(each.sql)}
    found = [SCAN.match(line.strip()) for line in plan]
    tables = {aliases.get(scan[1], scan[1]) for scan in found if scan}
    return {table: _rows_of(table) for table in tables}


def _rows_of(table: str) -> int:
    if "sqlite_stat1" not in connection.introspection.table_names():
        return UNTOLD
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [table])
        told = cursor.fetchone()
    return UNTOLD if told[0] is None else int(told[0])


def _look_at_plan(each: Statement) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) {each.sql}",
            each.params,
        )
        [answer] = cursor.fetchone()[0]
    plan = answer["Plan"]
    each.work = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    for node in _nodes(plan):
        loops = node["Actual Loops"]
        if "Scan" not in node["Node Type"] or not loops:
            continue
        read = node["Actual Rows"]
        read += node.get("Rows Removed by Filter", 0)
        read += node.get("Rows Removed by Index Recheck", 0)
        each.rows = max(each.rows, round(read * loops))
        if node["Node Type"] == "Seq Scan":
            each.scanned[node["Relation Name"]] = round(read * loops)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for each in plan.get("Plans", []):
        yield from _nodes(each)
