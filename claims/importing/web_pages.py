"""The main text of a saved web page, by trafilatura, which is an optional extra.

Its structure is written as Markdown (#, >, -), because that is what `text.paragraphs`
recognises headings, quotes and lists by. What is extracted once is stored, so a later
version of the extractor changes no text that is already here.
"""

import datetime as dt
import importlib
import re
from typing import Any, Final

from django.utils.translation import gettext as _

from claims.exceptions import TextRefused
from claims.text.normalise import fold

_HEAD: Final = 4096  # bytes in which a page says what it is
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_CHARSET: Final = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_DETAILS: Final = {
    "title": "title",
    "author": "author",
    "url": "url",
    "sitename": "site_name",
    "language": "language",
}  # trafilatura's name: ours


def looks_like_page(raw: bytes) -> bool:
    """Whether the bytes begin with a doctype or a tag that only pages begin with."""
    return _PAGE.match(raw[:_HEAD].removeprefix(b"\xef\xbb\xbf")) is not None


def declared_encoding(raw: bytes) -> str:
    """The encoding the page names in its head, "" if it names none."""
    found = _CHARSET.search(raw[:_HEAD])
    return found[1].decode("ascii") if found else ""


def main_text(page: str) -> tuple[str, dict[str, Any]]:
    """The article in the page, without menus and footers, and its metadata.

    Raises TextRefused if the extra is not installed or the page holds no article.
    """
    document = _extractor().bare_extraction(
        page, with_metadata=True, include_comments=False, favor_recall=True
    )
    blocks = _blocks(document.body) if document is not None else []
    if not blocks:
        raise TextRefused(
            _(
                "No article was found in this page. Open it in a browser, copy the "
                "text and paste it instead."
            )
        )
    return "\n\n".join(blocks) + "\n", _details(document)


def _extractor() -> Any:
    # By name and only now: the extra may be absent, and takes a second to load.
    try:
        return importlib.import_module("trafilatura")
    except ImportError as error:
        raise TextRefused(
            _(
                "Web pages are read by trafilatura, which is not installed. Install "
                "it: pip install -r requirements-html.lock. Or paste the text."
            )
        ) from error


def _details(document: Any) -> dict[str, Any]:
    found = {ours: getattr(document, theirs) for theirs, ours in _DETAILS.items()}
    found["published_on"] = _day(document.date)
    return {name: value for name, value in found.items() if value}


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written or "")
    except ValueError:
        return None


def _blocks(body: Any) -> list[str]:
    found = [(element, _words(element)) for element in body]
    running = fold("\n".join(words for each, words in found if each.tag == "p"))
    marked = [
        block for element, words in found for block in _marked(element, words, running)
    ]
    return [block for block in marked if block]


def _marked(element: Any, words: str, running: str) -> list[str]:
    match element.tag:
        case "head":
            level = re.sub(r"\D", "", element.get("rend") or "") or "2"
            return [f"{'#' * int(level)} {words}" if words else ""]
        case "quote":
            # A pull quote repeats the article, and is known by exactly that.
            mark = "" if fold(words) in running else "> "
            paragraphs = [_words(each) for each in element] or [words]
            return [f"{mark}{each}" if each else "" for each in paragraphs]
        case "list":
            return ["\n".join(f"- {_words(each)}" for each in element)]
        case "table":
            return [" | ".join(_words(cell) for cell in row) for row in element]
        case _other:
            return [words]


def _words(element: Any) -> str:
    """All words inside, on one line; a line break in the page stays one."""
    pieces = [element.text or ""]
    for each in element:
        pieces += ["\n" if each.tag == "lb" else _words(each), each.tail or ""]
    lines = "".join(
        _BLANKS.sub(" ", piece) if piece != "\n" else piece for piece in pieces
    )
    return "\n".join(line.strip() for line in lines.split("\n")).strip()
