"""Cells of rows met again and again are written once; the bytes are the same."""

from dataclasses import replace

from django.db import connection

from claims.exports.statements import EVERYTHING, Choice, sqlite_lines
from claims.exports.stream import CsvStream
from claims.exports.tables.claims import CLAIMS, PUBLIC_CLAIMS
from claims.models import Article
from claims.models.languages import lazy
from tests.base import NewsroomTestCase


def written(table, choice=EVERYTHING) -> bytes:
    return b"".join(CsvStream(table, choice))


class RepeatedRowsTests(NewsroomTestCase):
    def setUp(self):
        self.newsroom.published()
        self.newsroom.candidate(topic=None)
        self.newsroom.candidate(statement={"ru": '=1+1, "так"'})
        Article.objects.update(title=lazy({"ru": '=1, "%s"\n.', "en": "x"}))

    def test_the_bytes_are_those_of_cells_written_one_by_one(self):
        for table in (CLAIMS, PUBLIC_CLAIMS):
            plain = written(replace(table, repeated=()))
            self.assertEqual(written(table), plain)
            self.assertIn(b'"\'=1, ""%s""\n."', plain)

    def test_a_narrowed_export_writes_only_the_cells_it_needs(self):
        narrowed = Choice("c.id > 0")
        self.assertEqual(written(CLAIMS, narrowed), written(CLAIMS))
        self.assertIn('AS "cell_topic_slug"', sqlite_lines(CLAIMS, EVERYTHING))
        self.assertNotIn("cell_", sqlite_lines(CLAIMS, narrowed))

    if connection.vendor == "sqlite":

        def test_sqlite_reads_each_repeated_table_once(self):
            with connection.cursor() as cursor:
                lines = sqlite_lines(CLAIMS, EVERYTHING)
                cursor.execute(f"EXPLAIN QUERY PLAN {lines}", ())
                plan = " ".join(step[-1] for step in cursor.fetchall())
            for alias in CLAIMS.repeated:
                self.assertIn(f"MATERIALIZE {alias}", plan)
