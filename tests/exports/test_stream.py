"""A stream that broke can be told from one that ended."""

import hashlib

from claims.exports.dictionary import FILE, dictionary
from claims.exports.stream import CsvStream
from claims.exports.tables import PUBLIC_CLAIMS, TABLES
from tests.base import NewsroomTestCase


class StreamTests(NewsroomTestCase):
    def test_wherever_it_breaks_between_chunks_the_last_line_end_is_missing(self):
        for _each in range(3):
            self.newsroom.candidate()
        chunks = list(CsvStream(TABLES["claims"], read=one_line_at_a_time))
        self.assertEqual(len(chunks), 5)
        for kept in range(1, len(chunks)):
            self.assertFalse(b"".join(chunks[:kept]).endswith(b"\r\n"))
        self.assertTrue(b"".join(chunks).endswith(b"\r\n"))

    def test_rows_size_and_digest_are_those_of_what_was_sent(self):
        self.newsroom.candidate()
        stream = CsvStream(TABLES["appearances"], with_bom=True)
        sent = b"".join(stream)
        self.assertEqual(stream.rows, 1)
        self.assertEqual(stream.size, len(sent))
        self.assertEqual(stream.sha256, hashlib.sha256(sent).hexdigest())
        self.assertTrue(stream.is_whole)

    def test_an_empty_table_is_a_header_and_whole(self):
        stream = CsvStream(TABLES["corrections"])
        self.assertEqual(b"".join(stream).count(b"\r\n"), 1)
        self.assertTrue(stream.is_whole)

    def test_a_stream_given_up_is_not_whole(self):
        self.newsroom.candidate()
        stream = CsvStream(TABLES["claims"])
        next(iter(stream))
        self.assertFalse(stream.manifest()["complete"])

    def test_equal_rows_are_equal_bytes(self):
        self.newsroom.published()
        for table in (PUBLIC_CLAIMS, *TABLES.values()):
            self.assertEqual(b"".join(CsvStream(table)), b"".join(CsvStream(table)))


class DictionaryTests(NewsroomTestCase):
    def test_the_data_dictionary_is_the_one_generated_from_the_tables(self):
        self.assertEqual(
            FILE.read_text("utf-8"), dictionary(), "run manage.py draw_data_dictionary"
        )

    def test_every_column_is_explained_once_in_both_languages(self):
        for table in (PUBLIC_CLAIMS, *TABLES.values()):
            names = table.column_names()
            self.assertEqual(len(names), len(set(names)), table.name)
            self.assertTrue(set(table.primary_key) <= set(names), table.name)
            for column in table.columns:
                self.assertTrue(column.ru and column.en, column.name)


def one_line_at_a_time(table, choice):
    for line in b"".join(CsvStream(table, choice)).split(b"\r\n")[1:-1]:
        yield [line]
