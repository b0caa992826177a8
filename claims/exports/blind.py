"""Leaving out the votes of rounds that are still open.

Whoever may still vote, or wrote the verdict, is not told how others voted. In an
open round there are approvals only (a return ends it), each one a review and an
event about the verdict now in review.
"""

from claims.choices import ClaimState

from .columns import Table
from .statements import Choice

_OPEN = f"c.state = '{ClaimState.IN_REVIEW.value}'"
_VOTES = {
    "reviews": f"NOT ({_OPEN} AND c.verdict_id = v.id)",
    "events": (
        f"NOT (COALESCE({_OPEN}, 1 = 0) AND h.about = 'verdict:' || c.verdict_id "
        f"AND h.code LIKE 'verdict.approve%%')"
    ),
}


def without_open_votes(table: Table, choice: Choice) -> Choice:
    """`choice`, less the votes of open rounds; `words` then says so."""
    votes = _VOTES.get(table.name)
    if votes is None:
        return choice
    narrowed = choice.and_also(votes)
    words = {**choice.words, "withheld": "votes of open rounds"}
    return Choice(narrowed.condition, narrowed.params, words)
