"""What every operation on a claim does first and last.

First `take`: compare-and-set on the version the caller read. It also locks the row,
so two operations on one claim go one after the other, and the second is refused.
Last `settle`: the search document is refreshed, and if what the verdict rests on is no
longer what was submitted, the round is void and the claim goes back to research. What
changes no word the claim is found by does only the second: `void_if_outdated`.
"""

from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.choices import ClaimState
from claims.exceptions import StaleState
from claims.models import Claim
from claims.search import documents
from claims.workflow import basis
from claims.workflow.transitions import next_state

UNDER_REVIEW = (ClaimState.IN_REVIEW, ClaimState.APPROVED)


def take(claim: Claim, **changes: Any) -> None:
    """Writes `changes` if nobody has changed the claim since it was read.

    Raises StaleState otherwise. `claim` then carries the new values and version, so
    whatever else can be refused is checked before: a rollback does not reach memory.
    """
    changes["updated_at"] = timezone.now()
    untouched = Claim.objects.filter(
        pk=claim.pk, version=claim.version, state=claim.state
    )
    if untouched.update(version=F("version") + 1, **changes) != 1:
        raise StaleState(
            _(
                "Somebody else changed this claim after you opened it. What you typed "
                "is still here: compare with the claim as it is now, then save again."
            )
        )
    claim.version += 1
    for name, value in changes.items():
        setattr(claim, name, value)


def move(claim: Claim, verb: str, **changes: Any) -> None:
    """Takes the claim and moves it along the transition table."""
    take(claim, state=next_state(claim.state, verb), **changes)


def settle(claim: Claim) -> bool:
    """After a change: refresh the search document, void an outdated round.

    Returns whether a round was voided.
    """
    documents.refresh(claim)
    return void_if_outdated(claim)


def void_if_outdated(claim: Claim) -> bool:
    """Whether the round had to be voided. The row is ours since `take`."""
    if claim.state not in UNDER_REVIEW or claim.verdict is None:
        return False
    if basis.still_stands(claim, claim.verdict):
        return False
    state = next_state(claim.state, "void")
    Claim.objects.filter(pk=claim.pk).update(state=state, verdict=None)
    claim.state, claim.verdict = state, None
    return True
