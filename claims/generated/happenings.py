"""Events before they have a number: the body of each but its last key."""

from collections.abc import Iterable
from json import JSONEncoder
from typing import NamedTuple

from .shapes import Row
from .world import World

# The spelling of `canonical.canonical`, without making an encoder each time, nor
# looking for circles where there are none.
_encode = JSONEncoder(
    check_circular=False,
    ensure_ascii=False,
    sort_keys=True,
    separators=(",", ":"),
).encode


class Happening(NamedTuple):
    """An event; its body lacks the key that sorts last, `,"sequence":n}`."""

    at: str
    actor: int | None
    code: str
    about: str
    claim: int | None
    reason: str
    body: str


def happening(
    world: World,
    code: str,
    *,
    at: str,
    by: str | None,
    about: str,
    claim: int | None = None,
    before: Row | None = None,
    after: Row | None = None,
    reason: str = "",
    facts: Row | None = None,
) -> Happening:
    content = {
        "about": about,
        "actor": by,
        "after": after or {},
        "at": at,
        "before": before or {},
        "claim": claim,
        "code": code,
        "reason": reason,
    }
    if facts:
        content["facts"] = facts
    body = _encode(content)[:-1]
    return Happening(
        at, world.people[by] if by else None, code, about, claim, reason, body
    )


def added(
    world: World, code: str, *, at: str, by: str, rows: Iterable[tuple[str, Row]]
) -> Happening:
    """New rows of no claim in particular; the event is about the first."""
    after = {f"{model}:{row['id']}": row for model, row in rows}
    return happening(world, code, at=at, by=by, about=next(iter(after)), after=after)
