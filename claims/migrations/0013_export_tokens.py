"""Keys to exports for auditors' programs."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0012_imports'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.CreateModel(
            name='ExportToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(help_text='Which program uses it, and where.', max_length=200, verbose_name='what for')),
                ('prefix', models.CharField(max_length=16, verbose_name='begins with')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A digest is 64 hexadecimal digits.', code='digest')], verbose_name='digest')),
                ('issued_at', models.DateTimeField(verbose_name='issued at')),
                ('expires_at', models.DateTimeField(verbose_name='expires at')),
                ('last_used_on', models.DateField(blank=True, null=True, verbose_name='last used on')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='revoked at')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='export_tokens', to=settings.AUTH_USER_MODEL, verbose_name='owner')),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='revoked by')),
            ],
            options={
                'verbose_name': 'export token',
                'verbose_name_plural': 'export tokens',
                'ordering': ('-id',),
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('issued_at'))), name='token_expires_after_it_is_issued'), models.CheckConstraint(condition=models.Q(models.Q(('revoked_at__isnull', True), ('revoked_by__isnull', True)), models.Q(('revoked_at__isnull', False), ('revoked_by__isnull', False)), _connector='OR'), name='token_revoked_by_somebody')],
            },
        ),
        INSTALL_GUARDS,
    ]
