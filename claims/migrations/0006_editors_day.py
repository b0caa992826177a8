"""Due dates, comments, notices, replies, readers' reports, requests to outlets."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from claims.migrations._guards import INSTALL_GUARDS, REMOVE_GUARDS


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0005_conflicts_and_responses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        REMOVE_GUARDS,
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(5000)], verbose_name='text')),
                ('written_at', models.DateTimeField(verbose_name='written at')),
                ('resolved_at', models.DateTimeField(blank=True, null=True, verbose_name='resolved at')),
            ],
            options={
                'verbose_name': 'comment',
                'verbose_name_plural': 'comments',
                'ordering': ('claim', 'id'),
            },
        ),
        migrations.CreateModel(
            name='ErrorReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(validators=[django.core.validators.MaxLengthValidator(4000)], verbose_name='what is wrong')),
                ('contact', models.CharField(blank=True, default='', help_text='Only if you would like an answer. It is never published.', max_length=200, verbose_name='contact')),
                ('sender', models.CharField(editable=False, max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}\\Z', 'A digest is 64 hexadecimal digits.', code='digest')], verbose_name='sender')),
                ('received_at', models.DateTimeField(verbose_name='received at')),
                ('outcome', models.CharField(choices=[('open', 'open'), ('accepted', 'accepted'), ('declined', 'declined')], default='open', max_length=8, verbose_name='outcome')),
                ('outcome_note', models.TextField(blank=True, default='', verbose_name='why')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided at')),
            ],
            options={
                'verbose_name': "reader's report",
                'verbose_name_plural': "readers' reports",
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'mention',
                'verbose_name_plural': 'mentions',
                'ordering': ('comment', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(choices=[('assigned', 'assigned to you'), ('returned', 'returned'), ('mentioned', 'you are mentioned'), ('approved', 'approved'), ('published', 'published'), ('overdue', 'overdue')], max_length=10, verbose_name='what about')),
                ('note', models.TextField(blank=True, default='', verbose_name='note')),
                ('overdue_since', models.DateField(null=True, verbose_name='overdue since')),
                ('delivery', models.CharField(choices=[('immediate', 'at once, one by one'), ('digest', 'together, when the digest is sent'), ('none', 'never by e-mail')], max_length=9, verbose_name='delivery')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('tried_at', models.DateTimeField(null=True, verbose_name='last tried at')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent at')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ('-id',),
            },
        ),
        migrations.CreateModel(
            name='NoticePreference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delivery', models.CharField(choices=[('immediate', 'at once, one by one'), ('digest', 'together, when the digest is sent'), ('none', 'never by e-mail')], default='immediate', max_length=9, verbose_name='delivery')),
                ('language', models.CharField(blank=True, default='', help_text="Of the e-mails. Empty: the site's first language.", max_length=12, verbose_name='language')),
            ],
            options={
                'verbose_name': 'choice of notices',
                'verbose_name_plural': 'choices of notices',
            },
        ),
        migrations.CreateModel(
            name='OutletRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_on', models.DateField(verbose_name='sent on')),
                ('text', models.TextField(verbose_name='what was asked')),
                ('outcome', models.CharField(choices=[('none_yet', 'none yet'), ('corrected', 'corrected'), ('refused', 'refused'), ('no_answer', 'no answer')], default='none_yet', max_length=9, verbose_name='outcome')),
                ('outcome_on', models.DateField(blank=True, null=True, verbose_name='outcome on')),
                ('note', models.TextField(blank=True, default='', verbose_name='note')),
            ],
            options={
                'verbose_name': 'request to an outlet',
                'verbose_name_plural': 'requests to outlets',
                'ordering': ('claim', 'id'),
            },
        ),
        migrations.CreateModel(
            name='RightOfReply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('addressee', models.CharField(help_text='Person or organisation.', max_length=300, verbose_name='addressee')),
                ('question', models.TextField(blank=True, default='', verbose_name='what was asked')),
                ('asked_on', models.DateField(blank=True, null=True, verbose_name='asked on')),
                ('deadline_on', models.DateField(blank=True, null=True, verbose_name='deadline')),
                ('answer', models.TextField(blank=True, default='', verbose_name='answer')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                ('waiver_reason', models.TextField(blank=True, default='', verbose_name='why nobody was asked')),
            ],
            options={
                'verbose_name': 'right of reply',
                'verbose_name_plural': 'rights of reply',
                'ordering': ('claim', 'id'),
            },
        ),
        migrations.AddField(
            model_name='claim',
            name='due_on',
            field=models.DateField(blank=True, help_text='The last day on which it should still be worked on.', null=True, verbose_name='due on'),
        ),
        migrations.AddField(
            model_name='claim',
            name='priority',
            field=models.PositiveSmallIntegerField(choices=[(1, 'low'), (2, 'normal'), (3, 'high'), (4, 'urgent')], default=2, verbose_name='priority'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('due_on__isnull', False)), fields=['due_on'], name='claim_by_due_day'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('priority__in', [1, 2, 3, 4])), name='claim_priority_is_known', violation_error_message='That is not one of the choices.'),
        ),
        migrations.AddField(
            model_name='comment',
            name='author',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='author'),
        ),
        migrations.AddField(
            model_name='comment',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comments', to='claims.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='comment',
            name='resolved_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolved by'),
        ),
        migrations.AddField(
            model_name='errorreport',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='error_reports', to='claims.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='errorreport',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='mention',
            name='comment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='claims.comment', verbose_name='comment'),
        ),
        migrations.AddField(
            model_name='mention',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddField(
            model_name='notice',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='caused by'),
        ),
        migrations.AddField(
            model_name='notice',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='claims.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='notice',
            name='recipient',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='recipient'),
        ),
        migrations.AddField(
            model_name='noticepreference',
            name='person',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='notice_preference', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        migrations.AddField(
            model_name='outletrequest',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outlet_requests', to='claims.article', verbose_name='article'),
        ),
        migrations.AddField(
            model_name='outletrequest',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outlet_requests', to='claims.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='outletrequest',
            name='sent_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by'),
        ),
        migrations.AddField(
            model_name='rightofreply',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='claims.claim', verbose_name='claim'),
        ),
        migrations.AddField(
            model_name='rightofreply',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', True), ('resolved_by__isnull', True)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='comment_resolved_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='comment',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_says_something'),
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(fields=['outcome', '-id'], name='errorreport_by_outcome'),
        ),
        migrations.AddIndex(
            model_name='errorreport',
            index=models.Index(fields=['received_at'], name='errorreport_by_time'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['open', 'accepted', 'declined'])), name='errorreport_outcome_is_known', violation_error_message='That is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('outcome', 'open'), ('outcome_note', '')), models.Q(models.Q(('outcome', 'open'), _negated=True), models.Q(('outcome_note', ''), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='errorreport_decided_by_somebody_and_why'),
        ),
        migrations.AddConstraint(
            model_name='errorreport',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='errorreport_says_something'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(fields=('comment', 'person'), name='mention_once_per_person'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['at'], name='notice_unsent'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('code__in', ['assigned', 'returned', 'mentioned', 'approved', 'published', 'overdue'])), name='notice_code_is_known', violation_error_message='That is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('delivery__in', ['immediate', 'digest', 'none'])), name='notice_delivery_is_known', violation_error_message='That is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', 'overdue'), ('overdue_since__isnull', False)), models.Q(models.Q(('code', 'overdue'), _negated=True), ('overdue_since__isnull', True)), _connector='OR'), name='notice_of_delay_has_the_day'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('recipient', 'claim', 'overdue_since'), name='notice_of_delay_once_per_day_due'),
        ),
        migrations.AddConstraint(
            model_name='noticepreference',
            constraint=models.CheckConstraint(condition=models.Q(('delivery__in', ['immediate', 'digest', 'none'])), name='noticepreference_delivery_is_known', violation_error_message='That is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='outletrequest',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['none_yet', 'corrected', 'refused', 'no_answer'])), name='outletrequest_outcome_is_known', violation_error_message='That is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='outletrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'none_yet'), ('outcome_on__isnull', True)), models.Q(models.Q(('outcome', 'none_yet'), _negated=True), ('outcome_on__isnull', False)), _connector='OR'), name='outletrequest_outcome_has_a_day', violation_error_message='Give the outcome and its day.'),
        ),
        migrations.AddConstraint(
            model_name='outletrequest',
            constraint=models.CheckConstraint(condition=models.Q(('outcome_on__isnull', True), ('outcome_on__gte', models.F('sent_on')), _connector='OR'), name='outletrequest_outcome_follows_request', violation_error_message='The outcome lies before the request.'),
        ),
        migrations.AddConstraint(
            model_name='rightofreply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('asked_on__isnull', False), ('deadline_on__isnull', False), ('waiver_reason', '')), models.Q(('asked_on__isnull', True), ('deadline_on__isnull', True), models.Q(('waiver_reason', ''), _negated=True)), _connector='OR'), name='reply_is_asked_or_waived', violation_error_message='Somebody is asked, with a deadline, or it is said why nobody was.'),
        ),
        migrations.AddConstraint(
            model_name='rightofreply',
            constraint=models.CheckConstraint(condition=models.Q(('asked_on__isnull', True), ('deadline_on__gte', models.F('asked_on')), _connector='OR'), name='reply_deadline_follows_question', violation_error_message='The deadline lies before the question.'),
        ),
        migrations.AddConstraint(
            model_name='rightofreply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on__isnull', True)), models.Q(('answered_on__isnull', False), ('asked_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='reply_answer_has_a_day_and_a_question', violation_error_message='An answer has a day, and belongs to a question.'),
        ),
        migrations.AddConstraint(
            model_name='rightofreply',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on__isnull', True), ('answered_on__gte', models.F('asked_on')), _connector='OR'), name='reply_answer_follows_question', violation_error_message='The answer lies before the question.'),
        ),
        INSTALL_GUARDS,
    ]
