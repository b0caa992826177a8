"""One claim to the end, wherever its `Fate` leads: publication and what follows."""

import datetime as dt

from claims.search.documents import ANALYSIS, place_of, words

from .articles import Place
from .judged import Judged
from .names import Names
from .shapes import Row
from .stages import JOINED


class Life(Judged):
    """A claim that can be published, corrected, withdrawn, merged and related."""

    def publish(self, stage: int) -> None:
        at, closing = self.at(stage), self._closed(stage)
        self.change(
            stage,
            "claim.published",
            self.publishers[1 if closing else 0],
            rows=closing,
            olds=self._opened_before(closing),
            state="published",
            published_verdict=self.claim["verdict"],
            published_at=self.claim["published_at"] or at,
        )

    def open_correction(self, stage: int, kind: str) -> None:
        what = {"ru": "Уточнена оценка.", "en": "The rating was put right."}
        why = {"ru": "Вышли новые данные.", "en": "New data came out."}
        row = self.world.shapes["correction"].row(
            id=self.number,
            claim=self.number,
            kind=kind,
            what_changed=what,
            why=why,
            from_verdict=self.claim["published_verdict"],
            opened_by=self.world.people[self.publishers[0]],
            opened_at=self.at(stage),
        )
        self.rows["correction"] = [row]
        key = f"correction:{row['id']}"
        self.change(
            stage,
            "correction.opened",
            self.publishers[0],
            about=key,
            rows={key: row},
            state="under_correction",
        )

    def withdraw(self, stage: int) -> None:
        closing = self._closed(stage)
        self.change(
            stage,
            "claim.withdrawn",
            self.publishers[1],
            rows=closing,
            olds=self._opened_before(closing),
            state="withdrawn",
        )

    def _closed(self, stage: int) -> dict[str, Row]:
        """The open correction, closed now by the other publisher; {} without one."""
        for row in self.rows.get("correction", []):
            row["to_verdict"] = self.claim["verdict"]
            row["closed_by"] = self.world.people[self.publishers[1]]
            row["closed_at"] = self.at(stage)
            return {f"correction:{row['id']}": row}
        return {}

    @staticmethod
    def _opened_before(closing: dict[str, Row]) -> dict[str, Row]:
        empty: Row = {"to_verdict": None, "closed_by": None, "closed_at": None}
        return dict.fromkeys(closing, empty)

    def merge(self, into: "Life", reason: str) -> None:
        """Its places go to `into`, a published claim, whose own life is over."""
        for row, place in self.places:
            row |= {"claim": into.number, "is_first": False}
            into.places.append((row, place))
        moved = self.appearances()
        self.places = []
        was = into.touch(JOINED)
        into.claim["updated_at"] = self.at(JOINED)
        self.change(
            JOINED,
            "claim.merged",
            self.researcher,
            rows={into.key: into.claim, **moved},
            olds={into.key: was},
            reason=reason,
            moves=2,
            state="merged",
            merged_into=into.number,
        )

    def relate(self, other: "Life", kind: str) -> None:
        row = self.world.shapes["relation"].row(
            id=self.number,
            from_claim=self.number,
            to_claim=other.number,
            kind=kind,
            note=dict(sorted({"ru": "О том же.", "en": "About the same."}.items())),
        )
        self.rows["relation"] = [row]
        key = f"relation:{row['id']}"
        self.record(
            JOINED, "relation.added", self.researcher, about=key, after={key: row}
        )

    def document(self, names: Names) -> Row:
        """What search finds the claim by, now that its life is over."""
        claimant, topic = self.claim["claimant"], self.claim["topic"]
        others = [self.claim["public_id"]]
        if claimant:
            others += names.of(self.catalogue.claimants[claimant - 1]["name"])
        others += names.of(self.catalogue.topics[topic - 1]["name"])
        for _row, place in sorted(self.places, key=_in_reading_order):
            others += names.of(place.title)
        at = self.claim["published_at"]
        return self.world.shapes["searchdocument"].row(
            claim=self.number,
            stems=words(self.said.texts.values(), others, analyse=names.stems),
            analysis=ANALYSIS,
            place=place_of(self.number, at and dt.datetime.fromisoformat(at)),
        )


def _in_reading_order(stands: tuple[Row, Place]) -> tuple[int, int, int]:
    """As `Appearance` is ordered: the newest article first, for each has one text."""
    _row, place = stands
    return -place.revision, place.start, place.end
