"""The paragraphs of a text and what each is: body, heading, quote, source, junk."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from claims.text.bibliography import find_bibliography
from claims.text.normalise import fold
from claims.text.words.endings import DATE_LINE, DATE_PREFIX, JUNK

Role = Literal["body", "heading", "pull_quote", "block_quote", "bibliography", "junk"]

LONGEST_HEADING_WORDS: Final = 14
LONGEST_JUNK_WORDS: Final = 25
FEWEST_PULLED_WORDS: Final = 5
FEWEST_BLOCK_WORDS: Final = 6

_LINE: Final = re.compile("[^\n]+")
_TERMINATED: Final = re.compile(r"[.!?…:;,][»”“\"')\]]*\s*\Z")
_ENDED: Final = re.compile(r"[.!?…][»”“\"')\]]*\s*\Z")
_MARKDOWN_HEADING: Final = re.compile(r"#{1,6}\s")
_LIST_MARK: Final = re.compile(r"[-*•–—]\s|\d{1,2}[.)]\s")
_OPENING: Final = '«„“"'
_CLOSING: Final = '»“”"'
_EDGES: Final = " .!?…\"'"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without the blanks around it; offsets in code points."""

    start: int
    end: int
    text: str
    role: Role


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs in order: blank lines, and most line ends, part them.

    A line that goes on in lower case, or stands in a text wrapped at a fixed width,
    belongs to the one before.
    """
    cut = DATE_PREFIX.match(text)
    spans = [span for span in _spans(text) if text[slice(*span)].strip()]
    if cut and spans and spans[0][1] > cut.end():
        first, last = spans[0]
        spans[:1] = [(first, cut.end()), (cut.end(), last)]
    bibliography = find_bibliography(text)
    found = []
    for start, end in (_trimmed(text, *span) for span in spans):
        words = text[start:end]
        is_listed = bibliography.start <= start < bibliography.end
        role = _role(words, is_listed, is_dated=cut is not None and end <= cut.end())
        found.append(Paragraph(start, end, words, role))
    return _with_pull_quotes(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    lines = [match.span() for match in _LINE.finditer(text)]
    is_wrapped = _is_wrapped(text, lines)
    start = end = -1
    for line_start, line_end in lines:
        line = text[line_start:line_end]
        goes_on = (
            start >= 0
            and text[end:line_start] == "\n"
            and (is_wrapped or _goes_on(text[start:end], line))
        )
        if goes_on:
            end = line_end
            continue
        if start >= 0:
            yield start, end
        start, end = line_start, line_end
    if start >= 0:
        yield start, end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether lines were broken at a width: blocks of even, unfinished lines."""
    inner = [
        (start, end)
        for start, end in lines
        if text[end : end + 1] == "\n" and text[end + 1 : end + 2] not in {"", "\n"}
    ]
    if len(inner) < 3 or max(end - start for start, end in lines) > 100:
        return False
    unfinished = sum(not _TERMINATED.search(text[start:end]) for start, end in inner)
    long = sum(end - start >= 45 for start, end in inner)
    return unfinished >= 0.6 * len(inner) and long >= 0.7 * len(inner)


def _goes_on(before: str, line: str) -> bool:
    first = line.strip()[:1]
    return first.islower() and not _ENDED.search(before)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _role(words: str, is_listed: bool, is_dated: bool) -> Role:
    length = len(words.split())
    if is_dated or not any(map(str.isalnum, words)) or DATE_LINE.fullmatch(words):
        return "junk"
    if length <= LONGEST_JUNK_WORDS and JUNK.search(words):
        return "junk"
    if _MARKDOWN_HEADING.match(words):
        return "heading"
    if is_listed:
        is_title = length <= 4 and not any(map(str.isdigit, words))
        return "heading" if is_title else "bibliography"
    if words.startswith(">") or (length >= FEWEST_BLOCK_WORDS and _is_quoted(words)):
        return "block_quote"
    return "heading" if _is_heading(words, length) else "body"


def _is_heading(words: str, length: int) -> bool:
    if "\n" in words or _LIST_MARK.match(words) or words[0].islower():
        return False
    if not _TERMINATED.search(words):
        return length <= LONGEST_HEADING_WORDS
    return words[-1] in "?:" and length <= 6


def _is_quoted(words: str) -> bool:
    """Say whether one pair of quotation marks holds the whole paragraph."""
    inside = words.rstrip(" .!?…,")
    if len(inside) < 2 or inside[0] not in _OPENING or inside[-1] not in _CLOSING:
        return False
    if inside[0] != "«":
        return not any(mark in inside[1:-1] for mark in _OPENING + _CLOSING)
    depth = 0
    for position, character in enumerate(inside):
        depth += (character == "«") - (character == "»")
        if depth == 0:
            return position == len(inside) - 1
    return False


def _with_pull_quotes(found: list[Paragraph]) -> list[Paragraph]:
    """Mark paragraphs that only repeat, word for word, a part of another one."""
    bodies = [fold(one.text) for one in found if one.role == "body"]
    everything = "\n".join(bodies)
    times = Counter(bodies)
    marked = []
    for one in found:
        folded = fold(one.text)
        core = folded.strip(_EDGES)
        can_pull = one.role in {"body", "heading", "block_quote"}
        if can_pull and len(core.split()) >= FEWEST_PULLED_WORDS:
            own = times[folded] if one.role == "body" else 0
            if everything.count(core) > own:
                one = replace(one, role="pull_quote")  # noqa: PLW2901
        marked.append(one)
    return marked
