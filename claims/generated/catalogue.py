"""The short lists everything refers to, and the documents everybody quotes."""

from random import Random
from typing import Any

from .happenings import Happening, added
from .sentences import UNITS, person, phrase
from .shapes import Row
from .world import World

TOPICS = (
    ("economy", "Экономика", "Economy"),
    ("health", "Здоровье", "Health"),
    ("migration", "Миграция", "Migration"),
    ("security", "Безопасность", "Security"),
    ("elections", "Выборы", "Elections"),
    ("climate", "Климат", "Climate"),
    ("education", "Образование", "Education"),
    ("energy", "Энергетика", "Energy"),
    ("housing", "Жильё", "Housing"),
    ("history", "История", "History"),
    ("media", "Медиа", "Media"),
    ("law", "Право", "Law"),
)
OUTLETS = 40
CLAIMANTS = 400
COMMON_SOURCES = 60  # yearbooks, laws, registers: in use everywhere
KINDS = ("official", "news", "academic", "report", "dataset", "law", "other")
CLAIMANT_KINDS = ("person", "person", "person", "organisation", "state", "publication")


class Catalogue:
    """The lists as rows; the same for every chunk, so each process makes its own."""

    def __init__(self, world: World) -> None:
        rng = Random(f"{world.seed}:catalogue")  # noqa: S311
        make = world.shapes
        self.topics = [
            make["topic"].row(id=n, slug=slug, name={"en": en, "ru": ru})
            for n, (slug, ru, en) in enumerate(TOPICS, 1)
        ]
        self.units = [
            make["unit"].row(id=n, slug=slug, label={"en": en, "ru": ru})
            for n, (slug, ru, en, *_rest) in enumerate(UNITS, 1)
        ]
        self.outlets = [
            make["outlet"].row(
                id=n,
                slug=f"generated-outlet-{n}",
                name={each: phrase(rng, each, 1, 3) for each in ("en", "ru")},
                url=f"https://outlet-{n}.example.org/",
            )
            for n in range(1, OUTLETS + 1)
        ]
        self.claimants = [
            make["claimant"].row(
                id=n,
                slug=f"generated-claimant-{n}",
                name=person(n),
                kind=rng.choice(CLAIMANT_KINDS),
                description={"ru": phrase(rng, "ru", 4, 9)},
            )
            for n in range(1, CLAIMANTS + 1)
        ]
        self.sources = [
            source(world, rng, number=n, at=world.moment(0, 0, 0), kind=KINDS[n % 7])
            for n in range(1, COMMON_SOURCES + 1)
        ]

    def rows(self) -> dict[str, list[Row]]:
        return {
            "topic": self.topics,
            "unit": self.units,
            "outlet": self.outlets,
            "claimant": self.claimants,
            "source": self.sources,
        }

    def happenings(self, world: World) -> list[Happening]:
        at = world.moment(0, 0, 0)
        return [
            added(world, f"{model}.added", at=at, by="olga", rows=[(model, row)])
            for model, rows in self.rows().items()
            for row in rows
        ]


def source(
    world: World, rng: Random, *, number: int, at: str, kind: str = "news"
) -> Row:
    language = rng.choice(("ru", "ru", "en"))
    columns: dict[str, Any] = {
        "id": number,
        "slug": f"generated-source-{number}",
        "title": phrase(rng, language, 4, 11),
        "publisher": phrase(rng, language, 1, 4),
        "author": person(rng.randrange(2_000))[language],
        "year": str(int(at[:4]) - rng.randrange(8)),
        "url": f"https://sources.example.org/{number}",
        "language": language,
        "kind": kind,
        "is_primary": kind in ("official", "law", "dataset"),
        "created_at": at,
    }
    return world.shapes["source"].row(**columns)
