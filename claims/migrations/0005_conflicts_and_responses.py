"""Reviewers declare interests; authors answer what sent a verdict back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0004_reference_content'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.AddField(
            model_name='verdict',
            name='response',
            field=models.TextField(blank=True, default='', help_text="How the reviewers' objections to the last verdict were met.", verbose_name='answer to the return'),
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(verbose_name='reason')),
                ('declared_at', models.DateTimeField(verbose_name='declared at')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='claims.claim', verbose_name='claim')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'conflict of interest',
                'verbose_name_plural': 'conflicts of interest',
                'ordering': ('claim', 'id'),
                'constraints': [models.UniqueConstraint(fields=('claim', 'person'), name='conflict_once_per_person', violation_error_message='This conflict is already declared.')],
            },
        ),
        INSTALL_GUARDS,
    ]
