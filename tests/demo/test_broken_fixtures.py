"""A mistake in a fixture is named by file and line before anything is built."""

import tempfile
from pathlib import Path

from django.test import SimpleTestCase

from claims.demo.reading import read
from claims.exceptions import FixtureBroken
from tests.demo import folder

FIRST = "claims/first.json"


class BrokenFixtureTests(SimpleTestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.fixtures = folder.write(Path(scratch.name))

    def refusal(self) -> str:
        with self.assertRaises(FixtureBroken) as caught:
            read(self.fixtures)
        return str(caught.exception)

    def assert_named(self, file: str, before: str, after: str, sentence: str) -> None:
        """The refusal begins with the file and the line of `before`."""
        line = folder.spoil(self.fixtures, file, before, after)
        refusal = self.refusal()
        self.assertIn(f"fixtures/{file}, line {line}", refusal)
        self.assertIn(sentence, refusal)

    def test_the_small_demonstration_is_sound(self):
        self.assertEqual(len(read(self.fixtures).all_claims()), 3)

    def test_a_missing_comma_is_found_where_the_parser_stumbles(self):
        line = folder.spoil(
            self.fixtures, FIRST, '"key": "first-2",', '"key": "first-2"'
        )
        self.assertIn(f"fixtures/{FIRST}, line {line + 1}: this is not", self.refusal())

    def test_a_missing_comma_between_records_is_not_overlooked(self):
        source = (self.fixtures / FIRST).read_text("utf-8")
        (self.fixtures / FIRST).write_text(source.replace("  },\n  {", "  }\n  {"))
        self.assertIn("this is not JSON", self.refusal())

    def test_an_unknown_kind(self):
        self.assert_named(FIRST, '"kind": "event"', '"kind": "rumour"', "use one of")

    def test_an_end_before_its_start(self):
        quote = folder.span(folder.ARTICLES["first"], "opened in May 2021")
        self.assert_named(
            FIRST, f'"end": {quote["end"]}', '"end": 3', "must end after it starts"
        )

    def test_an_end_beyond_the_text(self):
        quote = folder.span(folder.ARTICLES["first"], "400 metres")
        self.assert_named(
            FIRST, f'"end": {quote["end"]}', '"end": 999', "the text has 53 characters"
        )

    def test_an_unknown_claimant(self):
        line = folder.spoil(
            self.fixtures, "claimants.json", '"engineer"', '"architect"'
        )
        self.assertEqual(line, 3)
        self.assertIn(
            "“claimant”: there is no “engineer” among the claimants", self.refusal()
        )

    def test_a_unit_that_nobody_listed(self):
        self.assert_named(
            FIRST, '"unit": "metre"', '"unit": "mile"', "“quantities[1].unit”"
        )

    def test_an_address_without_http(self):
        self.assert_named(
            "sources.json",
            "https://example.org/report",
            "example.org/report",
            "begins with http:// or https://",
        )

    def test_a_key_taken_twice(self):
        self.assert_named(
            FIRST, '"key": "first-2"', '"key": "first-1"', "is taken already"
        )

    def test_a_key_taken_in_another_file(self):
        self.assert_named(
            "claims/second.json",
            '"key": "second-1"',
            '"key": "first-1"',
            f"fixtures/{FIRST}, line 3",
        )

    def test_two_claims_on_one_passage(self):
        source = self.fixtures / FIRST
        one, two = (
            folder.span(folder.ARTICLES["first"], quote)
            for quote in ("opened in May 2021", "400 metres")
        )
        written = source.read_text("utf-8")
        for name in ("start", "end"):
            written = written.replace(
                f'"{name}": {two[name]},', f'"{name}": {one[name]},'
            )
        source.write_text(written)
        self.assertIn("first-1 has this very passage", self.refusal())

    def test_a_language_left_empty(self):
        self.assert_named(
            FIRST,
            '"en": "Statement first-2"',
            '"en": ""',
            "“statement.en”: a text is expected",
        )

    def test_a_language_left_out(self):
        folder.spoil(
            self.fixtures,
            FIRST,
            '"ru": "Statement first-2 по-русски",\n      ',
            "",
        )
        self.assertIn("“statement”: write it in every language", self.refusal())

    def test_a_field_forgotten_and_a_field_invented(self):
        self.assert_named(FIRST, '"value": "400"', '"amount": "400"', "no such field")
        self.assertIn("the field “value” is missing", self.refusal())

    def test_a_field_that_stands_twice_in_a_record(self):
        folder.spoil(
            self.fixtures, FIRST, '"key": "first-2"', '"key": "a", "key": "first-2"'
        )
        self.assertIn("the field “key” stands twice", self.refusal())

    def test_a_date_that_is_not_in_the_calendar(self):
        self.assert_named(
            "verdicts.json", "2024-05-02", "2024-02-30", "is not in the calendar"
        )

    def test_a_month_where_a_day_is_needed(self):
        self.assert_named(
            "verdicts.json", "2024-05-02", "2024-05", "the day is needed: 2025-08-12"
        )

    def test_a_number_that_is_none(self):
        self.assert_named(FIRST, '"value": "400"', '"value": "many"', "decimal number")

    def test_a_state_that_lacks_its_verdict(self):
        path = self.fixtures / "verdicts.json"
        written = path.read_text("utf-8").replace('"published"', '"researching"')
        path.write_text(written)
        self.assertIn("need a verdict", self.refusal())

    def test_a_relation_to_a_claim_that_is_not_there(self):
        self.assert_named(
            "relations.json", '"to": "second-1"', '"to": "third-1"', "“to”: there is no"
        )

    def test_a_text_that_is_not_the_one_the_positions_were_counted_in(self):
        (self.fixtures / "texts").mkdir()
        (self.fixtures / "texts" / "first.txt").write_text("Another text.")
        self.assertIn("texts/ holds another text", self.refusal())

    def test_claims_of_an_article_that_is_not_listed(self):
        (self.fixtures / FIRST).rename(self.fixtures / "claims" / "third.json")
        self.assertIn("articles.json has no article “third”", self.refusal())

    def test_a_file_that_is_missing(self):
        (self.fixtures / "topics.json").unlink()
        self.assertEqual(self.refusal(), "fixtures/topics.json is missing.")

    def test_every_mistake_is_named_at_once(self):
        folder.spoil(self.fixtures, FIRST, '"kind": "event"', '"kind": "rumour"')
        folder.spoil(self.fixtures, "topics.json", '"bridges"', '"Bridges!"')
        self.assertEqual(len(self.refusal().splitlines()), 2)
