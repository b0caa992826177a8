"""Taking in a text from outside: the article it belongs to is found or made."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify

from claims.models import Article, Outlet, Revision
from claims.models.languages import in_languages, language_codes
from claims.text.language import detect
from claims.text.normalise import digest, fold, normalise
from claims.text.urls import canonical_url
from claims.workflow import policies

from . import articles, revisions

ATTACHED, KNOWN, REVISED, CREATED = "attached", "known", "revised", "created"
LONGEST_TITLE = 200  # of one found in the text: a first line may be a paragraph


@dataclass(frozen=True)
class Imported:
    """What became of a text: attached to a revision known by digest, known already
    with its text, a new revision of the article at its address (then `followed` says
    where the quotes went), or created with a new article."""

    revision: Revision
    outcome: str
    has_title_from_text: bool = False
    followed: revisions.Followed | None = None


@transaction.atomic
def take_in(
    text: str, *, by: User, key: str = "", title: str = "", **columns: Any
) -> Imported:
    """Finds the article the text belongs to, or makes one of it.

    The same text (by digest) or the same address (`text.urls`) is the same article.

    `key` is a wish for a new article's identifier (a file's name will do), `title` is
    by default the text's first line, `language` what its letters look like, `site_name`
    what the page calls its outlet. Raises TextRefused.
    """
    policies.check_can_research(by)
    text = normalise(text)
    if known := _known(digest(text)):
        return _attached(known, by=by, text=text)
    if article := article_at(columns.get("url", "")):
        followed = revisions.add(article, by=by, text=text)
        return Imported(followed.revision, REVISED, followed=followed)
    site_name = columns.pop("site_name", "")
    columns["outlet"] = columns.get("outlet") or outlet_called(site_name)
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


def article_at(url: str) -> Article | None:
    """The article whose page this is, however its address is written."""
    if not url:
        return None
    wanted = canonical_url(url)
    addresses = Article.objects.exclude(url="").values_list("pk", "url")
    found = [pk for pk, address in addresses if canonical_url(address) == wanted]
    return Article.objects.filter(pk__in=found).first()


def outlet_called(name: str) -> Outlet | None:
    """The outlet of that name in any language; None rather than a likely one."""
    wanted = fold(name).strip()
    if not wanted:
        return None
    same = (
        outlet
        for outlet in Outlet.objects.all()
        if wanted in map(fold, in_languages(outlet.name).values())
    )
    return next(same, None)


def _free_key(wish: str, sha256: str) -> str:
    key = slugify(wish.replace("_", "-"))[:60].strip("-") or f"text-{sha256[:8]}"
    if Article.objects.filter(key=key).exists():
        return f"{key}-{sha256[:8]}"
    return key


def _in_language(title: str, language: str) -> dict[str, str]:
    codes = language_codes()
    return {language if language in codes else codes[0]: title}
