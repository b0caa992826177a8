"""What the dry run of an import found, for its page."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0013_export_tokens'),
    ]

    operations = [
        migrations.AddField(
            model_name='importrun',
            name='preview',
            field=models.JSONField(default=dict),
        ),
    ]
