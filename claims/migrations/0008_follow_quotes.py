"""Quotes followed into new texts, suggestions and spellings; a range has its end."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0007_search_and_matching'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.CreateModel(
            name='AnchorQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('candidates', models.JSONField(default=list, verbose_name='candidates')),
                ('answer', models.CharField(choices=[('open', 'nobody has said yet'), ('found', 'found'), ('gone', 'no longer in the text'), ('overtaken', 'a newer text came first')], default='open', max_length=9, verbose_name='answer')),
                ('asked_at', models.DateTimeField(verbose_name='asked at')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered at')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('appearance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='claims.appearance', verbose_name='earlier place')),
                ('found', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.appearance', verbose_name='found at')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='claims.revision', verbose_name='new text')),
            ],
            options={
                'verbose_name': 'passage to find again',
                'verbose_name_plural': 'passages to find again',
                'ordering': ('revision', 'appearance__start'),
                'indexes': [models.Index(fields=['answer', 'revision'], name='anchor_question_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__in', ['open', 'found', 'gone', 'overtaken'])), name='anchor_answer_is_known', violation_error_message='That is not one of the choices.'), models.UniqueConstraint(fields=('appearance', 'revision'), name='anchor_question_asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'open'), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', 'open'), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='anchor_answer_has_person_and_moment')],
            },
        ),
        migrations.CreateModel(
            name='NameAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name in the bibliography')),
                ('spelling', models.CharField(max_length=200, verbose_name='spelling in the text')),
                ('confirmed_at', models.DateTimeField(auto_now_add=True, verbose_name='confirmed at')),
                ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
            ],
            options={
                'verbose_name': 'spelling of a name',
                'verbose_name_plural': 'spellings of names',
                'ordering': ('name', 'spelling'),
                'constraints': [models.UniqueConstraint(fields=('name', 'spelling'), name='name_alias_once', violation_error_message='These two are already known as one.'), models.CheckConstraint(condition=models.Q(('name', models.F('spelling')), _negated=True), name='name_alias_differs', violation_error_message='The two spellings are the same.')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('score', models.PositiveSmallIntegerField(verbose_name='score')),
                ('reasons', models.JSONField(default=list, verbose_name='reasons')),
                ('answer', models.CharField(choices=[('open', 'nobody has looked yet'), ('accepted', 'a claim was made of it'), ('rejected', 'not worth checking')], default='open', max_length=8, verbose_name='answer')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered at')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by')),
                ('claim', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='claims.claim', verbose_name='claim')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='claims.revision', verbose_name='revision')),
            ],
            options={
                'verbose_name': 'suggestion',
                'verbose_name_plural': 'suggestions',
                'ordering': ('revision', 'start'),
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__in', ['open', 'accepted', 'rejected'])), name='suggestion_answer_is_known', violation_error_message='That is not one of the choices.'), models.UniqueConstraint(fields=('revision', 'start', 'end'), name='suggestion_once_per_span'), models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='suggestion_start_before_end'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'accepted'), ('claim__isnull', False)), models.Q(models.Q(('answer', 'accepted'), _negated=True), ('claim__isnull', True)), _connector='OR'), name='suggestion_accepted_names_the_claim'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'open'), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(models.Q(('answer', 'open'), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='suggestion_answer_has_person_and_moment')],
            },
        ),
        migrations.RemoveConstraint(model_name='quantity', name='quantity_range_has_two_ends'),
        migrations.AddConstraint(
            model_name='quantity',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('comparator', 'range'), ('value_to__isnull', False), ('value_to__gt', models.F('value'))), models.Q(models.Q(('comparator', 'range'), _negated=True), ('value_to__isnull', True)), _connector='OR'), name='quantity_range_has_two_ends', violation_error_message='A range has two values, the smaller first; others have one.'),
        ),
        INSTALL_GUARDS,
    ]
