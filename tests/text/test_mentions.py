"""Names called in a comment."""

from django.test import SimpleTestCase

from claims.text.mentions import mentioned


class MentionTests(SimpleTestCase):
    def test_names_come_in_order_and_once(self):
        self.assertEqual(mentioned("@rita and @olga, @rita!"), ["rita", "olga"])

    def test_a_full_stop_ends_the_sentence_and_one_inside_is_the_names(self):
        self.assertEqual(mentioned("Ask @rita.k."), ["rita.k"])

    def test_an_address_calls_nobody(self):
        self.assertEqual(mentioned("Write to desk@example.org"), [])

    def test_cyrillic_names_and_brackets_are_read(self):
        self.assertEqual(mentioned("(@рита) «@олег»"), ["рита", "олег"])

    def test_a_lonely_sign_calls_nobody(self):
        self.assertEqual(mentioned("@ @. at 5 @ 3"), [])
