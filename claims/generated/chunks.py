"""A thousand claims with everything around them, made without looking at any other.

A chunk covers a week: articles and sources first, then stage by stage what happens to
its claims. So chunks can be made in parallel, and their events follow each other.
"""

from dataclasses import dataclass
from random import Random

from claims.audit.public import may_show
from claims.models import Claim
from claims.search.names import LISTS, document

from . import articles
from .articles import Written
from .careers import live
from .catalogue import COMMON_SOURCES, Catalogue, source
from .fates import Fate, fate_of
from .happenings import Happening, added
from .lives import Life
from .names import Names
from .shapes import Row, Stored, Storing
from .world import CLAIMS_IN_ARTICLE, CLAIMS_IN_CHUNK, SOURCES_IN_CHUNK, World

ARTICLES_IN_CHUNK = CLAIMS_IN_CHUNK // CLAIMS_IN_ARTICLE
RELATED = 40  # one claim in so many says how it stands to the one before
RELATIONS = ("contradicts", "elaborates", "same_fact")
# In an order in which every row finds what it refers to, but claims and verdicts,
# which refer to each other.
TABLES = (
    *("topic", "unit", "outlet", "claimant", "source", "article", "revision"),
    *("claim", "appearance", "quantity", "evidence", "verdict", "review"),
    *("correction", "relation", "searchdocument", "namedocument"),
)


@dataclass(frozen=True)
class Chunk:
    """Rows as the engine takes them, by the model's name, and events in order.

    `last_public` is the place among the events of the last one readers may see.
    """

    number: int
    claims: int
    rows: dict[str, list[Stored]]
    happenings: list[Happening]
    last_public: int


class Maker:
    """Makes any chunk of one world; what all chunks share is made once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.catalogue = Catalogue(world)
        self._storing = {
            name: Storing(world.shapes[name], world.vendor) for name in TABLES
        }

    def make(self, number: int) -> Chunk:
        """The `number`-th chunk, from 0; the first brings the lists along."""
        rng = Random(f"{self.world.seed}:{number}")  # noqa: S311
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        happenings: list[Happening] = []
        if number == 0:
            rows |= {name: list(each) for name, each in self.catalogue.rows().items()}
            happenings += self.catalogue.happenings(self.world)
        sources = self._sources(rng, number, rows, happenings)
        lives = self._lives(rng, number, sources, rows, happenings)
        _join(rng, lives)
        names = Names()
        for life in lives:
            _collect(life, names, rows)
            happenings += life.happenings
        rows["namedocument"] = _found_by_name(rows, names)
        happenings.sort(key=lambda each: each.at)
        stored = {
            name: [self._storing[name](row) for row in each]
            for name, each in rows.items()
        }
        return Chunk(
            number, len(lives), stored, happenings, _last_public(happenings, lives)
        )

    def _sources(
        self,
        rng: Random,
        chunk: int,
        rows: dict[str, list[Row]],
        happenings: list[Happening],
    ) -> tuple[list[Row], list[Row]]:
        found = []
        first = 1 + COMMON_SOURCES + chunk * SOURCES_IN_CHUNK
        for place in range(SOURCES_IN_CHUNK):
            at = self.world.moment(chunk, 0, 300 + place)
            row = source(self.world, rng, number=first + place, at=at)
            found.append(row)
            happenings.append(
                added(
                    self.world, "source.added", at=at, by="oleg", rows=[("source", row)]
                )
            )
        rows["source"] += found
        return found, self.catalogue.sources

    def _lives(
        self,
        rng: Random,
        chunk: int,
        sources: tuple[list[Row], list[Row]],
        rows: dict[str, list[Row]],
        happenings: list[Happening],
    ) -> list[Life]:
        first = chunk * CLAIMS_IN_CHUNK + 1
        upto = min(first + CLAIMS_IN_CHUNK, self.world.claims + 1)
        texts = self._articles(rng, chunk, upto - first, rows, happenings)
        found = []
        for place in range(upto - first):
            text, line = texts[place // CLAIMS_IN_ARTICLE], place % CLAIMS_IN_ARTICLE
            life = Life(
                self.world,
                self.catalogue,
                rng,
                number=first + place,
                chunk=chunk,
                place=place,
                said=text.statements[line],
                stands=text.places[line],
            )
            following = texts[place // CLAIMS_IN_ARTICLE + 1 :][:1]
            again = following[0].repeated.get(line) if following else None
            live(life, fate_of(life.number), again=again, sources=sources)
            found.append(life)
        return found

    def _articles(
        self,
        rng: Random,
        chunk: int,
        claims: int,
        rows: dict[str, list[Row]],
        happenings: list[Happening],
    ) -> list[Written]:
        texts: list[Written] = []
        for begin in range(0, claims, CLAIMS_IN_ARTICLE):
            at = self.world.moment(chunk, 0, 100 + len(texts))
            text = articles.write(
                self.world,
                rng,
                number=1 + chunk * ARTICLES_IN_CHUNK + len(texts),
                at=at,
                claims=min(CLAIMS_IN_ARTICLE, claims - begin),
                last=texts[-1] if texts else None,
            )
            rows["article"].append(text.article)
            rows["revision"].append(text.revision)
            happenings += articles.happenings(self.world, text, at=at)
            texts.append(text)
        return texts


def _join(rng: Random, lives: list[Life]) -> None:
    """Merges and relations, among claims of the same week."""
    # Nothing happens any more to a claim that was published once and for all.
    settled = [
        life
        for life in lives
        if fate_of(life.number) in (Fate("published", n) for n in range(9))
    ]
    for life in lives:
        if fate_of(life.number).state == "merged" and settled:
            life.merge(rng.choice(settled), "Одно и то же утверждение.")
        elif life.number % RELATED == 0 and life.place:
            life.relate(lives[life.place - 1], rng.choice(RELATIONS))


def _collect(life: Life, names: Names, rows: dict[str, list[Row]]) -> None:
    rows["claim"].append(life.claim)
    rows["appearance"] += [row for row, _place in life.places]
    rows["searchdocument"].append(life.document(names))
    for name, each in life.rows.items():
        rows[name] += each


def _found_by_name(rows: dict[str, list[Row]], names: Names) -> list[Row]:
    """What autocompletes find the chunk's entries by."""
    return [
        {"place": made.place, "stems": made.stems, "analysis": made.analysis}
        for model, (_number, columns) in LISTS.items()
        for row in rows[str(model._meta.model_name)]
        for made in [
            document(
                *(model, row["id"], [row[column] for column in columns]),
                analyse=names.stems,
            )
        ]
    ]


def _last_public(happenings: list[Happening], lives: list[Life]) -> int:
    """-1 if readers see nothing of it. A claim counts as what became of it, which at
    the last event about it is what it was."""
    states = {life.number: life.claim for life in lives}
    for place in range(len(happenings) - 1, -1, -1):
        each = happenings[place]
        claim = None
        if each.claim is not None:
            verdict = states[each.claim]["published_verdict"]
            claim = Claim(published_verdict_id=verdict)
        if may_show(each.code, claim):
            return place
    return -1
