"""What hangs on a claim: its number, its evidence, and the words of its verdicts."""

from hashlib import sha256
from random import Random

from .catalogue import Catalogue
from .sentences import Number, filler, phrase
from .shapes import Row
from .world import RatingRow, World

# By the rating's place in the scale: which way the evidence points.
STANCES = (
    ("supports", "context"),
    ("supports", "supports", "context"),
    ("supports", "refutes"),
    ("context", "supports", "refutes"),
    ("refutes", "context"),
    ("context",),
)
SHARE_OF_COMMON_SOURCES = 0.3


def quantity(world: World, claim: int, number: Number) -> Row:
    return world.shapes["quantity"].row(
        id=claim,
        claim=claim,
        comparator="=",
        value=number.value,
        unit=1 + number.unit,
    )


def evidence(
    world: World,
    rng: Random,
    *,
    claim: int,
    pieces: int,
    rating: int,
    number: Number | None,
    language: str,
    sources: tuple[list[Row], list[Row]],
    on: str,
) -> list[tuple[Row, Row]]:
    """Rows with the source of each. `sources`: those of the time, and the common."""
    found = []
    for piece in range(pieces):
        own, common = sources
        source = rng.choice(common if rng.random() < SHARE_OF_COMMON_SOURCES else own)
        observed = number if number and piece == 0 else None
        row = world.shapes["evidence"].row(
            id=claim * 8 + piece,
            claim=claim,
            source=source["id"],
            stance=STANCES[rating][piece % len(STANCES[rating])],
            pinpoint=f"{'с.' if language == 'ru' else 'p.'} {rng.randrange(1, 300)}",
            finding={language: phrase(rng, language, 4, 9)},
            observed_comparator="=" if observed else "",
            observed_value=observed.value if observed else None,
            observed_unit=1 + observed.unit if observed else None,
            accessed_on=on,
        )
        found.append((row, source))
    return found


def assessment(
    world: World,
    rng: Random,
    rating: RatingRow,
    *,
    language: str,
    stances: set[str],
) -> Row:
    """What the verdict's author writes, as `workflow.basis.assessment_of` has it."""
    sentences = [filler(rng, language) for _each in range(2)]
    return {
        "rating": f"{rating.scale}/{rating.slug}",
        "summary": {language: filler(rng, language)},
        "explanation": {language: " ".join(sentences)},
        "no_support_found": "supports" not in stances,
        "no_refutation_found": "refutes" not in stances,
        "methodology": world.methodology[1],
    }


def verdict(
    world: World,
    claim: Row,
    *,
    number: int,
    basis: str,
    assessment: Row,
    rating: RatingRow,
    author: str,
    at: str,
    response: str = "",
) -> Row:
    return world.shapes["verdict"].row(
        id=claim["id"] * 4 + number,
        claim=claim["id"],
        number=number,
        statement=claim["statement"],
        rating=rating.id,
        methodology=world.methodology[0],
        required_approvals=claim["required_approvals"],
        author=world.people[author],
        submitted_at=at,
        basis=basis,
        digest=sha256(basis.encode()).hexdigest(),
        response=response,
        **{
            name: assessment[name]
            for name in (
                *("summary", "explanation"),
                *("no_support_found", "no_refutation_found"),
            )
        },
    )


def rating_place(rng: Random) -> int:
    """Where in the scale: false more often than true, hardly ever unverifiable."""
    return rng.choices(range(6), (14, 14, 18, 20, 28, 6))[0]


def claimant_of(rng: Random, catalogue: Catalogue) -> int | None:
    """A few are quoted all the time."""
    if rng.random() < 0.2:
        return None
    return 1 + int(len(catalogue.claimants) * rng.random() ** 3)
