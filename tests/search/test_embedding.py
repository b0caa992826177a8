"""A model of the newsroom's may order what is found. The model here is made up; with
a real one (all-MiniLM-L6-v2) this was tried by hand."""

import sys
from tempfile import TemporaryDirectory
from types import ModuleType
from unittest.mock import patch

from django.core.checks import run_checks
from django.test import SimpleTestCase, override_settings

from claims.search.embedding import SentenceModel
from claims.search.reranking import reranker
from claims.search.similar import similar

from .base import SearchTestCase


class Vectors(list):
    def tolist(self):
        return list(self)


class Model:
    """Knows closings and everything else: each a direction of its own."""

    def __init__(self, folder: str, local_files_only: bool) -> None:
        if not local_files_only:
            raise AssertionError("a model is never fetched")

    def encode(self, texts, normalize_embeddings: bool):
        return Vectors([0.6, 0.8] if "закры" in text else [1.0, 0.0] for text in texts)


def installed():
    package = ModuleType("sentence_transformers")
    package.SentenceTransformer = Model
    package.__spec__ = object()
    return patch.dict(sys.modules, sentence_transformers=package)


class ScoreTests(SimpleTestCase):
    def scores(self, same: float) -> list[float]:
        with installed():
            model = SentenceModel("folder", same)
        return model.scores("Завод", ["Рис", "Завод закрыли"])

    def test_a_cosine_at_the_line_is_just_the_same(self):
        self.assertEqual(self.scores(0.6), [1.0, 0.5])

    def test_a_cosine_below_the_line_is_related_at_most(self):
        self.assertLess(self.scores(0.8)[1], 0.5)
        self.assertGreater(self.scores(0.8)[1], 0)


class UseTests(SearchTestCase):
    def test_the_model_orders_what_the_words_found(self):
        self.claim("Завод в Гяндже строят.")
        closed = self.claim("Завод в Гяндже давно закрыт.")
        folder = self.enterContext(TemporaryDirectory())
        with installed(), override_settings(SEARCH_MODEL=folder):
            best = similar("Завод в Гяндже закрыли.")[0]
        self.assertEqual(best.claim, closed)
        self.assertEqual(best.score, 1.0)

    def test_without_a_setting_there_is_no_model(self):
        self.assertIsNone(reranker())


class CheckTests(SimpleTestCase):
    def complaints(self) -> list[str]:
        return [each.msg for each in run_checks() if each.id == "claims.E003"]

    @override_settings(SEARCH_MODEL="/nowhere/at/all")
    def test_a_model_that_is_not_there_stops_the_start(self):
        [said] = self.complaints()
        self.assertIn("/nowhere/at/all", said)

    def test_a_package_that_is_not_there_stops_the_start(self):
        with TemporaryDirectory() as folder, override_settings(SEARCH_MODEL=folder):
            [said] = self.complaints()
        self.assertIn("not installed", said)
