"""Pages of claims whose cost does not grow with their number.

Newest or oldest first; a page begins after the claim named in `?after=`, so the
database seeks instead of counting off (keyset). Counts stop at a cap.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.models.fields import SLUG_PATTERN

from .public_claim import PublicClaim, shown

PAGE_LENGTH = 20
COUNT_CAP = 1_000


@dataclass(frozen=True, slots=True)
class Page:
    """`after` names the last claim of this page, "" when nothing follows."""

    claims: list[PublicClaim]
    after: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class CappedCount:
    """How many there are, or that there are more than `number`."""

    number: int
    is_capped: bool

    def __bool__(self) -> bool:
        return self.number > 0


def page_of(
    claims: ClaimQuerySet,
    *,
    after: str = "",
    oldest_first: bool = False,
    length: int = PAGE_LENGTH,
) -> Page:
    """One page of `claims`; an `after` that is no public claim means the first."""
    beyond = "gt" if oldest_first else "lt"
    start = None
    if re.match(SLUG_PATTERN, after):  # PostgreSQL refuses NUL, and slugs have none
        start = Claim.objects.with_public_page().filter(public_id=after).first()
    if start is not None:
        at = start.published_at
        same_moment = Q(published_at=at) & Q(**{f"pk__{beyond}": start.pk})
        claims = claims.filter(Q(**{f"published_at__{beyond}": at}) | same_moment)
    ordered = claims.latest_first()
    ordered = ordered.reverse() if oldest_first else ordered
    rows = shown(ordered[: length + 1])
    on_page = rows[:length]
    last = on_page[-1].public_id if len(rows) > length else ""
    return Page(on_page, last, start is None)


def capped_count(rows: QuerySet[Any], cap: int = COUNT_CAP) -> CappedCount:
    counted = rows.order_by()[: cap + 1].count()
    return CappedCount(min(counted, cap), counted > cap)
