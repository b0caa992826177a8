"""Statements compared by a sentence-transformers model on this machine's disk.

The package and the model are the newsroom's to install (they are gigabytes, and good
models differ by language); nothing is fetched. See SEARCH_MODEL in the README.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "sentence_transformers"


def complaint(folder: str) -> str:
    """Why this model cannot be used, in a sentence; "" if it can."""
    if not Path(folder).is_dir():
        return f"SEARCH_MODEL names {folder!r}, which is no folder."
    if find_spec(PACKAGE) is None:
        return "SEARCH_MODEL is set, but sentence-transformers is not installed."
    return ""


class SentenceModel:
    """`same`: the cosine from which two statements may be the same. Models spread
    their cosines differently, so it is measured for each: tests/evaluate_matching."""

    def __init__(self, folder: str, same: float) -> None:
        transformers = import_module(PACKAGE)
        self._model = transformers.SentenceTransformer(folder, local_files_only=True)
        self._same = same

    def scores(self, asked: str, statements: Sequence[str]) -> list[float]:
        """Cosines as scores: `same` becomes 0.5, the line between same and not."""
        first, *others = self._model.encode(
            [asked, *statements], normalize_embeddings=True
        ).tolist()
        return [self._score(_product(first, other)) for other in others]

    def _score(self, cosine: float) -> float:
        if cosine >= self._same:
            return min(1.0, 0.5 + 0.5 * (cosine - self._same) / (1 - self._same))
        return max(0.0, 0.5 * cosine / self._same)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
