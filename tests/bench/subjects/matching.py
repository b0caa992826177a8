""" "Has this been checked already?", asked with planted paraphrases."""

from collections.abc import Iterator
from random import Random
from statistics import mean

from django.db import connection

from claims.models import Claim
from claims.models.languages import in_languages
from claims.search.similar import similar
from tests.bench.figures import Figure
from tests.bench.timing import each_ms, percentiles

ASKED = 150
ASKED_OF_TRIGRAMS = 15  # a second each, at a million
GOALS = {"sqlite": "<= 60", "postgresql": "<= 100"}
TRIGRAMS = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE TABLE IF NOT EXISTS bench_trigrams AS
        SELECT claim_id AS id, split_part(stems, ' __', 1) AS words
        FROM claims_searchdocument;
    CREATE INDEX IF NOT EXISTS bench_trigrams_index
        ON bench_trigrams USING gin (words gin_trgm_ops)"""
NEAREST = """SELECT id FROM bench_trigrams WHERE words %% %s
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
    theirs = _trigrams(size)
    yield Figure(
        *("matching", "one question, median", middle, "ms"),
        *("pg_trgm GIN, 0.3", theirs[0] if theirs else None, "<= 0.1"),
    )
    yield Figure(
        "matching", "one question, p95", late, "ms", goal=goal, goal_for="value"
    )
    yield Figure(
        *("matching", "paraphrases found among five", mean(hits), "recall"),
        *("pg_trgm", theirs[1] if theirs else None),
        goal=">= 0.98",
        goal_for="value",
    )


def _trigrams(size: int) -> tuple[float, float] | None:
    """Median and recall of pg_trgm over the same stems; PostgreSQL only."""
    if connection.vendor != "postgresql":
        return None
    hits: list[bool] = []
    with connection.cursor() as cursor:
        cursor.execute(TRIGRAMS)

        def ask(claim: int, text: str) -> None:
            cursor.execute(NEAREST, [text, text])
            hits.append(claim in {row[0] for row in cursor.fetchall()})

        asked = paraphrases(size, ASKED_OF_TRIGRAMS, of_stems=True)
        times = each_ms([lambda a=a: ask(*a) for a in asked], within=60)
    return percentiles(times)[0], mean(hits)


def paraphrases(
    size: int, number: int, *, of_stems: bool = False
) -> Iterator[tuple[int, str]]:
    """Claims by lot, told in other words: some left out, two swapped, one added."""
    rng = Random(2)  # noqa: S311
    keys = rng.sample(range(1, size + 1), min(size, number))
    for claim in Claim.objects.filter(pk__in=keys).select_related("search_document"):
        text = next(iter(in_languages(claim.statement).values()))
        if of_stems:
            text = claim.search_document.stems.partition(" __")[0].partition(" _ ")[0]
        words = text.rstrip(".").split()
        for _each in range(max(1, len(words) // 6)):
            words.pop(rng.randrange(len(words)))
        place = rng.randrange(len(words) - 1)
        words[place : place + 2] = reversed(words[place : place + 2])
        words.insert(rng.randrange(len(words)), "якобы")
        yield claim.pk, " ".join(words)
