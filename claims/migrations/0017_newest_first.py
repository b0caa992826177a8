"""The lists of articles and of corrections, newest first, without sorting them all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0016_indexes_of_pages")]
    operations = [
        migrations.AddIndex(
            "article",
            models.Index(fields=["-published_on", "-id"], name="article_by_day"),
        ),
        migrations.AddIndex(
            "correction",
            models.Index(fields=["-opened_at", "-id"], name="correction_latest"),
        ),
    ]
