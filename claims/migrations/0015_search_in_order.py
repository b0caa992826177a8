"""Search results in the order of publication, walked and not sorted.

Each document of a published claim gets its place in that order
(`search.documents.place_of`; the SQL below says the same). SQLite: a second FTS5 table
with the place as its rowid, because FTS5 yields matches in the order of rowids and
stops when enough are found (https://www.sqlite.org/fts5.html, "ORDER BY rowid"); both
tables index the beginnings of words, which is what is asked while somebody types.
PostgreSQL: the unique index on places.
"""

from django.db import migrations, models

TOKENIZE = """tokenize="unicode61 remove_diacritics 0 tokenchars '_'\""""
BEGINNINGS = "prefix='3'"
ON = "ON claims_searchdocument"


def _editors_table(options):
    return f"""CREATE VIRTUAL TABLE claims_search_index USING fts5(
        stems, draft_stems, content='claims_searchdocument', content_rowid='claim_id',
        {options}{TOKENIZE})"""


def _fill(table):
    return f"INSERT INTO {table}({table}) VALUES ('rebuild')"


VOCABULARY = """CREATE VIRTUAL TABLE claims_search_vocabulary
    USING fts5vocab('claims_search_index', 'row')"""
PUT_IN = """INSERT INTO claims_search_public(rowid, stems)
    VALUES (NEW.place, NEW.stems);"""
TAKE_OUT = """INSERT INTO claims_search_public(claims_search_public, rowid, stems)
    VALUES ('delete', OLD.place, OLD.stems);"""
CHANGED = f"AFTER UPDATE OF stems, place {ON}"
IS_PUBLIC, WAS_PUBLIC = "WHEN NEW.place IS NOT NULL", "WHEN OLD.place IS NOT NULL"
SQLITE = [
    """UPDATE claims_searchdocument SET place = (
        SELECT (CAST(strftime('%s', claim.published_at) AS INTEGER) - 946684800)
            * 2097152 + claim.id % 2097152
        FROM claims_claim AS claim
        WHERE claim.id = claim_id AND claim.published_at IS NOT NULL)""",
    "DROP TABLE claims_search_vocabulary",
    "DROP TABLE claims_search_index",
    _editors_table(f"{BEGINNINGS}, "),
    VOCABULARY,
    """CREATE VIEW claims_search_public_documents AS
        SELECT place, stems FROM claims_searchdocument WHERE place IS NOT NULL""",
    f"""CREATE VIRTUAL TABLE claims_search_public USING fts5(
        stems, content='claims_search_public_documents', content_rowid='place',
        {BEGINNINGS}, {TOKENIZE})""",
    _fill("claims_search_index"),
    _fill("claims_search_public"),
    f"""CREATE TRIGGER search_public_insert AFTER INSERT {ON} {IS_PUBLIC}
        BEGIN {PUT_IN} END""",
    f"""CREATE TRIGGER search_public_delete AFTER DELETE {ON} {WAS_PUBLIC}
        BEGIN {TAKE_OUT} END""",
    # SQLite promises no order among the triggers of one moment: taking out is BEFORE.
    f"""CREATE TRIGGER search_public_leave BEFORE UPDATE OF stems, place {ON}
        {WAS_PUBLIC} BEGIN {TAKE_OUT} END""",
    f"""CREATE TRIGGER search_public_enter {CHANGED} {IS_PUBLIC}
        BEGIN {PUT_IN} END""",
]
SQLITE_UNDO = [
    *(
        f"DROP TRIGGER search_public_{moment}"
        for moment in ("insert", "delete", "leave", "enter")
    ),
    "DROP TABLE claims_search_public",
    "DROP VIEW claims_search_public_documents",
    "DROP TABLE claims_search_vocabulary",
    "DROP TABLE claims_search_index",
    _editors_table(""),
    VOCABULARY,
    _fill("claims_search_index"),
]
POSTGRES = [
    """UPDATE claims_searchdocument SET place =
        (floor(extract(epoch FROM claim.published_at))::bigint - 946684800)
            * 2097152 + claim.id % 2097152
        FROM claims_claim AS claim
        WHERE claim.id = claim_id AND claim.published_at IS NOT NULL"""
]


def _run(schema_editor, sqlite, postgres):
    vendor = schema_editor.connection.vendor
    for statement in sqlite if vendor == "sqlite" else postgres:
        schema_editor.execute(statement, params=None)


def create(_apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRES)


def drop(_apps, schema_editor):
    _run(schema_editor, SQLITE_UNDO, [])


class Migration(migrations.Migration):
    dependencies = [("claims", "0014_import_preview")]

    operations = [
        migrations.AddField(
            model_name="searchdocument",
            name="place",
            field=models.BigIntegerField(
                editable=False,
                null=True,
                verbose_name="place in the order of publication",
            ),
        ),
        migrations.RunPython(create, drop),
        migrations.AddConstraint(
            model_name="searchdocument",
            constraint=models.UniqueConstraint(
                condition=models.Q(("place__isnull", False)),
                fields=("place",),
                name="search_document_stands_in_one_place",
            ),
        ),
    ]
