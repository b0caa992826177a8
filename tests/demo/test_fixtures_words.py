"""What a scripted change of wording once broke, and must not again."""

import re
from pathlib import Path

from django.test import SimpleTestCase

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SPLIT_NUMBER = re.compile(r"\d[,.\s](?:article|стать[яеи]) 0\d\d", re.IGNORECASE)


class WordsTests(SimpleTestCase):
    def test_no_number_has_a_word_in_the_middle(self):
        for name in ("relations.json", "verdicts.json"):
            text = (FIXTURES / name).read_text("utf-8")
            self.assertEqual(SPLIT_NUMBER.findall(text), [], name)
