"""The demonstration in memory: the records of every file of `fixtures/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from .records import Record, Step


class Place(NamedTuple):
    """Where a claim stands; `path` leads to the span inside the claim's record."""

    article: str
    span: dict[str, Any]
    path: tuple[Step, ...]


@dataclass(frozen=True)
class Demonstration:
    """What belongs to an article stands under the article's key."""

    topics: list[Record]
    units: list[Record]
    outlets: list[Record]
    claimants: list[Record]
    sources: list[Record]
    articles: list[Record]
    claims: dict[str, list[Record]]
    references: dict[str, list[Record]]
    citations: dict[str, list[Record]]
    texts: dict[str, str]
    relations: list[Record]
    verdicts: list[Record]

    def all_claims(self) -> list[Record]:
        return [claim for claims in self.claims.values() for claim in claims]

    def places(self) -> Iterator[tuple[Record, Place]]:
        """Every place of every claim, the first one first."""
        for key, claims in self.claims.items():
            for claim in claims:
                for place in places_of(claim, key):
                    yield claim, place


def places_of(claim: Record, article: str) -> Iterator[Place]:
    """The claim's own span, then those under `also`, maybe in another article."""
    yield Place(article, claim.fields, ())
    for number, span in enumerate(claim["also"]):
        yield Place(span.get("article", article), span, ("also", number))
