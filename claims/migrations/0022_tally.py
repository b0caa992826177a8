"""Figures about all public claims, kept with the moment they were counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0021_one_index_is_enough")]
    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("counted_at", models.DateTimeField(verbose_name="counted at")),
                ("figures", models.JSONField(verbose_name="figures")),
                ("parts", models.JSONField(verbose_name="parts of the sitemap")),
            ],
            options={
                "verbose_name": "tally",
                "verbose_name_plural": "tallies",
                "ordering": ("-id",),
            },
        ),
    ]
