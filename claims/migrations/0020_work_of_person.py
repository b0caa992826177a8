"""What waits for a person, sorted by urgency without reading the claims."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0019_pairs_in_order")]

    operations = [
        migrations.AddIndex(
            "claim",
            models.Index(
                fields=["assignee", "state", "-priority", "due_on"],
                name="claim_work_of_person",
            ),
        ),
        migrations.RemoveIndex("claim", "claim_by_assignee"),
    ]
