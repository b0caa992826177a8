"""Where a quote stands: position and quotation, as the W3C Web Annotation model says.

A `Selector` is a TextPositionSelector (start, end) and a TextQuoteSelector (exact,
prefix, suffix) in one: https://www.w3.org/TR/annotation-model/#selectors. Offsets
count Unicode code points; browsers count UTF-16 units, and the two functions at the
end convert. `tests/text/offset_cases.json` tests them and their twin in selectors.js.
"""

from dataclasses import dataclass
from typing import Final

CONTEXT: Final = 32
"""Code points of text kept before and after a quote."""

_HIGH_SURROGATES: Final = range(0xD800, 0xDC00)
_LOW_SURROGATES: Final = range(0xDC00, 0xE000)


class SpanOutsideText(ValueError):
    """An offset lay before the beginning or beyond the end of the text."""


class EmptySpan(ValueError):
    """A span held nothing: its end was not after its start."""


class CharacterSplit(ValueError):
    """An offset in UTF-16 units pointed into the middle of a character."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A quote and its place; start and end in code points, end exclusive."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def select(text: str, start: int, end: int) -> Selector:
    """Return the selector of text[start:end]; the context is shorter at the edges.

    Raises `SpanOutsideText` or `EmptySpan`.
    """
    if start < 0 or end > len(text):
        raise SpanOutsideText(
            f"The span {start}–{end} is not within a text of {len(text)} characters."
        )
    if end <= start:
        raise EmptySpan(f"The span {start}–{end} holds no text.")
    prefix = text[max(0, start - CONTEXT) : start]
    return Selector(start, end, text[start:end], prefix, text[end : end + CONTEXT])


def code_points_to_utf16(text: str, offset: int) -> int:
    """Return how many UTF-16 units stand before a code-point offset.

    Raises `SpanOutsideText`.
    """
    if not 0 <= offset <= len(text):
        raise SpanOutsideText(
            f"Offset {offset} is not within a text of {len(text)} characters."
        )
    return len(_utf16(text[:offset])) // 2


def utf16_to_code_points(text: str, offset: int) -> int:
    """Return how many code points stand before an offset in UTF-16 units.

    Raises `SpanOutsideText`, or `CharacterSplit` between the halves of one character.
    """
    units = _utf16(text)
    if not 0 <= 2 * offset <= len(units):
        raise SpanOutsideText(
            f"Offset {offset} is not within a text of {len(units) // 2} UTF-16 units."
        )
    if _unit(units, offset - 1) in _HIGH_SURROGATES and (
        _unit(units, offset) in _LOW_SURROGATES
    ):
        raise CharacterSplit(f"Offset {offset} lies inside a character.")
    return len(units[: 2 * offset].decode("utf-16-le", "surrogatepass"))


def _utf16(text: str) -> bytes:
    # A browser may hand over half a pair; counting must not fail on it.
    return text.encode("utf-16-le", "surrogatepass")


def _unit(units: bytes, index: int) -> int:
    return int.from_bytes(units[2 * index : 2 * index + 2], "little")
