"""suggest_claims and audit_citations: useful without a database, exact in JSON."""

import io
import json
import tempfile
from pathlib import Path
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

from claims.models.reasons import CheckReason
from claims.text.cues import Reason
from tests.base import NewsroomTestCase

TEXT = (
    "Trade grew by 46 percent in 2019, Anna Smith said (Smith, 2019). How lovely!\n\n"
    "References\n\nSmith, Anna, 2019. Trade and growth. https://example.org/smith\n"
    "Green, Mary, 2018. Never mentioned. https://example.org/green\n"
    "Brown, Paul, 2017. Nor this. https://example.org/brown\n"
)


def run(command: str, *arguments: str, **options) -> str:
    out = io.StringIO()
    call_command(command, *arguments, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


class WithoutDatabaseTests(SimpleTestCase):
    """SimpleTestCase refuses every query, so these make none."""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.file = Path(scratch.name) / "text.md"
        self.file.write_text(TEXT, "utf-8")

    def test_suggestions_are_told_as_the_design_says(self):
        said = json.loads(run("suggest_claims", str(self.file), format="json"))
        self.assertEqual(set(said), {"sentences", "suggestions"})
        first = said["suggestions"][0]
        self.assertEqual(
            set(first),
            {"start", "end", "text", "score", "reasons", "claimant", "quantities"},
        )
        self.assertEqual(first["text"], TEXT[first["start"] : first["end"]])
        [quantity] = first["quantities"]
        self.assertEqual(
            set(quantity),
            {"start", "end", "comparator", "value", "unit", "of", "period"},
        )
        self.assertEqual((quantity["value"], quantity["unit"]), (46, "percent"))
        self.assertIn("46 percent", TEXT[quantity["start"] : quantity["end"]])

    def test_the_citation_audit_is_told_as_the_design_says(self):
        said = json.loads(run("audit_citations", str(self.file), format="json"))
        [citation] = said["citations"]
        self.assertEqual(
            set(citation), {"start", "end", "text", "reference", "problems"}
        )
        self.assertEqual((citation["text"], citation["reference"]), ("Smith, 2019", 1))
        self.assertEqual(
            set(said["references"][0]),
            {"number", "start", "end", "authors", "year", "title", "url", "problems"},
        )
        self.assertEqual(said["references"][1]["problems"], ["never_cited"])

    def test_standard_input_is_read(self):
        with patch("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()))):
            self.assertIn("are worth a look", run("suggest_claims", "-"))

    def test_the_tables_speak_in_words(self):
        self.assertIn("Anna Smith", run("suggest_claims", str(self.file)))
        self.assertIn("never cited", run("audit_citations", str(self.file)))

    def test_a_file_that_is_not_there_is_told(self):
        with self.assertRaisesMessage(CommandError, "none.txt: The file cannot be"):
            run("suggest_claims", "none.txt")

    def test_every_reason_has_words(self):
        self.assertEqual(set(CheckReason.values), {str(one) for one in Reason})


class WithArticlesTests(NewsroomTestCase):
    def test_an_articles_suggestions_are_stored_in_somebodys_name(self):
        article = self.newsroom.article(TEXT)
        run("suggest_claims", article.key)
        self.assertFalse(article.revisions.get().suggestions.exists())
        run("suggest_claims", article.key, by="olga")
        self.assertTrue(article.revisions.get().suggestions.exists())

    def test_what_is_neither_file_nor_article_is_told(self):
        with self.assertRaisesMessage(CommandError, "neither a file nor an article"):
            run("audit_citations", "nowhere")

    def test_whoever_may_not_research_stores_nothing(self):
        article = self.newsroom.article(TEXT)
        with self.assertRaisesMessage(CommandError, "not change them"):
            run("suggest_claims", article.key, by="anna")
