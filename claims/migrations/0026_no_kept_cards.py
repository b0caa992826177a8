"""Cards of lists are drawn for each reader; the form in which they were kept goes.

Pages are thrown away first: each was drawn by an older build, so nobody would be sent
it, and SQLite, which writes a table anew to alter it, has nothing to write.
"""

from django.db import migrations, models

FORMS = [("page", "page"), ("card", "card for other sites"), ("picture", "picture")]


class Migration(migrations.Migration):
    dependencies = [("claims", "0025_work_by_urgency")]
    operations = [
        migrations.RunSQL(
            "DELETE FROM claims_preparedpage", reverse_sql=migrations.RunSQL.noop
        ),
        migrations.RemoveConstraint(
            model_name="preparedpage", name="page_form_is_known"
        ),
        migrations.AlterField(
            model_name="preparedpage",
            name="form",
            field=models.CharField(choices=FORMS, max_length=7, verbose_name="form"),
        ),
        migrations.AddConstraint(
            model_name="preparedpage",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["page", "card", "picture"])),
                name="page_form_is_known",
                violation_error_message="That is not one of the choices.",
            ),
        ),
    ]
