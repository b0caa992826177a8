"""Corrections readers may see, each with its claim."""

from dataclasses import dataclass

from claims.choices import ClaimState
from claims.models import Claim, Correction

from .claim_parts import CorrectionNote
from .public_claim import PublicClaim, shown

MOST_CORRECTIONS = 200


@dataclass(frozen=True, slots=True)
class ListedCorrection:
    note: CorrectionNote
    claim: PublicClaim


def latest_corrections() -> list[ListedCorrection]:
    """Of every claim that has a page: withdrawn ones too. A merged claim's page is
    another claim's, so its corrections are not listed."""
    claims = Claim.objects.with_public_page().exclude(state=ClaimState.MERGED)
    corrections = list(
        Correction.objects.filter(claim__in=claims)
        .select_related(
            "claim", "from_verdict__rating__scale", "to_verdict__rating__scale"
        )
        .order_by("-opened_at", "-id")[:MOST_CORRECTIONS]
    )
    of_these = claims.filter(pk__in={row.claim_id for row in corrections})
    public = {each.claim.pk: each for each in shown(of_these)}
    return [
        ListedCorrection(CorrectionNote(r), public[r.claim_id]) for r in corrections
    ]
