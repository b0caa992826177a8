"""Making a claim public."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.choices import NoticeCode
from claims.exceptions import StaleState
from claims.models import Claim
from claims.search import documents
from claims.workflow import basis, policies

from . import notices
from .rounds import move


@transaction.atomic
def publish(claim: Claim, *, by: User) -> Claim:
    """From approved to published: readers see it from this commit on.

    The first publication dates the claim; a later one closes the open correction.
    What was due is done.
    """
    policies.check_can_publish(by, claim)
    verdict = claim.verdict
    if verdict is None or not basis.still_stands(claim, verdict):
        raise StaleState(
            _("What the verdict rests on has changed; it must be reviewed again.")
        )
    now = timezone.now()
    was = [log.before(Claim.objects.get(pk=claim.pk))]
    corrections = list(claim.corrections.filter(closed_at__isnull=True))
    was += [log.before(correction) for correction in corrections]
    move(
        claim,
        "publish",
        published_verdict=verdict,
        published_at=claim.published_at or now,
        due_on=None,
    )
    for correction in corrections:
        correction.to_verdict = verdict
        correction.closed_by, correction.closed_at = by, now
        correction.save(force_update=True)
    documents.refresh(claim)
    people = [verdict.author, claim.assignee]
    notices.tell(NoticeCode.PUBLISHED, claim, by=by, people=people)
    log.record(
        "claim.published",
        by=by,
        about=claim,
        claim=claim,
        changed=[claim, *corrections],
        was=was,
    )
    return claim
