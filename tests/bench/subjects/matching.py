""" "Has this been checked already?", asked with planted paraphrases."""

from collections.abc import Iterator
from random import Random
from statistics import mean

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper

from claims.models import Claim
from claims.models.languages import in_languages
from claims.search.similar import similar
from claims.text.language import stems
from tests.bench.figures import Figure
from tests.bench.timing import each_ms, percentiles

ASKED = 150
ASKED_OF_TRIGRAMS = 15  # a second each, at a million
GOALS = {"sqlite": "<= 60", "postgresql": "<= 100"}
# A copy of the statements in a schema of its own, which goes again with all in it;
# with the extension too, unless that was there before.
SCHEMA = "bench_trigrams"
WITHOUT = f"""RESET search_path; RESET statement_timeout;
    DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"""
CAN_HAVE = """SELECT installed_version IS NOT NULL OR EXISTS (
        SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolsuper)
    FROM pg_available_extensions WHERE name = 'pg_trgm'"""
LONGEST_BUILD = 150  # seconds; making the index of a million takes about a minute
TRIGRAMS = f"""{WITHOUT};
    SET statement_timeout = '{LONGEST_BUILD}s';
    CREATE SCHEMA {SCHEMA};
    SET search_path = public, {SCHEMA};
    CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA {SCHEMA};
    CREATE UNLOGGED TABLE {SCHEMA}.statements AS SELECT claim_id AS id,
        split_part(split_part(stems, ' __', 1), ' _ ', 1) AS words
        FROM claims_searchdocument;
    CREATE INDEX ON {SCHEMA}.statements USING gin (words gin_trgm_ops);
    ANALYZE {SCHEMA}.statements"""
NEAREST = f"""SELECT id FROM {SCHEMA}.statements WHERE words %% %s
    ORDER BY similarity(words, %s) DESC LIMIT 5"""


def measure(size: int) -> Iterator[Figure]:
    asked = list(paraphrases(size, ASKED))
    hits: list[bool] = []
    similar(asked[0][1])

    def ask(claim: int, text: str) -> None:
        found = similar(text, limit=5, least=0)
        hits.append(claim in {match.claim.pk for match in found})

    times = each_ms([lambda a=a: ask(*a) for a in asked], at_most=ASKED)
    middle, late = percentiles(times)
    goal = GOALS[connection.vendor]
    yield Figure(
        "matching", "one question, p95", late, "ms", goal=goal, goal_for="value"
    )
    theirs = _trigrams(asked[:ASKED_OF_TRIGRAMS])
    yield Figure(
        *("matching", "one question, median", middle, "ms"),
        *("pg_trgm GIN, 0.3", theirs[0] if theirs else None, "<= 0.1"),
    )
    yield Figure(
        *("matching", "paraphrases found among five", mean(hits), "recall"),
        *("pg_trgm", theirs[1] if theirs else None),
        goal=">= 0.98",
        goal_for="value",
    )


def _trigrams(asked: list[tuple[int, str]]) -> tuple[float, float] | None:
    """Median and recall of pg_trgm over the same stems; None where it cannot be had
    or takes too long. Only as many are asked as fit into a minute."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute(CAN_HAVE)
        if cursor.fetchone() != (True,):
            return None
        try:
            cursor.execute(TRIGRAMS)
            return _asked_of_trigrams(cursor, asked)
        except OperationalError:
            return None  # too slow here
        finally:
            cursor.execute(WITHOUT)


def _asked_of_trigrams(
    cursor: CursorWrapper, asked: list[tuple[int, str]]
) -> tuple[float, float]:
    hits: list[bool] = []

    def ask(claim: int, text: str) -> None:
        words = " ".join(stems(text))
        cursor.execute(NEAREST, [words, words])
        hits.append(claim in {row[0] for row in cursor.fetchall()})

    times = each_ms([lambda a=a: ask(*a) for a in asked], within=60)
    return percentiles(times)[0], mean(hits)


def paraphrases(size: int, number: int) -> Iterator[tuple[int, str]]:
    """Claims by lot, told in other words: some left out, two swapped, one added."""
    rng = Random(2)  # noqa: S311
    keys = rng.sample(range(1, size + 1), min(size, number))
    for claim in Claim.objects.filter(pk__in=keys).order_by("pk"):
        words = next(iter(in_languages(claim.statement).values())).rstrip(".").split()
        for _each in range(max(1, len(words) // 6)):
            words.pop(rng.randrange(len(words)))
        place = rng.randrange(len(words) - 1)
        words[place : place + 2] = reversed(words[place : place + 2])
        words.insert(rng.randrange(len(words)), "якобы")
        yield claim.pk, " ".join(words)
