"""Numbers and hashes: what cannot be made in parallel."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from claims.audit.chain import GENESIS

from .chunks import Chunk
from .happenings import Happening


class Numbered(NamedTuple):
    """An event in the order of its columns in the table."""

    sequence: int
    at: str
    actor: int | None
    code: str
    about: str
    claim: int | None
    reason: str
    body: str
    prev_hash: str
    hash: str


COLUMNS = (
    *("sequence", "at", "actor_id", "code", "about", "claim_id", "reason", "body"),
    *("prev_hash", "hash"),
)


class Chain:
    """The head of a growing chain, as `AuditHead` will have it."""

    def __init__(self) -> None:
        self.sequence, self.hash = 0, GENESIS
        self.public_sequence = 0
        self.public_at: str | None = None

    def append(self, chunk: Chunk) -> Iterator[Numbered]:
        """Every event of the chunk with its number and hash."""
        for place, each in enumerate(chunk.happenings):
            yield self.link(each)
            if place == chunk.last_public:
                self.public_sequence, self.public_at = self.sequence, each.at

    def link(self, each: Happening) -> Numbered:
        """The same bytes and the same hash as `audit.log` and `audit.chain` make."""
        self.sequence += 1
        at, actor, code, about, claim, reason, begun = each
        body = f'{begun},"sequence":{self.sequence}}}'
        before, self.hash = (
            self.hash,
            sha256(f"{self.hash}\n{body}".encode()).hexdigest(),
        )
        return Numbered(
            *(self.sequence, at, actor, code, about, claim, reason, body),
            *(before, self.hash),
        )
