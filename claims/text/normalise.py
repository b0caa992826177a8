"""The one normal form of text, its digest, and bytes turned into text.

Everything the tracker says about a place in a text (offsets, quotes, digests) is
said about `normalise(text)`.
"""

import codecs
import hashlib
import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from claims.text.words.letters import (
    OTHER_CYRILLIC,
    RUSSIAN_PER_MILLE,
    TYPOGRAPHY,
)

BOM: Final = "\ufeff"

QUOTES: Final = "«»„“”‟‹›〝〞＂"
APOSTROPHES: Final = "’‘‚‛ʼʹ′`´＇"
DASHES: Final = "‐‑‒–—―−﹘﹣－⁃"
SPACES: Final = "\t\n\r\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Soft hyphen, zero-width signs, directional marks, and the two accents that Russian
# primers (stress) and the casefolded Turkish İ leave behind.
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u0301\u0307"

_FOLDING: Final = str.maketrans(
    dict.fromkeys(QUOTES, '"')
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(SPACES, " ")
    | dict.fromkeys(INVISIBLE, "")
    | {"ё": "е"}
)

_FOLDED: Final = re.compile(f"[{''.join(map(re.escape, map(chr, _FOLDING)))}]")

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_HEADS: Final = (
    b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b",
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF", b"MZ\x90", b"SQLite ",
)  # fmt: skip
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# With what makes each improbable beforehand, in nats: nobody has saved a text in the
# code of old Macintoshes for twenty years, and it shares most letters with 1251.
_CYRILLIC_ENCODINGS: Final = {
    "windows-1251": 0.0,
    "koi8-r": 0.0,
    "cp866": 0.0,
    "iso8859-5": 0.0,
    "mac-cyrillic": 8.0,
}
_RECOGNISED: Final = frozenset({"windows-1251", "koi8-r"})

_LETTER_COST: Final = {
    letter: -math.log(share / 1000) for letter, share in RUSSIAN_PER_MILLE.items()
}
_STRANGE_COST: Final = 9.0  # a sign no newspaper prints, Latin glued to Cyrillic
_GLUED_COST: Final = 6.0  # a mark where no mark stands: „слово, от…куда
_IMPOSSIBLE_COST: Final = 6.0  # ъ after a vowel, five consonants in a row
_WORD_COSTS: Final = {"lower": 0.0, "title": 1.0, "upper": 2.0, "mixed": 6.0}
_CLEAR_MEAN: Final = (
    3.6  # nats a letter; Russian prose costs 3.0–3.3, a wrong table 4–9
)
_CLEAR_LEAD: Final = 10.0  # nats in all over the next best table
_FEWEST_LETTERS: Final = 12

