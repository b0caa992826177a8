"""A quote found again in a new revision, or a person asked where it went.

One rule decides: the quote stood once in the old text, stands once in the new one,
letter for letter, and nothing that changes its meaning (a digit, a negation, the rest
of a word) has come to stand at its edges. Then it has moved. In every other case the
answer is "needs confirmation", with the likeliest places. Nothing is guessed.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from claims.text.language import Token, stems, tokens
from claims.text.normalise import fold
from claims.text.selectors import Selector, select
from claims.text.words.negations import NEGATIONS

MOST_CANDIDATES: Final = 5
LEAST_SCORE: Final = 0.45
CONTEXT_SHARE: Final = 0.2
CHANGED_MEANING: Final = 0.6
"""Factor for a candidate with another number or negation: shown, but never first."""

_WINDOWS: Final = 12
_MOST_OCCURRENCES: Final = 200
_LONGEST_COMPARED: Final = 2_000
_WORDS_NEAR: Final = 3
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s)|\n")
_JOINERS: Final = frozenset("\u200d\u00ad\u2060\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class Moved:
    """The quote stands, beyond doubt, where `selector` says (in the new text)."""

    selector: Selector


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where the quote may stand now; `score` from 0 to 1.

    `reasons` are codes: exact, same_words, words_changed, number_changed,
    negation_changed, repeated, same_context, context_changed.
    """

    start: int
    end: int
    exact: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedsConfirmation:
    """A person must say where the quote is; at most five candidates, best first.

    Without candidates the quote is gone.
    """

    candidates: list[Candidate]


def reanchor(
    old: Selector, old_text: str | None, new_text: str
) -> Moved | NeedsConfirmation:
    """Find an old quote in a new text, both normalised.

    Without `old_text` (a detached revision) it cannot be known whether the quote was
    unique there; then both sides of its context must be unchanged.
    """
    if old_text == new_text and new_text[old.start : old.end] == old.exact:
        return Moved(select(new_text, old.start, old.end))
    places = list(_occurrences(old.exact, new_text))
    if len(places) == 1:
        found = select(new_text, places[0], places[0] + len(old.exact))
        if _was_unique(old, old_text, found) and _means_the_same(old, found):
            return Moved(found)
    return NeedsConfirmation(_candidates(old, places, new_text))


def _occurrences(quote: str, text: str) -> Iterator[int]:
    position = text.find(quote) if quote else -1
    while position >= 0:
        yield position
        position = text.find(quote, position + 1)  # overlapping ones count too


def _was_unique(old: Selector, old_text: str | None, found: Selector) -> bool:
    if old_text is None:
        return old.prefix == found.prefix and old.suffix == found.suffix
    return list(_occurrences(old.exact, old_text)) == [old.start]


def _means_the_same(old: Selector, found: Selector) -> bool:
    """Say whether what stands at the edges of the quote leaves its meaning alone."""
    return (
        _is_cut_off(old.prefix, old.exact) == _is_cut_off(found.prefix, found.exact)
        and _is_cut_off(old.exact, old.suffix) == _is_cut_off(found.exact, found.suffix)
        and _negations_before(old.prefix) == _negations_before(found.prefix)
        and _numbers_at_edges(old) == _numbers_at_edges(found)
    )


def _is_cut_off(left: str, right: str) -> bool:
    """Say whether the border between two strings runs through a word or character."""
    if not left or not right:
        return False
    before, after = left[-1], right[0]
    if before in _JOINERS or after in _JOINERS or unicodedata.combining(after):
        return True
    if unicodedata.category(after) in {"Mn", "Mc", "Me"} or _is_modifier(after):
        return True
    return _is_inner(before) and _is_inner(after)


def _is_inner(character: str) -> bool:
    return (
        character.isalnum()
        or unicodedata.category(character).startswith("M")
        or "\U0001f1e6" <= character <= "\U0001f1ff"
    )


