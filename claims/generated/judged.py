"""Verdicts, and what reviewers said to them."""

from typing import Any

from .grounds import basis
from .research import assessment, verdict
from .researched import Researched


class Judged(Researched):
    """A claim in review, as often as it takes."""

    def submit(self, stage: int, *, by: str = "", response: str = "") -> None:
        author, number = by or self.researcher, len(self.rows.get("verdict", [])) + 1
        rating = self.world.ratings[self.rating]
        stances = {row["stance"] for row, _source in self.evidence}
        said = assessment(
            self.world, self.rng, rating, language=self.language, stances=stances
        )
        places = [
            [place.sha256, place.start, place.end, place.quote_digest]
            for _row, place in self.places
        ]
        row = verdict(
            self.world,
            self.claim,
            number=number,
            basis=basis(
                self.catalogue,
                self.claim,
                places=places,
                quantity=self.quantity,
                evidence=self.evidence,
                assessment=said,
            ),
            assessment=said,
            rating=rating,
            author=author,
            at=self.at(stage),
            response=response,
        )
        self.rows.setdefault("verdict", []).append(row)
        key = f"verdict:{row['id']}"
        self.change(
            stage,
            "verdict.submitted",
            author,
            about=key,
            rows={key: row},
            moves=2,
            state="in_review",
            verdict=row["id"],
        )

    def approve(self, stage: int, vote: int = 0) -> None:
        is_last = vote + 1 >= self.claim["required_approvals"]
        self._decide(
            stage,
            "approve",
            self.reviewers[vote],
            **({"state": "approved"} if is_last else {}),
        )

    def send_back(self, stage: int) -> None:
        said = {"ru": "Нужен первоисточник.", "en": "The original is missing."}
        self._decide(
            stage,
            "return",
            self.reviewers[1],
            comment=said[self.language],
            state="researching",
            verdict=None,
        )

    def _decide(
        self, stage: int, decision: str, by: str, comment: str = "", **columns: Any
    ) -> None:
        verdict = self.rows["verdict"][-1]
        votes = self.rows.setdefault("review", [])
        review = self.world.shapes["review"].row(
            id=self.number * 8 + len(votes),
            verdict=verdict["id"],
            reviewer=self.world.people[by],
            decision=decision,
            comment=comment,
            decided_at=self.at(stage),
        )
        votes.append(review)
        self.change(
            stage,
            "verdict.approved" if decision == "approve" else "verdict.returned",
            by,
            about=f"verdict:{verdict['id']}",
            rows={f"review:{review['id']}": review},
            reason=comment,
            moves=1 + ("state" in columns),
            **columns,
        )
