"""Who published what: the four-eyes rule, asked of the tables."""

from django.db.models import Count, F, Q
from django.db.models.functions import Greatest

from claims.choices import Decision
from claims.models import Claim

from .faults import Fault


def fault() -> Fault | None:
    """The first claim readers can reach whose verdict too few people approved.

    Only reviewers who did not write the verdict count, each once; one return is
    enough to make the verdict void.
    """
    others = ~Q(published_verdict__reviews__reviewer=F("published_verdict__author"))
    approve = Q(published_verdict__reviews__decision=Decision.APPROVE)
    send_back = Q(published_verdict__reviews__decision=Decision.RETURN)
    reviewer = "published_verdict__reviews__reviewer"
    votes = Claim.objects.with_public_page().annotate(
        approvals=Count(reviewer, filter=approve & others, distinct=True),
        returns=Count(reviewer, filter=send_back),
    )
    needed = Greatest(F("published_verdict__required_approvals"), 1)
    enough = Q(approvals__gte=needed, returns=0)
    public_id = votes.exclude(enough).order_by("pk").values_list("public_id", flat=True)
    for first in public_id[:1]:
        return Fault("four_eyes", object=first)
    return None
