"""Which claims say something word for word, for those who ask a hundred thousand times.

`similar` takes some milliseconds a question and finds paraphrases; this reads the index
once, keeps eight bytes a wording, and answers from memory. Words are compared as the
index has them: case, ё, word endings and punctuation do not count.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from claims.databases import in_batches
from claims.models import SearchDocument

from .documents import END_OF_STATEMENT, PART

MOST_NEW: Final = 1_000_000  # remembered of those added meanwhile
_CHUNK: Final = 5_000


class Repeats:
    """The statements of all claims, as they are when this is made."""

    def __init__(self) -> None:
        documents = SearchDocument.objects.values_list("claim_id", "stems")
        rows = in_batches(documents, by="claim_id", size=_CHUNK)
        packed = array("Q", (
            _digest(wording) << 32 | key for key, stems in rows
            for wording in wordings(stems)
        ))  # fmt: skip
        self._known = array("Q", sorted(packed))
        self._new: dict[int, int] = {}

    def of(self, stems: str) -> int | None:
        """The key of the first claim that says what a document's `stems` say."""
        for wording in wordings(stems):
            digest = _digest(wording)
            for key in self._with(digest):
                stored = SearchDocument.objects.filter(pk=key).values_list("stems")
                if any(wording in wordings(words) for (words,) in stored):
                    return key
        return None

    def add(self, key: int, stems: str) -> None:
        """A claim that came since; the first of several stays."""
        if len(self._new) < MOST_NEW:
            for wording in wordings(stems):
                self._new.setdefault(_digest(wording), key)

    def _with(self, digest: int) -> Iterator[int]:
        place = bisect_left(self._known, digest << 32)
        while place < len(self._known) and self._known[place] >> 32 == digest:
            yield self._known[place] & 0xFFFFFFFF
            place += 1
        if digest in self._new:
            yield self._new[digest]


def wordings(stems: str) -> list[str]:
    """The statement in each language, out of a document; empty ones left out."""
    statement = f" {stems} ".partition(f" {END_OF_STATEMENT} ")[0]
    return [each.strip() for each in statement.split(f" {PART} ") if each.strip()]


def _digest(wording: str) -> int:
    return zlib.crc32(wording.encode())
