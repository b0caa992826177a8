"""Files on their way in, what other organisations say, and what their words mean."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0011_proposed_pairs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=255, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A digest is 64 hexadecimal digits.', code='digest')], verbose_name='SHA-256')),
                ('size', models.BigIntegerField(verbose_name='bytes')),
                ('format', models.CharField(blank=True, default='', max_length=12, verbose_name='format')),
                ('options', models.JSONField(default=dict)),
                ('skip_bad', models.BooleanField(default=False, verbose_name='skip what is refused')),
                ('started_at', models.DateTimeField(verbose_name='started at')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished at')),
                ('records', models.PositiveIntegerField(default=0, verbose_name='records')),
                ('after', models.PositiveIntegerField(default=0, verbose_name='records done')),
                ('created', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('known', models.PositiveIntegerField(default=0, verbose_name='known already')),
                ('refused', models.PositiveIntegerField(default=0, verbose_name='refused')),
                ('faults', models.JSONField(default=list)),
                ('offers', models.JSONField(default=list)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='ImportMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='name')),
                ('columns', models.JSONField(default=dict, verbose_name='columns')),
            ],
            options={
                'verbose_name': 'mapping of columns',
                'verbose_name_plural': 'mappings of columns',
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='ForeignReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source_key', models.CharField(help_text='Digest of organisation and page, or of its own number.', max_length=64, unique=True, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A digest is 64 hexadecimal digits.', code='digest')], verbose_name='key of the source')),
                ('organisation', models.CharField(blank=True, default='', max_length=300, verbose_name='organisation')),
                ('url', models.CharField(blank=True, default='', max_length=2000, validators=[django.core.validators.URLValidator(message='Give a full web address that begins with http:// or https://.', schemes=['http', 'https'])], verbose_name='web address')),
                ('statement', models.TextField(blank=True, default='', verbose_name='statement as they put it')),
                ('language', models.CharField(blank=True, default='', max_length=12, verbose_name='language')),
                ('claimant', models.CharField(blank=True, default='', max_length=300, verbose_name='claimant as they name it')),
                ('rating_label', models.CharField(blank=True, default='', max_length=200, verbose_name='their rating')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='reviewed on')),
                ('imported_at', models.DateTimeField(verbose_name='imported at')),
                ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='foreign_reviews', to='claims.claim', verbose_name='claim')),
                ('rating', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.rating', verbose_name='on our scale')),
            ],
            options={
                'verbose_name': 'review by another organisation',
                'verbose_name_plural': 'reviews by other organisations',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('run', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='file', serialize=False, to='claims.importrun')),
                ('content', models.BinaryField()),
            ],
            options={
                'verbose_name': 'file of an import',
                'verbose_name_plural': 'files of imports',
            },
        ),
        migrations.CreateModel(
            name='RatingLabel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(help_text='As it stood in a file.', max_length=200, verbose_name='label')),
                ('plain', models.CharField(editable=False, max_length=200, unique=True, verbose_name='label as it is looked up')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('rating', models.ForeignKey(blank=True, help_text='Left empty: nothing on our scale says the same.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.rating', verbose_name='on our scale')),
            ],
            options={
                'verbose_name': 'rating label of others',
                'verbose_name_plural': 'rating labels of others',
                'ordering': ('plain',),
            },
        ),
        INSTALL_GUARDS,
    ]
