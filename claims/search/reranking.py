"""A place for an embedding model, if the newsroom installs one. Off by default.

`SEARCH_RERANKER = "newsroom.models.Reranker"` names a class without arguments that
keeps the promise below; for instance a sentence-transformers cross-encoder. It may
only reorder and rescore: what differs in words (`text.contrasts`) still decides
between "same" and "related".
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class Reranker(Protocol):
    def scores(self, asked: str, statements: Sequence[str]) -> Sequence[float]:
        """How alike `asked` and each statement are, 0 to 1; 0.5 and more may be the
        same. Called with at most some dozens of statements."""
        ...


def reranker() -> Reranker | None:
    name = getattr(settings, "SEARCH_RERANKER", "")
    return _loaded(name) if name else None


@lru_cache(maxsize=1)
def _loaded(name: str) -> Reranker:
    return cast(Reranker, import_string(name)())
