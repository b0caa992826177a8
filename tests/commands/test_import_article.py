"""Texts come in from files; what is refused leaves nothing behind."""

import io
import json
import tempfile
from pathlib import Path
from unittest.mock import patch

from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from claims.models import Article, AuditEvent, Outlet, Revision
from claims.operations import articles, catalogue, claims
from claims.text.normalise import digest
from tests.base import NewsroomTestCase

TEXT = "# The bridge\n\nIt opened in May 2021 and is 400 metres long.\n"
RUSSIAN = "Мост через реку открыли в мае 2021 года, его длина четыреста метров.\n"


class ImportArticleTests(NewsroomTestCase):
    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def file(self, name: str = "bridge.md", content: str | bytes = TEXT) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def take_in(self, *files: str, **options) -> str:
        out = io.StringIO()
        options.setdefault("by", "olga")
        call_command("import_article", *files, stdout=out, **options)
        return out.getvalue()

    def refused(self, *files: str, **options) -> str:
        """The sentence it is refused with; and nothing was stored."""
        before = (Article.objects.count(), AuditEvent.objects.count())
        with self.assertRaises(CommandError) as caught:
            self.take_in(*files, **options)
        after = (Article.objects.count(), AuditEvent.objects.count())
        self.assertEqual(before, after)
        return str(caught.exception)

    def detached(self, text: str, quote: str):
        """An article known by digest only, with one claim in it."""
        article = articles.create(
            by=self.olga, key="known", title={"en": "Known"}, language="en"
        )
        revision = articles.add_detached_text(
            article, by=self.olga, sha256=digest(text), length=len(text)
        )
        start = text.index(quote)
        return claims.create(
            by=self.olga,
            revision=revision,
            start=start,
            end=start + len(quote),
            quote_digest=digest(quote),
            statement={"en": "The bridge is 400 metres long."},
        )

    def test_a_new_text_becomes_an_article(self):
        said = self.take_in(self.file())
        article = Article.objects.get()
        self.assertEqual((article.key, str(article.title)), ("bridge", "The bridge"))
        self.assertEqual(article.language, "en")
        self.assertEqual(article.revisions.get().text, TEXT)
        self.assertIn("The title is the text's first line", said)
        self.assertIn(f"id bridge  sha256 {digest(TEXT)}", said)

    def test_the_log_names_who_imported(self):
        self.take_in(self.file(), by="oleg")
        event = AuditEvent.objects.get(code="revision.added")
        self.assertEqual(event.actor, self.oleg)

    def test_a_known_digest_brings_the_claims_alive(self):
        claim = self.detached(TEXT, "400 metres")
        said = self.take_in(self.file(content=b"\xef\xbb\xbf" + TEXT.encode()))
        self.assertIn("text attached, 1 passages highlighted", said)
        self.assertEqual(claim.appearances.get().exact, "400 metres")
        self.assertEqual(Article.objects.get().key, "known")

    def test_the_same_text_twice_is_one_article(self):
        self.take_in(self.file())
        events = AuditEvent.objects.count()
        said = self.take_in(self.file("copy.txt", TEXT.replace("\n", "\r\n")))
        self.assertIn("already", said)
        self.assertIn("id bridge", said)
        self.assertEqual(AuditEvent.objects.count(), events)

    def test_what_is_said_about_the_article_is_kept(self):
        catalogue.add(Outlet, by=self.olga, slug="herald", name={"en": "The Herald"})
        self.take_in(
            self.file(),
            "--published-on=2021-05-09",
            title="Bridge open",
            url="https://herald.example/bridge",
            outlet="herald",
            language="en",
        )
        article = Article.objects.get()
        self.assertEqual(str(article.title), "Bridge open")
        self.assertEqual(str(article.outlet), "The Herald")
        self.assertEqual(article.published_on.isoformat(), "2021-05-09")

    def test_one_page_is_one_article_however_its_address_is_written(self):
        self.take_in(self.file(), url="https://herald.example/bridge")
        other = self.file("other.txt", f"{TEXT}Corrected.\n")
        said = self.take_in(
            other, url="http://www.herald.example/bridge/?utm_source=x#top"
        )
        self.assertIn("new revision 2 of “The bridge”", said)
        self.assertEqual(Article.objects.get().revisions.count(), 2)

    def test_a_file_beside_it_says_what_is_known_about_the_article(self):
        catalogue.add(Outlet, by=self.olga, slug="herald", name={"en": "The Herald"})
        details = {"title": "Bridge", "outlet": "herald", "published_on": "2021-05-09"}
        self.file("bridge.json", json.dumps(details))
        self.take_in(self.file(), title="The option wins")
        article = Article.objects.get()
        self.assertEqual(str(article.title), "The option wins")
        self.assertEqual(str(article.outlet), "The Herald")
        self.assertEqual(article.published_on.isoformat(), "2021-05-09")

    def test_a_file_beside_it_that_cannot_be_read_is_no_silent_nothing(self):
        for content, sentence in (
            ("{", "is not JSON: line 1"),
            ("[]", "must hold one object"),
            ('{"titel": "x"}', "says “titel”; known are: title"),
            ('{"published_on": "9 May"}', "write it as 2025-08-12"),
            ('{"outlet": "none"}', "There is no outlet “none”"),
        ):
            with self.subTest(content):
                self.file("bridge.json", content)
                self.assertIn(sentence, self.refused(self.file()))

    def test_a_folder_gives_its_texts_and_nothing_else(self):
        self.file("a.txt", "The first text.")
        self.file("b.md", "The second text.")
        self.file("c.pdf", b"%PDF-1.7")
        self.take_in(str(self.folder))
        keys = set(Article.objects.values_list("key", flat=True))
        self.assertEqual(keys, {"a", "b"})

    def test_a_refused_file_does_not_stop_the_others(self):
        good, bad = self.file(), self.file("empty.txt", "  \n")
        with self.assertRaisesMessage(CommandError, "empty.txt: The file holds no"):
            self.take_in(bad, good)
        self.assertEqual(Article.objects.get().key, "bridge")

    def test_json_names_id_digest_and_outcome(self):
        said = json.loads(self.take_in(self.file(), format="json"))
        [report] = said["articles"]
        self.assertEqual(report["id"], "bridge")
        self.assertEqual(report["sha256"], digest(TEXT))
        self.assertEqual((report["outcome"], report["length"]), ("created", len(TEXT)))

    def test_what_has_been_checked_already_is_told_with_where_it_stands(self):
        known = self.newsroom.candidate(
            statement={"en": "The bridge is 400 metres long."}
        )
        said = self.take_in(self.file())
        self.assertIn("Perhaps checked here already:", said)
        self.assertIn("“It opened in May 2021 and is 400 metres long.”", said)
        self.assertIn(f"/admin/claims/claim/{known.pk}/change/", said)
        self.assertIn("same number: 400", said)
        self.assertNotIn("checked here", self.take_in(self.file()))  # known by digest

    def test_of_another_number_it_says_that_it_is_only_related(self):
        self.newsroom.candidate(statement={"en": "It opened, and is 380 metres long."})
        [known] = json.loads(self.take_in(self.file(), format="json"))["articles"][0][
            "known"
        ]
        self.assertEqual(known["relation"], "related")
        self.assertEqual(
            TEXT[known["start"] : known["end"]].strip(), known["text"].strip()
        )

    def test_a_text_nobody_has_checked_and_one_nobody_asks_about_are_told_nothing(self):
        said = self.take_in(self.file())
        self.assertNotIn("checked here", said)
        self.newsroom.candidate(statement={"en": "The bridge is 400 metres long."})
        other = self.file("b.txt", f"{TEXT}And more.")
        said = self.take_in(other, skip_known=True)
        self.assertNotIn("checked here", said)

    def test_claims_that_stand_in_the_article_are_no_news(self):
        self.detached(TEXT, "400 metres")
        self.assertNotIn("checked here", self.take_in(self.file()))

    def test_standard_input_is_a_file_too(self):
        stdin = io.TextIOWrapper(io.BytesIO(RUSSIAN.encode()))
        with patch("sys.stdin", stdin):
            self.take_in("-")
        article = Article.objects.get()
        self.assertEqual(article.key, f"text-{digest(RUSSIAN)[:8]}")
        self.assertEqual(article.title.data, {"ru": RUSSIAN.strip()})

    def test_russian_code_tables_are_recognised(self):
        for encoding in ("windows-1251", "koi8-r", "utf-16"):
            text = f"{RUSSIAN}{encoding}\n" * 3
            self.take_in(self.file(f"{encoding}.txt", text.encode(encoding)))
            self.assertTrue(Revision.objects.filter(sha256=digest(text)).exists())

    def test_a_doubtful_encoding_is_asked_for_and_then_believed(self):
        raw = "Ёж".encode("windows-1251")
        self.assertIn("Name it:", self.refused(self.file("hedgehog.txt", raw)))
        self.take_in(self.file("hedgehog.txt", raw), encoding="windows-1251")
        self.assertEqual(Revision.objects.get().text, "Ёж")

    def test_what_is_no_text_is_refused(self):
        for name, content, sentence in (
            ("empty.txt", b"", "holds no text"),
            ("blank.txt", b" \n\t\n", "holds no text"),
            ("picture.txt", b"\x89PNG\r\n\x1a\n", "not a text file"),
            ("book.docx", b"PK", "Only these files are read: .txt"),
            ("damaged.txt", RUSSIAN.encode()[:-2] + b"\xff", "cannot be"),
        ):
            with self.subTest(name):
                self.assertIn(sentence, self.refused(self.file(name, content)))

    def test_a_text_without_end_is_refused_before_it_is_read(self):
        with patch("claims.importing.documents.MOST_BYTES", 20):
            self.assertIn("at most 20 are taken", self.refused(self.file()))

    def test_a_file_or_folder_with_nothing_in_it(self):
        self.assertIn("cannot be read", self.refused(str(self.folder / "none.txt")))
        self.assertIn("holds no file of these kinds", self.refused(str(self.folder)))

    def test_wrong_details_are_refused_by_name(self):
        file = self.file()
        for options, sentence in (
            ({"url": "herald.example/bridge"}, "Web address"),
            ({"outlet": "herald"}, "There is no outlet “herald”"),
            ({"by": "nobody"}, "no active account “nobody”"),
            ({"encoding": "klingon"}, "no text encoding of that name"),
            ({"by": "anna"}, "may read claims but not change"),
        ):
            with self.subTest(options):
                self.assertIn(sentence, self.refused(file, **options))
        self.assertIn("2025-08-12", self.refused(file, "--published-on=9 May"))

    def test_a_title_cannot_belong_to_two_files(self):
        one, two = self.file("1.txt", "One text."), self.file("2.txt", "Two texts.")
        self.assertIn("belong to one file", self.refused(one, two, title="Which?"))

    def test_among_several_researchers_nobody_is_guessed(self):
        self.assertIn("--by USERNAME", self.refused(self.file(), by=None))
        User.objects.exclude(pk=self.olga.pk).update(is_active=False)
        self.take_in(self.file(), by=None)
        self.assertEqual(Revision.objects.get().imported_by, self.olga)

    def test_an_identifier_in_use_gets_the_digest_behind_it(self):
        self.take_in(self.file())
        (self.folder / "more").mkdir()
        self.take_in(self.file("more/bridge.md", "Quite another text."))
        key = f"bridge-{digest('Quite another text.')[:8]}"
        self.assertTrue(Article.objects.filter(key=key).exists())

    def test_a_first_line_that_is_a_paragraph_is_cut_at_a_word(self):
        self.take_in(self.file(content="word " * 100))
        title = str(Article.objects.get().title)
        self.assertTrue(title.endswith("word…"))
        self.assertLessEqual(len(title), 200)
