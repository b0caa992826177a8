"""A page costs in a large newsroom what it costs in a small one.

Asked of real statistics, on both engines: no statement reads a large table from end to
end, none reads more than some thousand rows, none counts off (OFFSET), and each page
asks a pinned number of questions and gives a bounded amount of work. The suite walks
1,000 and 10,000 claims, `make plans` also 100,000. What does not fit stands in
`exceptions.py`, with the reason.
"""

import os
from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from claims.models import Claim

from .asking import OFFSET, Asked, Statement, asking
from .exceptions import MAY_COST_MORE, MAY_COUNT_OFF, MAY_READ_ALL
from .questions import MOST_QUESTIONS
from .walk import walked
from .worlds import SIZES, World

LARGE_TABLES = {
    f"claims_{name}"
    for name in (
        *("claim", "article", "revision", "appearance", "evidence", "source"),
        *("quantity", "verdict", "review", "auditevent", "searchdocument"),
        *("correction", "relation"),
    )
}
# An engine is right to read so many short rows rather than to look each up.
FEW_ROWS = {"sqlite": 1_000, "postgresql": 6_000}
# No counter goes beyond 5,000; a join may look at each row it counts twice.
MOST_ROWS = 12_000
# Indexes grow by a level, and lists that were short become full pages.
MOST_GROWTH = 1.5
ENOUGH = 10_000  # claims, of which every counter finds as many as it counts
# Steps of SQLite, blocks of PostgreSQL: a few milliseconds of either.
CHEAP = {"sqlite": 70_000, "postgresql": 5_000}

Walks = dict[int, dict[str, Asked]]


@pytest.fixture(scope="module")
def walks(django_db_setup, django_db_blocker) -> Iterator[Walks]:
    found: Walks = {}
    with django_db_blocker.unblock():
        for claims in SIZES:
            world = World(claims)
            try:
                world.make()
                with world.entered():
                    found[claims] = walked()
            finally:
                world.leave()
    if os.environ.get("PLANS_TOLD"):
        tell(found)
    return found


def large(each: Statement) -> list[str]:
    """Tables that were read whole and are no small ones."""
    return sorted(
        table
        for table, rows in each.scanned.items()
        if table in LARGE_TABLES and rows > FEW_ROWS[connection.vendor]
    )


def no_statement_reads_a_large_table_from_end_to_end(walks: Walks) -> None:
    faults = [
        f"{address}: {', '.join(tables)}\n    {each.sql[:600]}"
        for address, asked in walks[SIZES[-1]].items()
        if address not in MAY_READ_ALL[connection.vendor]
        for each in asked.statements
        if (tables := large(each))
    ]
    assert not faults, "\n".join(faults)


def no_statement_reads_more_than_some_thousand_rows(walks: Walks) -> None:
    """SQLite tells no rows; there the steps are compared instead."""
    faults = [
        f"{address}: {each.rows} rows\n    {each.sql[:600]}"
        for address, asked in walks[SIZES[-1]].items()
        if address not in MAY_READ_ALL[connection.vendor]
        for each in asked.statements
        if each.rows > MOST_ROWS
    ]
    assert not faults, "\n".join(faults)


def no_statement_counts_rows_off(walks: Walks) -> None:
    faults = [
        f"{address}\n    {each.sql[-300:]}"
        for address, asked in walks[SIZES[-1]].items()
        if address not in MAY_COUNT_OFF
        for each in asked.statements
        if OFFSET.search(each.sql)
    ]
    assert not faults, "\n".join(faults)


def no_page_asks_more_questions_the_more_claims_there_are(walks: Walks) -> None:
    most = {address: MOST_QUESTIONS[address] for address in walks[SIZES[-1]]}
    for claims, walk in walks.items():
        asked = {address: page.questions for address, page in walk.items()}
        more = {a: n for a, n in asked.items() if n > most[a]}
        assert not more, f"{claims} claims: {more}"


def no_page_costs_more_work_the_more_claims_there_are(walks: Walks) -> None:
    """From ten thousand on, where counters have reached their ends."""
    faults = []
    for before, claims in pairwise(SIZES):
        for address, page in walks[claims].items():
            least = walks[before][address].work if before >= ENOUGH else 0
            if page.work > max(MOST_GROWTH * least, may_cost(address, claims)):
                dearest = max(page.statements, key=lambda each: each.work)
                told = f"{claims} claims: {address}: {page.work}"
                faults.append(f"{told}\n    {dearest.sql[:600]}")
    assert not faults, "\n".join(faults)


def may_cost(address: str, claims: int) -> int:
    exception = MAY_COST_MORE[connection.vendor].get(address, (0, 0, ""))
    most = exception[0] if claims <= ENOUGH else exception[1]
    return max(most, CHEAP[connection.vendor])


def exceptions_are_made_for_addresses_of_the_walk(walks: Walks) -> None:
    exceptions = {*MAY_COUNT_OFF}
    for engine in ("sqlite", "postgresql"):
        exceptions |= {*MAY_READ_ALL[engine], *MAY_COST_MORE[engine]}
    assert exceptions <= set(walks[SIZES[-1]])
    assert set(MOST_QUESTIONS) == set(walks[SIZES[-1]])


# One test, so that one process makes the newsrooms, once.
CHECKS = (
    no_statement_reads_a_large_table_from_end_to_end,
    no_statement_reads_more_than_some_thousand_rows,
    no_statement_counts_rows_off,
    no_page_asks_more_questions_the_more_claims_there_are,
    no_page_costs_more_work_the_more_claims_there_are,
    exceptions_are_made_for_addresses_of_the_walk,
)


def test_pages_cost_among_many_claims_what_they_cost_among_few(walks, subtests):
    for check in CHECKS:
        with subtests.test(check.__name__):
            check(walks)


@pytest.mark.django_db
def test_what_the_walk_looks_for_is_seen():
    """A page that reads everything, or counts off, would be noticed."""
    with asking() as asked:
        list(Claim.objects.filter(about_precision="x").order_by())
        list(Permission.objects.filter(name__contains="an"))
        list(Claim.objects.order_by("created_at")[500:510])
    whole, many, counted_off = asked.statements
    assert "claims_claim" in whole.scanned
    assert many.work > 0
    assert OFFSET.search(counted_off.sql)
    if connection.vendor == "postgresql":
        assert many.rows == Permission.objects.count()


def tell(walks: Walks) -> None:
    """Every address with its figures: `PLANS_TOLD=1 pytest -s tests/plans`."""
    for address, page in walks[SIZES[-1]].items():
        asked = " ".join(f"{walks[n][address].questions:3}" for n in SIZES)
        work = " ".join(f"{walks[n][address].work:9}" for n in SIZES)
        rows = max((each.rows for each in page.statements), default=0)
        scanned = {table for each in page.statements for table in large(each)}
        print(f"{address:60} {asked} {work} {rows:7} {' '.join(sorted(scanned))}")
