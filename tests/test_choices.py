"""Enumerations explain themselves, all of their members."""

from django.db.models import TextChoices
from django.test import SimpleTestCase

from claims import choices


class ChoiceTests(SimpleTestCase):
    def test_each_enumeration_answers_a_question(self):
        for each in TextChoices.__subclasses__():
            if each.__module__ == choices.__name__:
                self.assertIn("?", each.__doc__ or "", each)

    def test_no_member_is_left_without_words(self):
        tables = {
            choices.ClaimState: choices.STATE_EXPLANATIONS,
            choices.ClaimKind: choices.KIND_EXPLANATIONS,
            choices.Stance: choices.STANCE_HEADINGS,
            choices.RelationKind: choices.RELATION_INVERSES,
            choices.CorrectionKind: choices.CORRECTION_EXPLANATIONS,
        }
        for enumeration, table in tables.items():
            self.assertEqual(set(enumeration), set(table), enumeration)
        self.assertEqual(set(choices.ClaimState), set(choices.STATE_BADGES))

    def test_states_are_told_apart_without_colour(self):
        symbols = [badge["symbol"] for badge in choices.STATE_BADGES.values()]
        self.assertEqual(len(symbols), len(set(symbols)))
