"""What the newsroom tells about itself; and when readers last saw a change.

The head of the audit chain learns the last event that may show on a public page, so
that "has it changed since?" is answered from that one row.
"""

import i18nfield.fields
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


def begin_with_the_last_event(apps, schema_editor):
    last = apps.get_model('claims', 'AuditEvent').objects.order_by('-sequence').first()
    if last is not None:
        apps.get_model('claims', 'AuditHead').objects.filter(pk=1).update(
            public_sequence=last.sequence, public_at=last.at
        )


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0008_follow_quotes'),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.AddField(
            model_name='audithead',
            name='public_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='audithead',
            name='public_sequence',
            field=models.BigIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='SiteSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('section', models.CharField(choices=[('mission', 'What we do and why'), ('people', 'Who works here'), ('owner', 'Who is responsible'), ('independence', 'How we stay independent'), ('selection', 'How we choose what to check'), ('income', 'Where the money comes from'), ('strings', 'What money cannot buy here'), ('reach', 'How to reach us'), ('complaints', 'How to complain'), ('personal_data', 'What we keep about readers')], max_length=16, unique=True, verbose_name='section')),
                ('text', i18nfield.fields.I18nTextField(blank=True, verbose_name='text')),
                ('is_withheld', models.BooleanField(default=False, help_text='Readers are told that it is withheld because it endangers people.', verbose_name='withheld for safety')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'verbose_name': 'section about ourselves',
                'verbose_name_plural': 'sections about ourselves',
                'ordering': ('section',),
                'constraints': [models.CheckConstraint(condition=models.Q(('section__in', ['mission', 'people', 'owner', 'independence', 'selection', 'income', 'strings', 'reach', 'complaints', 'personal_data'])), name='section_is_known', violation_error_message='That is not one of the choices.')],
            },
        ),
        migrations.RunPython(begin_with_the_last_event, migrations.RunPython.noop),
        INSTALL_GUARDS,
    ]
