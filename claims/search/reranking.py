"""A place for an embedding model, if the newsroom installs one. Off by default.

`SEARCH_MODEL=/srv/models/e5` takes the sentence-transformers model of that folder
(`search.embedding`). A newsroom with a model of another kind names a class without
arguments in the setting SEARCH_RERANKER, which keeps the promise below. Either may only
reorder and rescore: what differs in words (`text.contrasts`) still decides between
"same" and "related".
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from .embedding import SentenceModel


class Reranker(Protocol):
    def scores(self, asked: str, statements: Sequence[str]) -> Sequence[float]:
        """How alike `asked` and each statement are, 0 to 1; 0.5 and more may be the
        same. Called with at most some dozens of statements."""
        ...


def reranker() -> Reranker | None:
    if name := getattr(settings, "SEARCH_RERANKER", ""):
        return _loaded(name)
    if settings.SEARCH_MODEL:
        return _model(settings.SEARCH_MODEL, settings.SEARCH_MODEL_SAME)
    return None


@lru_cache(maxsize=1)
def _loaded(name: str) -> Reranker:
    return cast(Reranker, import_string(name)())


@lru_cache(maxsize=1)
def _model(folder: str, same: float) -> Reranker:
    return SentenceModel(folder, same)
