"""Which claims say something word for word, asked of one reading of the index."""

from unittest.mock import patch

from claims.search import documents, repeats
from tests.search.base import SearchTestCase


def said(statement: str) -> str:
    return documents.words_of("", {"ru": statement}, [])


class RepeatsTests(SearchTestCase):
    def setUp(self):
        super().setUp()
        self.one, self.other = self.claim("Завод закрыли."), self.claim("Мост открыли.")

    def test_the_claim_is_found_whatever_the_form_of_its_words(self):
        known = repeats.Repeats()
        self.assertEqual(known.of(said("мост Открыли!")), self.other.pk)
        self.assertIsNone(known.of(said("Мост закрыли.")))

    def test_two_wordings_with_one_digest_are_told_apart(self):
        with patch.object(repeats, "_digest", return_value=7):
            known = repeats.Repeats()
            self.assertEqual(known.of(said("Завод закрыли.")), self.one.pk)
            self.assertEqual(known.of(said("Мост открыли.")), self.other.pk)

    def test_the_index_is_read_a_portion_at_a_time(self):
        with patch.object(repeats, "_CHUNK", 1), self.assertNumQueries(3):
            known = repeats.Repeats()
        self.assertEqual(known.of(said("Мост открыли.")), self.other.pk)
