"""Foreign keys with which another index begins need none of their own.

Only the indexes go. Altering a column would have SQLite write the whole table anew, and
the log is the largest there is.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class WithoutIndex(migrations.AlterField):
    """Drops the index that Django made of the column alone."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        column = model._meta.get_field(self.name).column
        name = schema_editor._create_index_name(model._meta.db_table, [column])
        schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(name)}")

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        model = to_state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.name)
        schema_editor.execute(schema_editor._create_index_sql(model, fields=[field]))


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0020_work_of_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WithoutIndex(
            model_name='appearance',
            name='claim',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='appearances', to='claims.claim', verbose_name='claim'),
        ),
        WithoutIndex(
            model_name='auditevent',
            name='actor',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='actor'),
        ),
        WithoutIndex(
            model_name='auditevent',
            name='claim',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='claims.claim', verbose_name='claim'),
        ),
        WithoutIndex(
            model_name='claim',
            name='assignee',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned_claims', to=settings.AUTH_USER_MODEL, verbose_name='assignee'),
        ),
        WithoutIndex(
            model_name='review',
            name='verdict',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='claims.verdict', verbose_name='verdict'),
        ),
        WithoutIndex(
            model_name='revision',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='claims.article', verbose_name='article'),
        ),
        WithoutIndex(
            model_name='suggestion',
            name='revision',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='claims.revision', verbose_name='revision'),
        ),
        WithoutIndex(
            model_name='verdict',
            name='claim',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='claims.claim', verbose_name='claim'),
        ),
    ]
