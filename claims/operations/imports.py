"""Taking in a text from outside: the article it belongs to is found or made."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from claims.exceptions import AlreadyThere, TextRefused
from claims.models import Article, Revision
from claims.models.languages import language_codes
from claims.text.language import detect
from claims.text.normalise import UndecodableText, decode, digest, normalise
from claims.text.urls import canonical_url
from claims.workflow import policies

from . import articles

ATTACHED, KNOWN, CREATED = "attached", "known", "created"
MOST_BYTES = 4 * articles.LONGEST_TEXT  # UTF-8 and UTF-16 need at most four each
LONGEST_TITLE = 200  # of one found in the text: a first line may be a paragraph


@dataclass(frozen=True)
class Imported:
    """What became of a text: attached to a revision known by digest, known already
    with its text, or created with a new article."""

    revision: Revision
    outcome: str
    has_title_from_text: bool = False


def read(raw: bytes, encoding: str = "") -> str:
    """Bytes as normalised text. Raises TextRefused rather than guess."""
    if len(raw) > MOST_BYTES:
        raise TextRefused(
            _("The file has %(size)d bytes; at most %(most)d are taken.")
            % {"size": len(raw), "most": MOST_BYTES}
        )
    try:
        return decode(raw, encoding or None).text
    except UndecodableText as refusal:
        raise TextRefused(_sentence(refusal)) from refusal


@transaction.atomic
def take_in(
    text: str, *, by: User, key: str = "", title: str = "", **columns: Any
) -> Imported:
    """Attaches the text to the article it was read from, or makes an article of it.

    `key` is a wish for a new article's identifier (a file's name will do), `title` is
    by default the text's first line, `language` what its letters look like. Raises
    TextRefused, or AlreadyThere if another text has the address in `columns`.
    """
    policies.check_can_research(by)
    text = normalise(text)
    if known := _known(digest(text)):
        return _attached(known, by=by, text=text)
    _check_address_is_free(columns.get("url", ""))
    columns["language"] = columns.get("language") or detect(text)
    article = articles.create(
        by=by,
        key=_free_key(key, digest(text)),
        title=_in_language(title or first_line(text), columns["language"]),
        **columns,
    )
    revision = articles.add_text(article, by=by, text=text)
    return Imported(revision, CREATED, has_title_from_text=not title)


def first_line(text: str) -> str:
    """The first line with words in it, without Markdown's marks for a heading."""
    lines = (line.strip().strip("#*_ ") for line in text.splitlines())
    line = next(filter(None, lines), "")
    if len(line) <= LONGEST_TITLE:
        return line
    return line[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"


def _known(sha256: str) -> Revision | None:
    """A revision without its text comes first: it is the one that waits for it."""
    same = Revision.objects.filter(sha256=sha256).select_related("article")
    return same.filter(text__isnull=True).first() or same.first()


def _attached(revision: Revision, *, by: User, text: str) -> Imported:
    if not revision.is_detached:
        return Imported(revision, KNOWN)
    articles.attach_text(revision, by=by, text=text)
    return Imported(revision, ATTACHED)


def _check_address_is_free(url: str) -> None:
    """One page, one article, however its address is written."""
    if not url:
        return
    wanted = canonical_url(url)
    for key, address in Article.objects.exclude(url="").values_list("key", "url"):
        if canonical_url(address) == wanted:
            raise AlreadyThere(
                _(
                    "The article “%(key)s” has this address, with another text. If "
                    "the page was changed, add the new text to that article; if this "
                    "is another page, give its own address."
                )
                % {"key": key},
                field="url",
            )


def _free_key(wish: str, sha256: str) -> str:
    key = slugify(wish.replace("_", "-"))[:60].strip("-") or f"text-{sha256[:8]}"
    if Article.objects.filter(key=key).exists():
        return f"{key}-{sha256[:8]}"
    return key


def _in_language(title: str, language: str) -> dict[str, str]:
    codes = language_codes()
    return {language if language in codes else codes[0]: title}


def _sentence(refusal: UndecodableText) -> str:
    match refusal.code:
        case "empty":
            return _("The file holds no text.")
        case "binary":
            return _("This is not a text file.")
        case "ambiguous_encoding":
            return _("The encoding cannot be told for certain. Name it: %(names)s.") % {
                "names": ", ".join(refusal.candidates)
            }
        case "unknown_encoding":
            return _("There is no text encoding of that name.")
        case _other:
            return _("The file cannot be read as text: %(detail)s") % {
                "detail": refusal
            }
