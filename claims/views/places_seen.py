"""Places of claims under correction that readers have seen.

The reviewed ones, of which the basis tells, and those that were added while the claim
was locked: no verdict rests on them, but they stood on the claim's page and on the
article's. What is added or moved during the correction waits until it is closed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from claims.models import Appearance, AuditEvent

from .public_claim import PublicClaim, stands_at

# With what stands behind it if a round of reviews was voided.
ADDED = ("appearance.added", "anchor.found", "anchor.moved")
EDITED = "appearance.edited"


@dataclass(slots=True)
class Added:
    """Primary keys of places of one claim: all that were ever `added`, those of them
    that were there when the correction was opened, and those `untouched` since."""

    added: set[int] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    untouched: set[int] = field(default_factory=set)


class PlacesSeen:
    """Asked of the places of some claims; of claims not under correction, of all."""

    def __init__(self, claims: Iterable[PublicClaim]) -> None:
        corrected = [each for each in claims if each.is_being_corrected]
        self._reviewed = {each.claim.pk: stands_at(each) for each in corrected}
        self._added = _added_to(self._reviewed) if corrected else {}

    def holds(self, place: Appearance) -> bool:
        reviewed = self._reviewed.get(place.claim_id)
        if reviewed is None:
            return True
        told = self._added[place.claim_id]
        if place.pk in told.added - told.before:  # be it in the very same text
            return False
        spot = (place.revision.sha256, place.start, place.end)
        return place.pk in told.untouched or spot in reviewed


def _added_to(claims: Iterable[int]) -> dict[int, Added]:
    events = AuditEvent.objects.filter(claim__in=list(claims)).filter(
        Q(code="correction.opened") | Q(about__startswith="appearance:")
    )
    found: dict[int, Added] = defaultdict(Added)
    rows = events.order_by("sequence").values_list("claim", "code", "about")
    for claim, code, about in rows:
        told = found[claim]
        if code == "correction.opened":
            told.before, told.untouched = set(told.added), set(told.added)
        elif code.startswith(ADDED):
            told.added.add(int(about.partition(":")[2]))
        elif code.startswith(EDITED):
            told.untouched.discard(int(about.partition(":")[2]))
    return found