_CYRILLIC_WORD: Final = re.compile("[а-яё]+", re.IGNORECASE)
_IMPOSSIBLE: Final = re.compile(
    "[бвгджзклмнпрстфхцчшщ]{5}|[аеёиоуыэюя]{4}|[аеёиоуыэюя][ъь]|^[ъыь]|[ъь][ъыь]|ъ[^еёюя]"
)
_GLUED: Final = re.compile(
    r"(?<=[^\W\d_])[«»„“”‘‹›…•·№§©®™°±¦¶µ²≤≥≈÷](?=[^\W\d_])"
    r"|(?<=[^\W\d_])€|€(?=[^\W\d_])|(?<!\w)[’”•…“„‘–—](?=[а-яё])"
)
_MIXED_SCRIPT: Final = re.compile("[a-z](?=[а-яё])|[а-яё](?=[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text made from bytes (normalised) and the encoding it was read with."""

    text: str
    encoding: str


class UndecodableText(ValueError):
    """Bytes could not be read as text without guessing.

    `code` is stable: `empty`, `binary`, `ambiguous_encoding`, `undecodable`,
    `unknown_encoding`. `candidates` are the encodings worth asking about, best first.
    """

    def __init__(self, code: str, sentence: str, candidates: tuple[str, ...] = ()):
        super().__init__(sentence)
        self.code = code
        self.candidates = candidates


def normalise(text: str) -> str:
    """Drop leading BOMs, turn CRLF and CR into LF, compose (NFC); strip nothing.

    Applying it twice changes nothing more.
    """
    unmarked = text.lstrip(BOM).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", unmarked)


def digest(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fold(text: str) -> str:
    """Return the text as comparisons see it: not for display, and not offset-true.

    Lower case, ё as е, one kind of quotation mark, apostrophe, dash and space, without
    soft hyphens, zero-width signs and stress marks.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    if _FOLDED.search(folded):  # translating takes ten times as long as looking
        folded = folded.translate(_FOLDING)
    return unicodedata.normalize("NFC", folded)


def decode(raw: bytes, encoding: str | None = None) -> Decoded:
    """Read bytes as text, by the encoding named or by one that is beyond doubt.

    UTF-8 and marked UTF-16/32 prove themselves; unmarked UTF-16, windows-1251 and
    KOI8-R are recognised when the letters leave no doubt. Whatever is left raises
    `UndecodableText`, so that a person is asked and mojibake is never stored.
    """
    if not raw.strip(b"\x00 \t\r\n"):
        raise UndecodableText("empty", "The file holds no text.")
    if raw.startswith(_BINARY_HEADS):
        raise UndecodableText("binary", "This is a document or picture, not text.")
    if encoding is not None:
        return _finished(_decoded_as_named(raw, encoding), encoding)
    for mark, marked in _BOMS:
        if raw.startswith(mark):
            return _finished(_decoded_as_named(raw, marked), marked)
    if recognised := _utf16_without_mark(raw):
        return _finished(raw.decode(recognised), recognised)
    try:
        return _finished(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as refusal:
        return _decoded_by_letters(raw, refusal.start)


def _finished(text: str, encoding: str) -> Decoded:
    normalised = normalise(text)
    if _CONTROL.search(normalised):
        raise UndecodableText("binary", "The file holds control codes, so no text.")
    if not normalised.strip():
        raise UndecodableText("empty", "The file holds no text.")
    return Decoded(normalised, encoding)


def _decoded_as_named(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeError as refusal:
        sentence = f"The file is not {encoding}: {refusal}."
        raise UndecodableText("undecodable", sentence) from refusal
    except (LookupError, ValueError) as refusal:
        sentence = f"No text encoding is called “{encoding}”."
        raise UndecodableText("unknown_encoding", sentence) from refusal


def _utf16_without_mark(raw: bytes) -> str | None:
    """Name the byte order if every second byte is that of one alphabet's page."""
    if len(raw) % 2 or len(raw) < 8:
        return None
    for encoding, high in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        pages = high.count(0) + high.count(4) + high.count(0x20)
        if high.count(0) + high.count(4) and pages >= 0.97 * len(high):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                return None
            return None if _CONTROL.search(text) else encoding
    return None


def _decoded_by_letters(raw: bytes, first_fault: int) -> Decoded:
    if _CONTROL.search(raw.decode("latin-1")):
        raise UndecodableText("binary", "The file holds control codes, so no text.")
    readings = sorted(
        (prior + _letter_cost(text := raw.decode(encoding, "replace")), encoding, text)
        for encoding, prior in _CYRILLIC_ENCODINGS.items()
    )
    cost, encoding, best = readings[0]
    others = [other for other, _, text in readings if text != best]
    is_clear = _mean_cost(best, cost) <= _CLEAR_MEAN and (
        min(others) - cost >= _CLEAR_LEAD
    )
    if is_clear and encoding in _RECOGNISED:
        return _finished(best, encoding)
    if _is_damaged_utf8(raw):
        sentence = f"The file is UTF-8 but damaged at byte {first_fault}."
        raise UndecodableText("undecodable", sentence)
    raise UndecodableText(
        "ambiguous_encoding",
        "The encoding of the file cannot be told for certain; please name it.",
        tuple(name for _, name, _ in readings),
    )


def _is_damaged_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    foreign = sum(character > "\x7f" for character in text)
    return text.count("\ufffd") * 4 <= foreign


def _mean_cost(text: str, cost: float) -> float:
    """Return nats per Cyrillic letter, infinite where any doubt must win."""
    letters = sum(map(len, _CYRILLIC_WORD.findall(text)))
    if letters < _FEWEST_LETTERS or "\ufffd" in text or any(map(_is_strange, text)):
        return math.inf
    return cost / letters


def _is_strange(character: str) -> bool:
    return (
        character > "\x7f"
        and character.lower() not in _LETTER_COST
        and character not in TYPOGRAPHY
        and character not in OTHER_CYRILLIC
    )


def _letter_cost(text: str) -> float:
    """Return how improbable the text is as Russian prose, in nats.

    A letter costs minus the logarithm of its share; what Russian spelling, case and
    typography do not do costs extra, which tells two code tables apart in a few words.
    """
    words = _CYRILLIC_WORD.findall(text)
    return (
        sum(sum(map(_LETTER_COST.__getitem__, word.lower())) for word in words)
        + sum(_WORD_COSTS[_case(word)] for word in words)
        + sum(len(_IMPOSSIBLE.findall(word.lower())) for word in words)
        * _IMPOSSIBLE_COST
        + sum(map(_is_strange, text)) * _STRANGE_COST
        + sum(character in OTHER_CYRILLIC for character in text) * _STRANGE_COST
        + len(_MIXED_SCRIPT.findall(text)) * _STRANGE_COST
        + len(_GLUED.findall(text)) * _GLUED_COST
    )


def _case(word: str) -> str:
    if word.islower():
        return "lower"
    if word.istitle():
        return "title"
    return "upper" if word.isupper() else "mixed"
