"""Places of claims under correction that readers have seen.

The reviewed ones, of which the basis tells, and those that were added while the claim
was locked: no verdict rests on them, but they stood on the claim's page and on the
article's. What is added or moved during the correction waits until it is closed.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from claims.models import Appearance, AuditEvent

from .public_claim import PublicClaim, stands_at

ADDED = {"appearance.added", "anchor.found", "anchor.moved"}


class PlacesSeen:
    """Asked of the places of some claims; of claims not under correction, of all."""

    def __init__(self, claims: Iterable[PublicClaim]) -> None:
        corrected = [each for each in claims if each.is_being_corrected]
        self._reviewed = {each.claim.pk: stands_at(each) for each in corrected}
        self._added = _added_before(self._reviewed) if corrected else {}

    def holds(self, place: Appearance) -> bool:
        reviewed = self._reviewed.get(place.claim_id)
        if reviewed is None or place.pk in self._added[place.claim_id]:
            return True
        return (place.revision.sha256, place.start, place.end) in reviewed


def _added_before(claims: Iterable[int]) -> dict[int, set[int]]:
    """Primary keys of places, by claim, that came before the correction was opened,
    and that nobody has touched since."""
    events = AuditEvent.objects.filter(claim__in=list(claims)).filter(
        Q(code="correction.opened") | Q(about__startswith="appearance:")
    )
    added: dict[int, set[int]] = defaultdict(set)
    seen: dict[int, set[int]] = defaultdict(set)
    rows = events.order_by("sequence").values_list("claim", "code", "about")
    for claim, code, about in rows:
        if code == "correction.opened":
            seen[claim] = set(added[claim])
        elif code in ADDED:
            added[claim].add(int(about.partition(":")[2]))
        elif code.startswith("appearance.edited"):
            seen[claim].discard(int(about.partition(":")[2]))
    return seen
