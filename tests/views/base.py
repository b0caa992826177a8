"""What the tests of the public site share."""

from claims.choices import ClaimState
from claims.models import Claim


def under_correction(claim: Claim) -> Claim:
    """The claim as it stands once a correction of it is open."""
    Claim.objects.filter(pk=claim.pk).update(state=ClaimState.UNDER_CORRECTION)
    claim.state = ClaimState.UNDER_CORRECTION
    return claim
