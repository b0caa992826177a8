"""The picture of a verdict: rating and statement, 1200 by 630, Cyrillic included.

Social networks take no SVG, so it is drawn as PNG, with a font of our own: what is
installed on a server must not decide how letters look.
"""

import io
from pathlib import Path

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from claims.typography import words

from .public_claim import PublicClaim

SIZE = (1200, 630)
EDGE = 70
FONT = Path(__file__).resolve().parent / "fonts" / "DejaVuSans-Bold.ttf"
GROUND, INK, QUIET = "#ffffff", "#1b2430", "#52606d"
SIZES = (58, 50, 43, 37, 32)
ROOM = 330  # pixels of height for the statement
LINE = 1.3


def drawn(claim: PublicClaim) -> bytes:
    """PNG, in the language in force."""
    picture = Image.new("RGB", SIZE, GROUND)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 24, SIZE[1]), fill=claim.rating.colour)
    label = f"{claim.rating.symbol} {words(claim.rating.label)}"
    font = _font(46)
    right = EDGE + pen.textlength(label, font) + 56
    pen.rounded_rectangle((EDGE, 60, right, 142), 14, fill=claim.rating.colour)
    pen.text((EDGE + 28, 101), label, GROUND, font, anchor="lm")
    size, lines = _fitted(pen, words(claim.statement))
    for number, line in enumerate(lines):
        at = (EDGE, 185 + number * size * LINE)
        pen.text(at, line, INK, _font(size))
    pen.text((EDGE, 560), f"✓ {_('Claim tracker')}", QUIET, _font(30))
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _fitted(pen: ImageDraw.ImageDraw, text: str) -> tuple[int, list[str]]:
    """The largest size in which all of it fits; else the smallest, cut with "…"."""
    for size in SIZES:
        lines = _wrapped(pen, text, _font(size))
        most = int(ROOM / (size * LINE))
        if len(lines) <= most:
            return size, lines
    return size, [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]


def _wrapped(
    pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont
) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and pen.textlength(longer, font) > SIZE[0] - 2 * EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)
