"""PostgreSQL: nobody looks for the beginning of a hash, of a stem, or of a claim's name.

Django makes a second index of every unique text, for LIKE 'x%'. At a million claims that
of the log's hashes is half a gigabyte that every event is written into.
"""

from typing import Any

from django.db import migrations

FIELDS = (("AuditEvent", "hash"), ("StemFrequency", "stem"), ("Claim", "public_id"))


def drop(apps: Any, schema_editor: Any) -> None:
    for model, column in _where_they_are(apps, schema_editor):
        table = model._meta.db_table
        name = schema_editor._create_index_name(table, [column], suffix="_like")
        schema_editor.execute(f"DROP INDEX IF EXISTS {schema_editor.quote_name(name)}")


def make(apps: Any, schema_editor: Any) -> None:
    for model, column in _where_they_are(apps, schema_editor):
        field = model._meta.get_field(column)
        schema_editor.execute(schema_editor._create_like_index_sql(model, field))


def _where_they_are(apps: Any, schema_editor: Any) -> list[tuple[Any, str]]:
    if schema_editor.connection.vendor != "postgresql":
        return []
    return [(apps.get_model("claims", model), column) for model, column in FIELDS]


class Migration(migrations.Migration):
    dependencies = [("claims", "0026_no_kept_cards")]

    operations = [migrations.RunPython(drop, make)]
