"""From candidate to a claim with evidence.

Each method is what an operation of the same name leaves behind: the rows, and one
event with the full state of what changed and the old values that differ. Evidence
comes in one event, as an import writes it.
"""

from random import Random

from .articles import Place
from .catalogue import Catalogue
from .fates import Fate
from .public_ids import public_id
from .recording import Recorded
from .research import claimant_of, evidence, quantity, rating_place
from .sentences import Statement
from .shapes import Row
from .stages import CREATED, EVIDENCE, STARTED
from .world import World


class Researched(Recorded):
    """A claim with its places, its number and its evidence."""

    def __init__(
        self,
        world: World,
        catalogue: Catalogue,
        rng: Random,
        *,
        number: int,
        chunk: int,
        place: int,
        said: Statement,
        stands: Place,
    ) -> None:
        super().__init__(world, {"id": number}, chunk=chunk, place=place)
        self.catalogue, self.rng, self.said = catalogue, rng, said
        self.language = next(iter(said.texts))
        self.researcher = ("olga", "oleg")[number % 2]
        self.reviewers = ("rustam", "rita") if number % 3 else ("rita", "rustam")
        self.publishers = ("pavel", "polina") if number % 5 else ("polina", "pavel")
        self.rating = rating_place(rng)
        self.rows: dict[str, list[Row]] = {}
        self.places: list[tuple[Row, Place]] = []
        self.evidence: list[tuple[Row, Row]] = []
        self.quantity = said.number and quantity(world, number, said.number)
        if self.quantity:
            self.rows["quantity"] = [self.quantity]
        self.claim = self._candidate(number)
        self._stand(stands)

    def _candidate(self, number: int) -> Row:
        rng, said, at = self.rng, self.said, self.at(CREATED)
        return self.world.shapes["claim"].row(
            id=number,
            public_id=public_id(self.world.seed, number),
            statement=said.texts,
            kind=said.kind,
            claimant=claimant_of(rng, self.catalogue),
            about_date=said.about,
            about_precision=said.precision,
            topic=1 + rng.randrange(len(self.catalogue.topics)),
            checkworthiness=1 + rng.randrange(5),
            created_at=at,
            updated_at=at,
        )

    def _stand(self, place: Place) -> None:
        row = self.world.shapes["appearance"].row(
            id=self.number * 4 + len(self.places),
            claim=self.number,
            revision=place.revision,
            start=place.start,
            end=place.end,
            exact=place.exact,
            prefix=place.prefix,
            suffix=place.suffix,
            quote_digest=place.quote_digest,
            is_first=not self.places,
        )
        self.places.append((row, place))

    def create(self, fate: Fate, again: Place | None) -> None:
        """The candidate; `again`: it is made in another article as well."""
        if again:
            self._stand(again)
        self.claim["required_approvals"] = fate.approvals
        after = {self.key: self.claim, **self.appearances()}
        if self.quantity:
            after[f"quantity:{self.number}"] = self.quantity
        self.record(CREATED, "claim.created", self.researcher, after=after)

    def reject(self) -> None:
        reason = {"ru": "Мнение, а не факт.", "en": "An opinion, no fact."}
        self.change(
            STARTED,
            "claim.rejected",
            self.researcher,
            reason=reason[self.language],
            state="rejected",
        )

    def start(self) -> None:
        self.change(
            STARTED,
            "claim.research_started",
            self.researcher,
            state="researching",
            assignee=self.world.people[self.researcher],
        )

    def gather(self, pieces: int, sources: tuple[list[Row], list[Row]]) -> None:
        at = self.at(EVIDENCE)
        self.evidence = evidence(
            self.world,
            self.rng,
            claim=self.number,
            pieces=pieces,
            rating=self.rating,
            number=self.said.number,
            language=self.language,
            sources=sources,
            on=at[:10],
        )
        found = [row for row, _source in self.evidence]
        self.rows["evidence"] = found
        self.touch(EVIDENCE)
        after = {f"evidence:{row['id']}": row for row in found}
        self.record(
            EVIDENCE,
            "evidence.added",
            self.researcher,
            about=f"evidence:{found[0]['id']}",
            after={self.key: self.claim, **after},
        )

    def appearances(self) -> dict[str, Row]:
        return {f"appearance:{row['id']}": row for row, _place in self.places}
