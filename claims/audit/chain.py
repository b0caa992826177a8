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
    body: str
    prev_hash: str
    hash: str


class Knot(NamedTuple):
    """An event's number and hash: where a stretch of the chain ends, and the next
    one begins."""

    sequence: int
    hash: str


class Break(NamedTuple):
    """The first place where the chain does not hold, and a code for why."""

    sequence: int
    code: str  # "gap", "prev_hash" or "hash"


START = Knot(0, GENESIS)


def link_hash(prev_hash: str, body: str) -> str:
    return sha256(f"{prev_hash}\n{body}".encode()).hexdigest()


def followed(hashed: Iterable[tuple[int, bytes, str]], since: Knot) -> Knot | Break:
    """Where the chain ends that begins after `since`, or its first break.

    Of each event: its number; what was hashed, `prev_hash + "\\n" + body` in UTF-8; and
    the hash it claims. The body is JSON, in which no line feed stands, so nothing can
    be moved between the two.
    """
    expected, claimed = since.sequence + 1, since.hash
    before = f"{since.hash}\n".encode()
    for sequence, text, claimed in hashed:
        if sequence != expected:
            return Break(expected, "gap")
        if not text.startswith(before):
            return Break(sequence, "prev_hash")
        if sha256(text).hexdigest() != claimed:
            return Break(sequence, "hash")
        expected, before = expected + 1, f"{claimed}\n".encode()
    return Knot(expected - 1, claimed)


def first_break(links: Iterable[Link]) -> Break | None:
    """The first break of a chain given from its beginning, or None if it is whole."""
    hashed = (
        (sequence, f"{prev_hash}\n{body}".encode(), claimed)
        for sequence, body, prev_hash, claimed in links
    )
    end = followed(hashed, START)
    return end if isinstance(end, Break) else None
