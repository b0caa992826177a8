"""The full-text index over search documents.

Stems are prepared in Python (claims/text/language.py), so neither engine stems.
SQLite: an FTS5 table that reads its content from claims_searchdocument, kept in
step by triggers as the FTS5 documentation describes (external content tables).
PostgreSQL: a generated tsvector column with positions, and a GIN index. The words
are turned into lexemes one by one: to_tsvector's own parser would cut "2_5" in two.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE claims_search_index USING fts5(
        stems, content='claims_searchdocument', content_rowid='claim_id',
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    """CREATE TRIGGER search_index_insert AFTER INSERT ON claims_searchdocument BEGIN
        INSERT INTO claims_search_index(rowid, stems)
        VALUES (NEW.claim_id, NEW.stems); END""",
    """CREATE TRIGGER search_index_delete AFTER DELETE ON claims_searchdocument BEGIN
        INSERT INTO claims_search_index(claims_search_index, rowid, stems)
        VALUES ('delete', OLD.claim_id, OLD.stems); END""",
    """CREATE TRIGGER search_index_update AFTER UPDATE ON claims_searchdocument BEGIN
        INSERT INTO claims_search_index(claims_search_index, rowid, stems)
        VALUES ('delete', OLD.claim_id, OLD.stems);
        INSERT INTO claims_search_index(rowid, stems)
        VALUES (NEW.claim_id, NEW.stems); END""",
]
SQLITE_UNDO = [
    "DROP TRIGGER search_index_insert",
    "DROP TRIGGER search_index_delete",
    "DROP TRIGGER search_index_update",
    "DROP TABLE claims_search_index",
]
POSTGRES = [
    """CREATE FUNCTION claims_lexemes(words text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $words$
        SELECT coalesce(
            string_agg(quote_literal(w.word) || ':' || least(w.place, 16383), ' '),
            '')::tsvector
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS w(word, place)
        WHERE w.word <> '' $words$""",
    """ALTER TABLE claims_searchdocument ADD COLUMN lexemes tsvector
        GENERATED ALWAYS AS (claims_lexemes(stems)) STORED""",
    """CREATE INDEX claims_search_index ON claims_searchdocument
        USING gin (lexemes)""",
]
POSTGRES_UNDO = [
    "ALTER TABLE claims_searchdocument DROP COLUMN lexemes",
    "DROP FUNCTION claims_lexemes(text)",
]


def _run(schema_editor, sqlite, postgres):
    vendor = schema_editor.connection.vendor
    for statement in sqlite if vendor == "sqlite" else postgres:
        schema_editor.execute(statement, params=None)


def create(_apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRES)


def drop(_apps, schema_editor):
    _run(schema_editor, SQLITE_UNDO, POSTGRES_UNDO)


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_append_only")]

    operations = [migrations.RunPython(create, drop)]
