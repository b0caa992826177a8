"""Other people's checks by the hundred thousand. Nothing yet: `import_claims` is
being built, and its row comes with it."""

from collections.abc import Iterator

from tests.bench.figures import Figure


def measure(_size: int) -> Iterator[Figure]:
    yield Figure(
        *("importing", "claims with their events", None, "claims/s"),
        note="not measured yet",
    )
