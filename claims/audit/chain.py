"""Hash chaining, and nothing else: no Django, no database, no clock.

hash(n) = SHA-256(hash(n-1) + "\\n" + body(n)), in hexadecimal; the first event
follows 64 zeros. Whoever changes, drops, adds or reorders an event changes every
hash after it. (The construction is the linear hash chain of RFC 6962's
predecessors: Haber and Stornetta, "How to time-stamp a digital document", 1991.)
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

GENESIS = "0" * 64


class Link(NamedTuple):
    """One event as the chain sees it."""

    sequence: int
    body: str | bytes
    prev_hash: str
    hash: str


class Break(NamedTuple):
    """The first place where the chain does not hold, and a code for why."""

    sequence: int
    code: str  # "gap", "prev_hash" or "hash"


def link_hash(prev_hash: str, body: str) -> str:
    return sha256(f"{prev_hash}\n{body}".encode()).hexdigest()


def first_break(links: Iterable[Link]) -> Break | None:
    """The first break of a chain given from its beginning, or None if it is whole.

    Plain tuples in the order of `Link` will do: a million of them is read in seconds.
    """
    expected, prev_hash = 1, GENESIS
    for sequence, body, claimed_prev, claimed in links:
        if sequence != expected:
            return Break(expected, "gap")
        if claimed_prev != prev_hash:
            return Break(sequence, "prev_hash")
        digest = sha256(prev_hash.encode() + b"\n")
        digest.update(body if isinstance(body, bytes) else body.encode())
        if claimed != digest.hexdigest():
            return Break(sequence, "hash")
        expected, prev_hash = expected + 1, claimed
    return None
