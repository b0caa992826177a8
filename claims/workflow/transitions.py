"""The workflow, as a table. Code reads it, the diagram is drawn from it."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from claims.choices import ClaimState as S
from claims.exceptions import MoveRefused


class Move(NamedTuple):
    """From `source`, `verb` leads to `target`."""

    source: S
    verb: str
    target: S


TABLE = (
    Move(S.CANDIDATE, "start_research", S.RESEARCHING),
    Move(S.CANDIDATE, "reject", S.REJECTED),
    Move(S.CANDIDATE, "merge", S.MERGED),
    Move(S.RESEARCHING, "submit", S.IN_REVIEW),
    Move(S.RESEARCHING, "reject", S.REJECTED),
    Move(S.RESEARCHING, "merge", S.MERGED),
    Move(S.REJECTED, "reopen", S.CANDIDATE),
    Move(S.IN_REVIEW, "reach_quorum", S.APPROVED),
    Move(S.IN_REVIEW, "send_back", S.RESEARCHING),
    Move(S.IN_REVIEW, "void", S.RESEARCHING),
    Move(S.APPROVED, "send_back", S.RESEARCHING),
    Move(S.APPROVED, "void", S.RESEARCHING),
    Move(S.APPROVED, "publish", S.PUBLISHED),
    Move(S.PUBLISHED, "open_correction", S.UNDER_CORRECTION),
    Move(S.UNDER_CORRECTION, "submit", S.IN_REVIEW),
    Move(S.UNDER_CORRECTION, "withdraw", S.WITHDRAWN),
    Move(S.UNDER_CORRECTION, "keep", S.PUBLISHED),
    Move(S.PUBLISHED, "merge", S.MERGED),
)
_TARGETS = {(move.source, move.verb): move.target for move in TABLE}


def has_move(state: str, verb: str) -> bool:
    return (S(state), verb) in _TARGETS


def next_state(state: str, verb: str) -> S:
    """Where `verb` leads from `state`.

    Raises MoveRefused if the table has no such move.
    """
    try:
        return _TARGETS[S(state), verb]
    except KeyError:
        raise MoveRefused(
            _("A claim that is “%(state)s” cannot make this move. Reload the page.")
            % {"state": S(state).label}
        ) from None
