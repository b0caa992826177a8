"""Numbers in words count as figures, and little words do not."""

from django.test import SimpleTestCase

from claims.text.language import terms
from claims.text.spelled_numbers import with_figures

CASES = {
    "погибли три человека": "погибл 3 человек",
    "двое из пятерых": "2 из 5",
    "двадцать пять домов": "25 дом",
    "сто двадцать пять тысяч": "125000",
    "пять миллиардов": "5000000000",
    "5 миллиардов": "5000000000",
    "двадцать один дом": "21 дом",
    "сто один": "101",
    "две тысячи пятьсот домов": "2500 дом",
    "five million two hundred thousand": "5200000",
    "потеряли миллиард": "потер 1000000000",
    "четверть миллиона": "четверт миллион",
    "полтора часа": "1d5 час",
    "полтора миллиона": "1500000",
    "один из нас": "один из нас",
    "ноль пять": "0 5",
    "two hundred people": "200 peopl",
    "one of them": "one of them",
    "семью": "сем",
}


class SpelledNumberTests(SimpleTestCase):
    def test_a_number_in_words_is_the_same_stem_as_in_figures(self):
        for text, expected in CASES.items():
            with self.subTest(text):
                found = with_figures(text, terms(text))
                self.assertEqual(" ".join(found), expected)

    def test_nothing_gives_nothing(self):
        self.assertEqual(with_figures("", []), [])
