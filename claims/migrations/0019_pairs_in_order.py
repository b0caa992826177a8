"""Possible duplicates, the likest first, without sorting all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0018_names_found")]

    operations = [
        migrations.AddIndex(
            "proposedpair",
            models.Index(fields=["is_same", "-score", "-id"], name="pair_by_likeness"),
        ),
    ]
