"""One word and its stem: Snowball, made safe for nouns, scans, threads and engines."""

import re
import unicodedata
from functools import lru_cache
from threading import local
from typing import Final

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

from claims.text.normalise import fold
from claims.text.words.noun_stems import NOUN_STEMS
from claims.text.words.numerals import LOOKALIKES

LONGEST_STEM: Final = 64

_PLAIN_WORD: Final = re.compile("[a-z]+|[а-я]+")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_LATIN: Final = re.compile("[a-z]")
_stemmers: Final = local()


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """Return the stem of a folded word: letters and digits, at most 64 of them."""
    if _CYRILLIC.search(word):
        if _LATIN.search(word):
            word = word.translate(LOOKALIKES)
        word = word.replace("'", "")
        word = NOUN_STEMS.get(word) or _russian_stem(word)
    elif _LATIN.search(word):
        word = _without_accents(word)
        stem: str = _english().stemWord(word)
        word = stem.replace("'", "")
    if not _PLAIN_WORD.fullmatch(word):
        word = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", word)))
        word = word.casefold()
    return word[:LONGEST_STEM] or "x"


def _russian_stem(word: str) -> str:
    """Stem until nothing changes, but never below four letters.

    One pass leaves «азербайджан», «азербайджане» and «азербайджана» with two stems,
    «саммит» and «саммита» too: Snowball sees verb endings in the ends of nouns.
    """
    stem: str = _russian().stemWord(word)
    while len(again := _russian().stemWord(stem)) >= 4 and again != stem:
        stem = again
    return stem


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return kept.replace("ı", "i")


# A Snowball stemmer keeps its word in itself, so two threads must not share one. The
# pure-Python classes are named on purpose: PyStemmer, where installed, may be of
# another Snowball release, and two machines must build the same index.
def _russian() -> RussianStemmer:
    if not hasattr(_stemmers, "russian"):
        _stemmers.russian = RussianStemmer()
    stemmer: RussianStemmer = _stemmers.russian
    return stemmer


def _english() -> EnglishStemmer:
    if not hasattr(_stemmers, "english"):
        _stemmers.english = EnglishStemmer()
    stemmer: EnglishStemmer = _stemmers.english
    return stemmer


@lru_cache(maxsize=65_536)
def folded_word(word: str) -> str:
    """Fold one word, remembering the answer."""
    return fold(word)
