"""Who saves a mapping of columns over somebody else's is told, as with a claim."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("claims", "0023_wordings")]

    operations = [
        migrations.AddField(
            model_name="importmapping",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]
