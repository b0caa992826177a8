"""In which orders claims are read, and the indexes that hold them so.

SQLite believes that a partial index holds all that is asked for only if its condition
is asked in letters; so some conditions stand here twice, for the index and to ask by.
"""

from django.db import models
from django.db.models.lookups import IsNull

from claims.choices import ClaimState

from .fields import in_letters

WAS_PUBLISHED = models.Q(published_verdict__isnull=False)
_CLOSED = [ClaimState.PUBLISHED, ClaimState.WITHDRAWN, ClaimState.MERGED]
_IN_ITS_INDEX = WAS_PUBLISHED & ~models.Q(state__in=_CLOSED)
IS_BEING_CORRECTED = WAS_PUBLISHED & ~models.Q(state__in=in_letters(_CLOSED))
NEWEST = ("-published_at", "-id")
AT_WORK = (
    ClaimState.CANDIDATE,
    ClaimState.RESEARCHING,
    ClaimState.IN_REVIEW,
    ClaimState.APPROVED,
    ClaimState.UNDER_CORRECTION,
)
_IN_WORK = models.Q(state__in=[*AT_WORK])
IS_AT_WORK = models.Q(state__in=in_letters(AT_WORK))
# Most urgent first, then what is due first, what is due some day last, the newest
# first. "Is null" is a column of its own: SQLite's indexes know no "nulls last".
BY_URGENCY = (
    models.F("priority").desc(),
    IsNull(models.F("due_on"), True),  # noqa: FBT003 - Django's own signature
    models.F("due_on").asc(),
    models.F("id").desc(),
)

INDEXES = [
    models.Index(fields=["state", "-id"], name="claim_by_state"),
    models.Index(fields=["assignee", "-id"], name="claim_by_assignee"),
    models.Index(
        "assignee",
        *BY_URGENCY,
        "state",
        condition=_IN_WORK,
        name="claim_work_of_person",
    ),
    models.Index("state", *BY_URGENCY, condition=_IN_WORK, name="claim_most_urgent"),
    models.Index(
        fields=[*NEWEST], condition=WAS_PUBLISHED, name="claim_published_latest"
    ),
    # Each carries a condition of readers' lists to its first page; tests/plans.
    *(
        models.Index(
            fields=[column, *NEWEST],
            condition=WAS_PUBLISHED,
            name=f"claim_published_by_{column}",
        )
        for column in ("topic", "claimant", "kind")
    ),
    models.Index(
        fields=["about_date"],
        condition=WAS_PUBLISHED,
        name="claim_published_by_day",
    ),
    models.Index(
        fields=["published_verdict"],
        condition=_IN_ITS_INDEX,
        name="claim_being_corrected",
    ),
    models.Index(fields=["kind", "-id"], name="claim_by_kind"),
    models.Index(fields=["priority", "-id"], name="claim_by_priority"),
    models.Index(fields=["created_at"], name="claim_by_creation"),
    models.Index(
        fields=["due_on"],
        condition=models.Q(due_on__isnull=False) & _IN_WORK,
        name="claim_by_due_day",
    ),
]
