"""What waits for people, by urgency: of a state, of a person, and what has a day.

Only claims at work are in these indexes; once published, a claim leaves them. The list
of a person's claims is read newest first, so it gets an index in that order.
"""

from django.db import migrations, models
from django.db.models.lookups import IsNull

AT_WORK = models.Q(
    state__in=["candidate", "researching", "in_review", "approved", "under_correction"]
)
BY_URGENCY = (
    models.F("priority").desc(),
    IsNull(models.F("due_on"), True),  # noqa: FBT003
    models.F("due_on").asc(),
    models.F("id").desc(),
)


class Migration(migrations.Migration):
    dependencies = [("claims", "0024_mapping_version")]

    operations = [
        migrations.AddIndex(
            "claim",
            models.Index(fields=["assignee", "-id"], name="claim_by_assignee"),
        ),
        migrations.RemoveIndex("claim", "claim_work_of_person"),
        migrations.AddIndex(
            "claim",
            models.Index(
                "assignee",
                *BY_URGENCY,
                "state",
                condition=AT_WORK,
                name="claim_work_of_person",
            ),
        ),
        migrations.AddIndex(
            "claim",
            models.Index(
                "state", *BY_URGENCY, condition=AT_WORK, name="claim_most_urgent"
            ),
        ),
        migrations.RemoveIndex("claim", "claim_by_due_day"),
        migrations.AddIndex(
            "claim",
            models.Index(
                fields=["due_on"],
                condition=models.Q(due_on__isnull=False) & AT_WORK,
                name="claim_by_due_day",
            ),
        ),
    ]
