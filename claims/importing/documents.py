"""Bytes of a text or a page, read into text and what the document says of itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final

from django.utils.translation import gettext as _

from claims.exceptions import TextRefused
from claims.text.normalise import UndecodableText, decode, normalise

from . import web_pages

MOST_BYTES: Final = 8_000_000
TEXTS: Final = (".txt", ".md", ".markdown")
PAGES: Final = (".html", ".htm", ".xhtml")
SUFFIXES: Final = TEXTS + PAGES


@dataclass(frozen=True, slots=True)
class Document:
    """A normalised text; `details` are columns of an article (title, author, url,
    language, published_on) and `site_name`, as far as the document gives them."""

    text: str
    details: dict[str, Any] = field(default_factory=dict)


def read(raw: bytes, *, name: str = "", encoding: str = "") -> Document:
    """What the bytes of a file called `name` say; its suffix tells a page from a text.

    Without a suffix, what begins like a page is one. Raises TextRefused, with
    `field="encoding"` where naming the encoding would help.
    """
    if len(raw) > MOST_BYTES:
        raise TextRefused(
            _("The file has %(size)d bytes; at most %(most)d are taken.")
            % {"size": len(raw), "most": MOST_BYTES}
        )
    suffix = PurePath(name).suffix.lower()
    if suffix in PAGES or (suffix not in TEXTS and web_pages.looks_like_page(raw)):
        page = decoded(raw, encoding or "", declared=web_pages.declared_encoding(raw))
        text, details = web_pages.main_text(page)
        return Document(normalise(text), details)
    return Document(decoded(raw, encoding))


def decoded(raw: bytes, encoding: str = "", declared: str = "") -> str:
    """Normalised text of `raw`. `declared` is asked only if the letters leave doubt.

    Raises TextRefused rather than guess.
    """
    try:
        return decode(raw, encoding or None).text
    except UndecodableText as refusal:
        if declared and not encoding and refusal.code in _CURED_BY_NAME:
            return decoded(raw, declared)
        names_it = refusal.code in (*_CURED_BY_NAME, "unknown_encoding")
        field_to_blame = "encoding" if names_it else ""
        raise TextRefused(_sentence(refusal), field=field_to_blame) from refusal


_CURED_BY_NAME: Final = ("ambiguous_encoding", "undecodable")


def _sentence(refusal: UndecodableText) -> str:
    told: dict[str, Callable[[], str]] = {
        "empty": lambda: _("The file holds no text."),
        "binary": lambda: _("This is not a text file."),
        "ambiguous_encoding": lambda: (
            _("The encoding cannot be told for certain. Name it: %(names)s.")
            % {"names": ", ".join(refusal.candidates)}
        ),
        "unknown_encoding": lambda: _("There is no text encoding of that name."),
    }
    other = _("The file cannot be read as text: %(detail)s") % {"detail": refusal}
    return told[refusal.code]() if refusal.code in told else other
