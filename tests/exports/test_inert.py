"""Nothing in an export runs in a spreadsheet, and nothing is lost by it."""

import csv
import io

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from claims.exports.columns import Table, number, text
from claims.exports.inert import STARTERS, make_inert, read_rows, restored
from claims.exports.statements import Choice
from claims.exports.stream import CsvStream

# PostgreSQL stores no NUL; a lone surrogate is no character.
TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
RISKY = st.builds(str.__add__, st.sampled_from(STARTERS), TEXTS)
DOC = {"ru": "–", "en": "–"}
CELLS = Table(
    name="cells",
    **DOC,
    source="(SELECT CAST(%s AS text) AS v, CAST(%s AS numeric) AS n) AS q",
    key="q.v",
    columns=(text("v", "q.v", **DOC), number("n", "q.n", **DOC)),
)


def written(value: str | None, number: str | None = None) -> str:
    stream = CsvStream(CELLS, Choice("", (value, number)))
    return b"".join(stream).decode()


class RuleTests(SimpleTestCase):
    def test_every_beginning_a_spreadsheet_acts_on_is_made_inert(self):
        for beginning in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"):
            self.assertEqual(make_inert(f"{beginning}1"), f"'{beginning}1")

    @given(TEXTS | RISKY)
    def test_what_was_made_inert_can_be_restored_exactly(self, value):
        inert = make_inert(value)
        self.assertEqual(restored(inert), value)
        self.assertNotIn(inert[:1], set(STARTERS) - {"'"})


class SameRuleInTheDatabaseTests(TestCase):
    @settings(max_examples=200, deadline=None)
    @given(TEXTS | RISKY)
    def test_any_text_makes_the_round_trip(self, value):
        answer = written(value)
        (row,) = read_rows(io.StringIO(answer, newline=""), CELLS)
        self.assertEqual(row["v"], value)

    @settings(max_examples=200, deadline=None)
    @given(TEXTS | RISKY)
    def test_the_database_and_python_write_the_same_cell(self, value):
        _header, row = csv.reader(io.StringIO(written(value), newline=""))
        self.assertEqual(row[0], make_inert(value))

    def test_the_database_knows_every_such_beginning_too(self):
        for beginning in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"):
            _header, row = csv.reader(io.StringIO(written(f"{beginning}1"), newline=""))
            self.assertEqual(row[0], f"'{beginning}1")

    def test_nothing_and_an_empty_text_are_told_apart(self):
        self.assertEqual(written(None, None), "v,n\r\n,\r\n")
        self.assertEqual(written("", "0"), 'v,n\r\n"",0\r\n')

    def test_a_number_stays_a_number_even_when_it_is_negative(self):
        cases = {"-5": "-5", "200.500000": "200.5", "0.000001": "0.000001"}
        for stored, shown in cases.items():
            self.assertEqual(written("-5", stored), f'v,n\r\n"\'-5",{shown}\r\n')

    def test_percent_signs_quotes_and_line_ends_arrive(self):
        value = 'a "b" 100 %, %s;\r\n=c'
        (row,) = read_rows(io.StringIO(written(value), newline=""), CELLS)
        self.assertEqual(row["v"], value)
