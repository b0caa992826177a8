"""Articles, sources and the short lists, found by name in the order of their keys.

One document for each entry, indexed as the documents of claims are (migrations 0003 and
0015); the beginnings of words from one letter on, which is what autocompletes ask.
`search.names` says how places and stems are made; rows that are there get theirs here.
"""

from django.db import migrations, models

from claims.search import names

ON = "ON claims_namedocument"
PUT_IN = """INSERT INTO claims_name_index(rowid, stems) VALUES (NEW.place, NEW.stems);"""
TAKE_OUT = """INSERT INTO claims_name_index(claims_name_index, rowid, stems)
    VALUES ('delete', OLD.place, OLD.stems);"""
SQLITE = [
    """CREATE VIRTUAL TABLE claims_name_index USING fts5(
        stems, content='claims_namedocument', content_rowid='place',
        prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    f"CREATE TRIGGER name_index_insert AFTER INSERT {ON} BEGIN {PUT_IN} END",
    f"CREATE TRIGGER name_index_delete AFTER DELETE {ON} BEGIN {TAKE_OUT} END",
    f"""CREATE TRIGGER name_index_update AFTER UPDATE OF stems {ON}
        BEGIN {TAKE_OUT} {PUT_IN} END""",
]
SQLITE_UNDO = [
    *(f"DROP TRIGGER name_index_{each}" for each in ("insert", "delete", "update")),
    "DROP TABLE claims_name_index",
]
POSTGRES = [
    """ALTER TABLE claims_namedocument ADD COLUMN lexemes tsvector
        GENERATED ALWAYS AS (claims_lexemes(stems)) STORED""",
    "CREATE INDEX claims_name_index ON claims_namedocument USING gin (lexemes)",
]


def _run(schema_editor, sqlite, postgres):
    vendor = schema_editor.connection.vendor
    for statement in sqlite if vendor == "sqlite" else postgres:
        schema_editor.execute(statement, params=None)


def create(_apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRES)


def drop(_apps, schema_editor):
    _run(schema_editor, SQLITE_UNDO, [])


def fill(apps, _schema_editor):
    NameDocument = apps.get_model("claims", "NameDocument")
    for model, (_number, columns) in names.LISTS.items():
        rows = apps.get_model("claims", model.__name__).objects.order_by("pk")
        found, last = rows.values_list("pk", *columns), 0
        while batch := list(found.filter(pk__gt=last)[: names.BATCH]):
            made = (names.document(model, key, values) for key, *values in batch)
            NameDocument.objects.bulk_create(
                NameDocument(
                    place=each.place, stems=each.stems, analysis=each.analysis
                )
                for each in made
            )
            last = batch[-1][0]


class Migration(migrations.Migration):
    dependencies = [("claims", "0017_newest_first")]

    operations = [
        migrations.CreateModel(
            name="NameDocument",
            fields=[
                (
                    "place",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="place"
                    ),
                ),
                ("stems", models.TextField(verbose_name="stems")),
                (
                    "analysis",
                    models.PositiveIntegerField(default=0, verbose_name="analysis"),
                ),
            ],
            options={
                "verbose_name": "name document",
                "verbose_name_plural": "name documents",
                "indexes": [
                    models.Index(fields=["analysis"], name="name_by_analysis")
                ],
            },
        ),
        migrations.RunPython(create, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
