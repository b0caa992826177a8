"""A claim's row, and the events that changed it."""

from typing import Any

from .happenings import Happening, happening
from .shapes import Row
from .world import World


class Recorded:
    """The row as it stands now, and everything that happened to it so far."""

    def __init__(self, world: World, claim: Row, *, chunk: int, place: int) -> None:
        self.world, self.claim = world, claim
        self.chunk, self.place = chunk, place
        self.happenings: list[Happening] = []
        self._moments: dict[int, str] = {}

    @property
    def number(self) -> int:
        return int(self.claim["id"])

    @property
    def key(self) -> str:
        return f"claim:{self.claim['id']}"

    def at(self, stage: int) -> str:
        known = self._moments.get(stage)
        if known is None:
            known = self.world.moment(self.chunk, stage, self.place)
            self._moments[stage] = known
        return known

    def touch(self, stage: int, moves: int = 1) -> Row:
        """Counts the version up; returns the old values."""
        was = {name: self.claim[name] for name in ("version", "updated_at")}
        self.claim["version"] += moves
        self.claim["updated_at"] = self.at(stage)
        return was

    def change(
        self,
        stage: int,
        code: str,
        by: str,
        *,
        about: str = "",
        rows: dict[str, Row] | None = None,
        olds: dict[str, Row] | None = None,
        reason: str = "",
        moves: int = 1,
        **columns: Any,
    ) -> None:
        """Writes `columns` and records it, with `rows` that changed along and the
        old values of those. `moves`: how often an operation counts the version up."""
        was = {
            name: self.claim[name]
            for name, value in columns.items()
            if self.claim[name] != value
        }
        was |= self.touch(stage, moves)
        self.claim |= columns
        self.record(
            stage,
            code,
            by,
            about=about,
            before={self.key: was, **(olds or {})},
            after={self.key: self.claim, **(rows or {})},
            reason=reason,
        )

    def record(
        self, stage: int, code: str, by: str, *, about: str = "", **content: Any
    ) -> None:
        self.happenings.append(
            happening(
                self.world,
                code,
                at=self.at(stage),
                by=by,
                about=about or self.key,
                claim=self.number,
                **content,
            )
        )
