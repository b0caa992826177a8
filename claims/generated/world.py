"""What every part of an archive has to agree on, small enough to hand to a process."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .shapes import Shape

CLAIMS_IN_CHUNK = 1_000
CLAIMS_IN_ARTICLE = 20
SOURCES_IN_CHUNK = 150
# The newest day of every archive, so that the same seed gives the same moments.
END = datetime(2026, 6, 1)  # noqa: DTZ001
PERIOD = timedelta(days=7)  # that a chunk covers: a million claims take 19 years
STAGES = 14
PLACES = 1_200  # in a stage; more than there are claims, articles or sources
STEP = PERIOD // (STAGES * PLACES)


@dataclass(frozen=True)
class RatingRow:
    """A rating as the database has it, by its place in the scale."""

    id: int
    slug: str
    scale: int


@dataclass(frozen=True)
class World:
    seed: int
    claims: int
    vendor: str
    shapes: dict[str, Shape]
    people: dict[str, int]  # username → key, by the names of `demo.cast`
    ratings: tuple[RatingRow, ...]
    methodology: tuple[int, int]  # key, number

    @property
    def chunks(self) -> int:
        return -(-self.claims // CLAIMS_IN_CHUNK)

    def moment(self, chunk: int, stage: int, place: int) -> str:
        """When the `place`-th thing of a stage happened; never a whole second."""
        begin = END - PERIOD * (self.chunks - chunk)
        at = begin + STEP * (stage * PLACES + place)
        return at.replace(microsecond=at.microsecond | 1).isoformat() + "Z"
