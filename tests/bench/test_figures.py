"""The table tells what is met, and the comparison what became worse. Nothing here is
timed: the measuring itself is no test."""

import json
import tempfile
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO
from pathlib import Path

from django.test import SimpleTestCase

from tests.bench import compare, sizes
from tests.bench.__main__ import SUBJECTS
from tests.bench.figures import Figure, joined, read, table


class FigureTests(SimpleTestCase):
    def test_a_goal_is_held_against_the_peer_of_the_same_run(self):
        slow = Figure("exports", "claims", 4.6, "s", "psql COPY", 4.0, "<= 1.15")
        self.assertTrue(slow.is_met)
        self.assertFalse(Figure("a", "b", 4.7, "s", "c", 4.0, "<= 1.15").is_met)

    def test_without_a_peer_nothing_is_claimed(self):
        alone = Figure("exports", "claims", 4.6, "s", "no sqlite3", None, "<= 1.5")
        self.assertIsNone(alone.is_met)

    def test_growth_is_told_by_the_small_database(self):
        large = Figure("lists", "page 1", 26, "ms", goal="<= 1.3", goal_for="growth")
        [figure] = joined([large], [Figure("lists", "page 1", 20, "ms")])
        self.assertEqual(figure.growth, 1.3)
        self.assertTrue(figure.is_met)

    def test_the_table_shows_a_goal_that_was_missed(self):
        lines = table([Figure("a", "b", 3, "s", "c", 2, "<= 1.15")]).splitlines()
        self.assertIn("1.50×", lines[2])
        self.assertIn("NO", lines[2])

    def test_a_figure_survives_its_file(self):
        figure = Figure("a", "b", 3, "s", "c", 2, "<= 1.15", note="once")
        self.assertEqual(read(json.loads(json.dumps(figure.as_json()))), figure)

    def test_every_subject_can_be_measured(self):
        for name in SUBJECTS:
            module = import_module(f"tests.bench.subjects.{name}")
            self.assertTrue(callable(module.measure))


class CompareTests(SimpleTestCase):
    def compared(self, before: Figure, after: Figure) -> tuple[int, str]:
        said = StringIO()
        with tempfile.TemporaryDirectory() as folder, redirect_stdout(said):
            files = [Path(folder, name) for name in ("before.json", "after.json")]
            for file, figure in zip(files, (before, after), strict=True):
                file.write_text(json.dumps({"figures": [figure.as_json()]}))
            return compare.main(*map(str, files)), said.getvalue()

    def test_a_slower_machine_is_no_regression(self):
        before = Figure("exports", "claims", 4, "s", "COPY", 4, "<= 1.15")
        after = Figure("exports", "claims", 9, "s", "COPY", 9, "<= 1.15")
        self.assertEqual(self.compared(before, after)[0], 0)

    def test_a_lost_goal_is_a_regression_however_small(self):
        before = Figure("exports", "claims", 4.5, "s", "COPY", 4, "<= 1.15")
        after = Figure("exports", "claims", 4.7, "s", "COPY", 4, "<= 1.15")
        code, said = self.compared(before, after)
        self.assertEqual(code, 1)
        self.assertIn("GOAL LOST", said)

    def test_fewer_requests_a_second_are_worse(self):
        before = Figure("pages", "claim", 900, "req/s")
        code, said = self.compared(before, Figure("pages", "claim", 600, "req/s"))
        self.assertEqual(code, 1)
        self.assertIn("worse", said)


class SizesTests(SimpleTestCase):
    def run_of(self, engine: str, size: int, *figures: Figure) -> dict[str, object]:
        told = [json.loads(json.dumps(figure.as_json())) for figure in figures]
        return {"engine": engine, "size": size, "figures": told}

    def test_each_size_has_its_column_and_each_engine_its_goal(self):
        small = Figure("exports", "claims", 1.0, "s", "shell", 1.0, "<= 1.5")
        large = Figure("exports", "claims", 9.0, "s", "COPY", 4.5, "<= 1.15")
        lines = sizes.table(
            [
                self.run_of("postgres", 1_000_000, large),
                self.run_of("sqlite", 1_000, small),
            ]
        ).splitlines()
        self.assertEqual(lines[0], "| what | goal | SQLite 1k | PostgreSQL 1M |")
        self.assertIn("1.00 s (1.00×) | **9.00 s (2.00×)** |", lines[2])

    def test_a_later_run_replaces_what_it_measured_again(self):
        first, second = (Figure("pages", "claim", rate, "req/s") for rate in (500, 900))
        said = sizes.table(
            [self.run_of("sqlite", 1_000, each) for each in (first, second)]
        )
        self.assertIn("900 req/s", said)
        self.assertNotIn("500", said)

    def test_every_run_brings_its_values_at_a_thousand(self):
        large = Figure("lists", "page 1", 9.0, "ms", small=8.0)
        lines = sizes.table([self.run_of("sqlite", 1_000_000, large)]).splitlines()
        self.assertEqual(lines[0], "| what | goal | SQLite 1k | SQLite 1M |")
        self.assertIn("8.00 ms | 9.00 ms", lines[2])

    def test_what_was_not_measured_says_so(self):
        late = Figure("verifying", "all", None, "s", note="not done in 150 s")
        here = Figure("pages", "claim", 900, "req/s")
        said = sizes.table(
            [self.run_of("sqlite", 1_000, here), self.run_of("postgres", 1_000, late)]
        )
        self.assertIn("| – | not done in 150 s |", said)
