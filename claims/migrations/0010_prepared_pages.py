"""Pages of claims drawn once and kept; and since when all of them are outdated."""

import django.db.models.deletion
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0009_site_sections'),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.AddField(
            model_name='audithead',
            name='everywhere_sequence',
            field=models.BigIntegerField(default=0),
        ),
        migrations.CreateModel(
            name='PreparedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(max_length=80, verbose_name='identifier')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('form', models.CharField(choices=[('page', 'page'), ('row', 'row of a list'), ('card', 'card for other sites'), ('picture', 'picture')], max_length=7, verbose_name='form')),
                ('build', models.CharField(max_length=16, verbose_name='build')),
                ('claim_version', models.PositiveIntegerField(verbose_name='version of the claim')),
                ('sequence', models.BigIntegerField(verbose_name='last public event when drawn')),
                ('etag', models.CharField(max_length=40)),
                ('last_modified', models.CharField(max_length=29, verbose_name='last modified')),
                ('content', models.BinaryField(verbose_name='content')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prepared_pages', to='claims.claim', verbose_name='claim')),
            ],
            options={
                'verbose_name': 'prepared page',
                'verbose_name_plural': 'prepared pages',
                'constraints': [models.UniqueConstraint(fields=('public_id', 'language', 'form'), name='page_prepared_once'), models.CheckConstraint(condition=models.Q(('form__in', ['page', 'row', 'card', 'picture'])), name='page_form_is_known', violation_error_message='That is not one of the choices.')],
            },
        ),
        INSTALL_GUARDS,
    ]
