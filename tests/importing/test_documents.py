"""Files and pages become text, or are refused in a sentence; nothing is guessed."""

from unittest.mock import patch

from django.test import SimpleTestCase

from claims.exceptions import TextRefused
from claims.importing.documents import read
from claims.text.paragraphs import paragraphs

BODY = (
    "Мост через реку открыли в мае 2021 года, сообщил министр; стоил он почти "
    "четыреста миллионов, и это больше, чем тогда обещали жителям посёлка. "
)
PAGE = f"""<!doctype html><html lang="ru"><head><meta charset="{{charset}}">
<title>Мост | Вестник</title>
<meta property="og:title" content="Мост открыт">
<meta property="og:site_name" content="Вестник">
<meta name="author" content="Анна Петрова">
<meta property="article:published_time" content="2021-05-09T10:00:00Z">
<link rel="canonical" href="https://vestnik.example/most"></head><body>
<nav><a href="/">Главная страница</a> <a href="/a">Рубрики</a></nav>
<article><h1>Мост открыт</h1><p>{BODY}</p>
<h2>Сколько он стоил на самом деле?</h2><p>{BODY * 2}</p>
<blockquote>
<p>Мы не ожидали такой цены и будем разбираться, кто виноват.</p></blockquote>
<p>{BODY * 3}</p>
<blockquote><p>это больше, чем тогда обещали жителям посёлка</p></blockquote>
<ul><li>первый пункт списка</li><li>второй пункт списка</li></ul></article>
<footer>Подпишитесь на рассылку</footer></body></html>"""


def page(charset: str = "utf-8") -> bytes:
    return PAGE.format(charset=charset).encode(charset)


class PageTests(SimpleTestCase):
    def test_the_article_is_read_without_menus_and_footers(self):
        text = read(page(), name="most.html").text
        self.assertIn(BODY.strip(), text)
        self.assertNotIn("Рубрики", text)
        self.assertNotIn("рассылку", text)

    def test_what_the_page_says_of_itself_is_kept(self):
        details = read(page(), name="most.html").details
        self.assertEqual(details["title"], "Мост открыт")
        self.assertEqual(details["author"], "Анна Петрова")
        self.assertEqual(details["site_name"], "Вестник")
        self.assertEqual(details["url"], "https://vestnik.example/most")
        self.assertEqual(details["published_on"].isoformat(), "2021-05-09")

    def test_headings_and_quotes_stay_what_they_are(self):
        text = read(page(), name="most.html").text
        roles = {one.text.strip("#> "): one.role for one in paragraphs(text)}
        self.assertEqual(roles["Сколько он стоил на самом деле?"], "heading")
        quote = "Мы не ожидали такой цены и будем разбираться, кто виноват."
        self.assertEqual(roles[quote], "block_quote")

    def test_a_pull_quote_is_known_by_what_it_repeats(self):
        text = read(page(), name="most.html").text
        roles = {one.text: one.role for one in paragraphs(text)}
        pulled = "это больше, чем тогда обещали жителям посёлка"
        self.assertEqual(roles[pulled], "pull_quote")

    def test_a_list_keeps_its_points_apart(self):
        text = read(page(), name="most.html").text
        self.assertIn("- первый пункт списка\n- второй пункт списка", text)

    def test_an_encoding_the_letters_tell_needs_no_help(self):
        self.assertIn(BODY.strip(), read(page("windows-1251"), name="m.html").text)

    def test_an_encoding_only_the_page_tells_is_believed(self):
        german = PAGE.replace(
            BODY, "Die Brücke über den Fluß ist größer, hieß es. " * 4
        )
        latin = german.replace("{charset}", "iso-8859-1")
        raw = latin.encode("iso-8859-1", "xmlcharrefreplace")
        self.assertIn("größer", read(raw, name="m.html").text)

    def test_a_page_is_known_without_a_suffix(self):
        self.assertEqual(read(page()).details["title"], "Мост открыт")
        self.assertEqual(read(b"<3 is a heart, and this is a text.").details, {})

    def test_a_page_without_an_article_is_refused(self):
        with self.assertRaisesMessage(TextRefused, "No article was found"):
            read(b"<html><body><nav>Menu</nav></body></html>", name="m.html")

    def test_without_the_extra_it_says_what_to_install(self):
        with (
            patch("importlib.import_module", side_effect=ImportError),
            self.assertRaisesMessage(TextRefused, "requirements-html.lock"),
        ):
            read(page(), name="m.html")


class TextTests(SimpleTestCase):
    def test_a_refusal_blames_the_encoding_only_when_naming_it_would_help(self):
        for raw, field in (("Ёж".encode("koi8-r"), "encoding"), (b"\x89PNG\r\n", "")):
            with self.assertRaises(TextRefused) as caught:
                read(raw, name="a.txt")
            self.assertEqual(caught.exception.field, field)

    def test_a_text_that_looks_like_a_page_but_is_called_a_text_stays_one(self):
        self.assertIn("<article>", read(page(), name="source.txt").text)