def _is_modifier(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _negations_before(prefix: str) -> int:
    clause = _SENTENCE_END.split(prefix)[-1]
    near = [token.folded for token in tokens(clause)][-_WORDS_NEAR:]
    return sum(word in NEGATIONS for word in near)


def _numbers_at_edges(selector: Selector) -> tuple[str, ...]:
    """Return the words beside the quote where a number stands on either side.

    «6 %» out of «6 %» is not «6 %» out of «46 %»; «тыс. человек» after 5 is not
    that after 9; «на 46» before % is not that before млн.
    """
    before = tokens(_SENTENCE_END.split(selector.prefix)[-1])[-1:]
    after = tokens(_SENTENCE_END.split(selector.suffix)[0])[:1]
    quote = tokens(selector.exact)
    beside: list[str] = []
    for neighbour, edge in ((before, quote[:1]), (after, quote[-1:])):
        has_number = any(_has_digit(token.folded) for token in neighbour + edge)
        beside.append(neighbour[0].folded if has_number and neighbour else "")
    return tuple(beside)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _candidates(old: Selector, places: list[int], text: str) -> list[Candidate]:
    length = len(old.exact)
    spans = [(place, place + length) for place in places[:_MOST_OCCURRENCES]]
    if not spans:
        spans = list(_similar_spans(old.exact, text))
    judged = [_judged(old, text, *span, len(places)) for span in set(spans)]
    judged.sort(key=lambda one: (-one.score, one.start))
    kept: list[Candidate] = []
    for one in judged:
        is_new = places or all(
            one.end <= other.start or other.end <= one.start for other in kept
        )
        if one.score >= LEAST_SCORE and is_new:
            kept.append(one)
    return kept[:MOST_CANDIDATES]


def _judged(old: Selector, text: str, start: int, end: int, times: int) -> Candidate:
    exact = text[start:end]
    reasons = []
    if exact == old.exact:
        alike = 1.0
        reasons.append("exact")
    else:
        alike = _likeness(fold(old.exact), fold(exact))
        reasons.append("same_words" if alike == 1 else "words_changed")
    found = select(text, start, end)
    factor = 1.0
    if _numbers(old.exact) != _numbers(exact) or (
        _numbers_at_edges(old) != _numbers_at_edges(found) and exact == old.exact
    ):
        reasons.append("number_changed")
        factor = CHANGED_MEANING
    if _negations(old) != _negations(found):
        reasons.append("negation_changed")
        factor = CHANGED_MEANING
    if times > 1:
        reasons.append("repeated")
    around = _context_likeness(old, found)
    reasons.append("same_context" if around > 0.9 else "context_changed")
    score = factor * ((1 - CONTEXT_SHARE) * alike + CONTEXT_SHARE * around)
    return Candidate(start, end, exact, round(score, 4), tuple(reasons))


def _likeness(one: str, other: str) -> float:
    cut = _LONGEST_COMPARED
    return fuzz.ratio(one[:cut], other[:cut]) / 100


def _context_likeness(old: Selector, found: Selector) -> float:
    sides = ((old.prefix, found.prefix), (old.suffix, found.suffix))
    return sum(_likeness(fold(one), fold(other)) for one, other in sides) / len(sides)


def _numbers(text: str) -> Counter[str]:
    return Counter(stem for stem in stems(text) if _has_digit(stem) or stem == "pct")


def _negations(selector: Selector) -> int:
    inside = sum(token.folded in NEGATIONS for token in tokens(selector.exact))
    return inside + _negations_before(selector.prefix)


def _similar_spans(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield places that share words with the quote in about the same order.

    Every shared word votes for the place where the quote would begin; the windows
    with most votes (rare words weigh more) are aligned word by word.
    """
    wanted = tokens(quote)
    words = tokens(text)
    if not wanted or not words:
        return
    where: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        where.setdefault(word.folded, []).append(index)
    votes: defaultdict[int, float] = defaultdict(float)
    bucket = max(2, len(wanted) // 4)
    for offset, token in enumerate(wanted):
        indices = where.get(token.folded, ())
        weight = 1 / len(indices) ** 0.5 if indices else 0
        for index in indices:
            votes[(index - offset) // bucket] += weight
    for slot in nlargest(_WINDOWS, votes, key=votes.__getitem__):
        first = max(0, (slot - 1) * bucket)
        window = words[first : (slot + 2) * bucket + len(wanted)]
        if span := _aligned(wanted, window):
            yield _with_edges(quote, text, wanted, span)


def _aligned(wanted: list[Token], window: list[Token]) -> tuple[int, int] | None:
    """Return the span in the window that answers the quote, word by word."""
    blocks = [
        block
        for block in LCSseq.opcodes(_folded(wanted), _folded(window))
        if block.tag == "equal"
    ]
    if not blocks:
        return None
    # Changed words at the ends are taken along: as many as the quote had there.
    first = max(0, blocks[0].dest_start - blocks[0].src_start)
    missing = len(wanted) - blocks[-1].src_end
    last = min(len(window), blocks[-1].dest_end + missing)
    return window[first].start, window[last - 1].end


def _folded(words: list[Token]) -> list[str]:
    return [word.folded for word in words]


def _with_edges(
    quote: str, text: str, wanted: list[Token], span: tuple[int, int]
) -> tuple[int, int]:
    """Take the quote's own punctuation along where it still stands."""
    start, end = span
    lead, tail = quote[: wanted[0].start], quote[wanted[-1].end :]
    if lead and text.endswith(lead, 0, start):
        start -= len(lead)
    if tail and text.startswith(tail, end):
        end += len(tail)
    return start, end
