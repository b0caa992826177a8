"""Where exactly in a source, said in the reader's language."""

from django.test import SimpleTestCase
from django.utils import translation

from claims.pinpoints import pinpoint


class PinpointTests(SimpleTestCase):
    def test_the_usual_words_are_shown_in_the_readers_language(self):
        for english, russian in (
            ("p. 12, table 3", "с. 12, таблица 3"),
            ("title; year 2021", "заголовок; год 2021"),
            ("title; URL 2025/07", "заголовок; адрес 2025/07"),
            ("§ 3 (Art. 3)", "§ 3 (ст. 3)"),
            ("last paragraph", "последний абзац"),
        ):
            with translation.override("ru"):
                self.assertEqual(pinpoint(english), russian)
            with translation.override("en"):
                self.assertEqual(pinpoint(russian), english)

    def test_what_stands_in_the_source_stays_as_it_is(self):
        with translation.override("ru"):
            for heading in (
                "Relations with Azerbaijan",
                "Usage (July 2026)",
                "Abstract",
                "The year of the dragon",
                "Table manners",
            ):
                self.assertEqual(pinpoint(heading), heading)
