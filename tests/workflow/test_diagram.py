"""The documents agree with the table."""

from pathlib import Path

from django.test import SimpleTestCase

from claims.choices import ClaimState
from claims.exceptions import MoveRefused
from claims.workflow import diagram
from claims.workflow.transitions import TABLE, next_state

README = Path(__file__).resolve().parents[2] / "claims" / "README.md"


class TransitionTests(SimpleTestCase):
    def test_the_diagram_in_the_readme_is_the_table(self):
        text = README.read_text("utf-8")
        self.assertEqual(diagram.replaced_in(text), text, "run `make diagram`")

    def test_a_state_and_a_verb_lead_to_one_state(self):
        pairs = [(move.source, move.verb) for move in TABLE]
        self.assertEqual(len(pairs), len(set(pairs)))

    def test_every_state_can_be_reached(self):
        reached = {move.target for move in TABLE} | {ClaimState.CANDIDATE}
        self.assertEqual(reached, set(ClaimState))

    def test_a_move_that_is_not_in_the_table_is_refused(self):
        with self.assertRaises(MoveRefused):
            next_state(ClaimState.CANDIDATE, "publish")
