"""The newest twenty published claims with these words, as the list of claims asks."""

from collections.abc import Iterator
from random import Random

from django.db import connection

from claims.models import Claim
from claims.models.languages import in_languages
from claims.search.backend import count, newest
from claims.search.estimates import corpus_size
from claims.search.frequencies import frequencies
from claims.text.language import terms
from tests.bench.figures import Figure
from tests.bench.timing import each_ms, percentiles

QUERIES = 60  # of each sort
# How large a share of the documents a word stands in.
SORTS = {"frequent": (0.05, 1.0), "middling": (0.001, 0.05), "rare": (0.0, 0.001)}
SIZES = {
    "postgresql": "SELECT pg_relation_size('claims_search_index')",
    "sqlite": "SELECT sum(length(block)) FROM claims_search_index_data",
}


def measure(size: int) -> Iterator[Figure]:
    words = _words(size)
    for sort, known in words.items():
        yield from _asked(f"one {sort} word", known)
    pairs = [
        f"{a} {b}"
        for a, b in zip(words["frequent"] * 9, words["middling"], strict=False)
    ]
    yield from _asked("a frequent and a middling word", pairs)
    with connection.cursor() as cursor:
        cursor.execute(SIZES[connection.vendor])
        (taken,) = cursor.fetchone()
    yield Figure("search", "size of the index", float(taken) / 1e6, "MB")
    yield Figure("search", "index for each claim", float(taken) / size, "bytes")


def _asked(sort: str, queries: list[str]) -> Iterator[Figure]:
    if not queries:
        return
    for what, ask in (("", _newest), (", counted", _count)):
        ask(queries[0])  # the first reads pages from the disk, and opens a connection
        times = each_ms([lambda q=q, a=ask: a(q) for q in queries], at_most=QUERIES)
        middle, late = percentiles(times)
        yield Figure("search", f"{sort}{what}, median", middle, "ms")
        yield Figure(
            "search", f"{sort}{what}, p95", late, "ms", goal="<= 10", goal_for="value"
        )


def _newest(query: str) -> list[int]:
    return newest(Claim.objects.published(), query, limit=20)


def _count(query: str) -> tuple[int, bool]:
    return count(Claim.objects.published(), query)


def _words(size: int) -> dict[str, list[str]]:
    """Words of claims drawn by lot, by how frequent their stems are."""
    rng = Random(1)  # noqa: S311
    keys = rng.sample(range(1, size + 1), min(size, 400))
    found: dict[str, str] = {}
    for claim in Claim.objects.filter(pk__in=keys).order_by("pk"):
        for text in in_languages(claim.statement).values():
            for term in terms(text):
                found.setdefault(term.stem, text[term.start : term.end])
    shares = {
        found[stem]: number / corpus
        for corpus in [corpus_size()]
        for stem, number in frequencies(found).items()
    }
    known = {
        sort: [word for word, share in shares.items() if low <= share < high]
        for sort, (low, high) in SORTS.items()
    }
    return {
        sort: rng.sample(words, min(QUERIES, len(words)))
        for sort, words in known.items()
    }
