"""Compare names of people and institutions across scripts and spellings.

Russian, Azerbaijani, Turkish and English write one name in many ways: Фаттах and
Fəttah, Джафаров, Cəfərov and Jafarov, Чехов, Chekhov and Çexov. A table of exact
equivalents never ends, so words are compared by *skeleton*: the consonants in a
script-free alphabet, the first vowel kept as ``A``. One spelling may be read in
several ways (English ``c`` is к, с or ч), so a word has a set of skeletons and two
words can be the same name if the sets meet. The rules are our own, made from the
letter values of the four alphabets; they are deliberately generous, and the caller
narrows with the year and says which matches are only likely.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product
from typing import Final

from claims.text.words.citing import STOP_WORDS

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MAX_READINGS = 128
"""Cap on skeletons per word; names of ordinary length stay far below it."""

# Ordered: longer spellings first. "J" is ж/дж, "C" ч, "S" ш and щ, "A" any vowel.
_CYRILLIC: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("дж", ("J",)),
    ("кс", ("ks",)),
    *((vowel, ("A",)) for vowel in "аеёиоуыэюяіїєҙəөү"),
    *zip(
        "бвгдзклмнпрстф", (("b",), ("v",), ("g", "h"), *zip("dzklmnprstf")), strict=True
    ),
    ("ж", ("J",)),
    ("х", ("h",)),
    ("ц", ("ts",)),
    ("ч", ("C", "J")),
    ("ш", ("S",)),
    ("щ", ("S",)),
    ("ґ", ("g",)),
    ("қ", ("k", "g")),
    ("ғ", ("g", "")),
    ("һ", ("h",)),
)
_LATIN: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("shch", ("S",)),
    ("tsch", ("C",)),
    ("sch", ("S", "sk")),
    ("dzh", ("J",)),
    ("tch", ("C",)),
    ("dj", ("J",)),
    ("zh", ("J",)),
    ("kh", ("h",)),
    ("gh", ("g", "")),
    ("ph", ("f",)),
    ("th", ("t", "f")),
    ("ts", ("ts",)),
    ("tz", ("ts",)),
    ("ck", ("k",)),
    ("ch", ("C", "h", "k", "S")),
    ("sh", ("S",)),
    ("qu", ("kvA", "k", "gA")),
    ("ks", ("ks",)),
    *((vowel, ("A",)) for vowel in "aeiouyıəæøœ"),
    ("c", ("k", "ts", "s", "C", "J")),
    ("ç", ("C", "s")),
    ("ş", ("S",)),
    ("ğ", ("g", "")),
    ("g", ("g", "J")),
    ("h", ("h", "g", "")),
    ("j", ("J", "A", "h")),
    ("q", ("g", "k")),
    ("s", ("s", "S", "z")),
    ("w", ("v", "A")),
    ("x", ("h", "ks")),
    ("z", ("z", "ts")),
    ("ß", ("s",)),
    *((letter, (letter,)) for letter in "bdfklmnprtv"),
)
_TABLE: Final = dict((*_CYRILLIC, *_LATIN))
_SPELLINGS: Final = re.compile("|".join(spelling for spelling in _TABLE))
_CASE_ENDING: Final = re.compile(
    r"(?<=[^\W\d_]{3})(?:ого|ому|ым|им|ом|ем|ами|ями|ах|ях|ам|ям|ов|ых|их)$"
)


def plain(text: str) -> str:
    """Lower case without diacritics, ``ə`` as ``e``, dotless ``ı`` as ``i``, ё as е.

    For comparing names inside one script: ``SİPRİ`` and ``SIPRI`` become equal.
    The result may be shorter than the text; never use it for offsets.
    """
    lowered = text.replace("İ", "i").replace("I", "i").casefold()
    spread = unicodedata.normalize("NFKD", lowered)
    bare = "".join(c for c in spread if not unicodedata.combining(c) or c == "\u0306")
    joined = unicodedata.normalize("NFC", bare)
    return joined.replace("ə", "e").replace("ı", "i").replace("ğ", "g")


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in :func:`plain` form; digits and punctuation dropped."""
    return tuple(WORD.findall(plain(name)))


def is_cyrillic(text: str) -> bool:
    """Say whether the first letter of the text that has a script is Cyrillic."""
    return any("Ѐ" <= char <= "ԯ" for char in text[:3])


@lru_cache(maxsize=8192)
def skeletons(word: str) -> frozenset[str]:
    """All readings of a word as consonants (see the module text).

    A Russian word also counts without its case ending, because a running text
    inflects names: «по мнению Иванова».
    """
    lowered = unicodedata.normalize(
        "NFC", word.replace("İ", "i").casefold().replace("ё", "е")
    )
    stems = {lowered, _CASE_ENDING.sub("", lowered)}
    return frozenset(reading for stem in stems for reading in _readings(stem))


def _readings(word: str) -> set[str]:
    parts = [_values(spelling) for spelling in _spelled(word)]
    return {
        _reduce("".join(choice)) for choice in islice(product(*parts), _MAX_READINGS)
    }


def _spelled(word: str) -> list[str]:
    known = []
    for char in word:
        if char in _TABLE:
            known.append(char)
            continue
        known.append(unicodedata.normalize("NFKD", char)[0])
    return _SPELLINGS.findall("".join(known))


def _values(spelling: str) -> tuple[str, ...]:
    return _TABLE[spelling]


def _reduce(reading: str) -> str:
    """Keep a leading vowel and the consonants, doubled ones once."""
    consonants = reading[:1] + reading[1:].replace("A", "")
    return re.sub(r"(.)\1+", r"\1", consonants)


def sounds_like(one: str, other: str) -> bool:
    """Say whether two words can be spellings of one name.

    One common consonant proves little: then the words must also be about as long
    (Кая and Kaya, not Кая and Kyiau). Vowels alone prove nothing.
    """
    most = max(
        (len(shared.replace("A", "")) for shared in skeletons(one) & skeletons(other)),
        default=0,
    )
    return most > 1 or (most == 1 and abs(len(one) - len(other)) <= 1)


@lru_cache(maxsize=8192)
def acronyms(name: str) -> frozenset[str]:
    """Initials of a name, lower case: with and without its little words.

    >>> sorted(acronyms("Commission on Security and Cooperation in Europe"))
    ['cosacie', 'csce']
    """
    parts = words(name)
    if len(parts) < 2:
        return frozenset()
    full = "".join(part[0] for part in parts)
    short = "".join(part[0] for part in parts if part not in STOP_WORDS)
    return frozenset(initials for initials in (full, short) if len(initials) > 1)
