"""Articles and their texts."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import AlreadyThere, TextRefused
from claims.models import Article, Claim, Revision
from claims.search import documents, names
from claims.text.normalise import digest, normalise
from claims.text.selectors import select
from claims.workflow import policies

from . import validation
from .versions import take_version

LONGEST_TEXT = 2_000_000  # code points; a long book has about one million


@transaction.atomic
def create(*, by: User, **columns: Any) -> Article:
    """A new article, without a text yet."""
    policies.check_can_research(by)
    article = Article()
    validation.assign(article, columns)
    validation.check(article)
    article.save(force_insert=True)
    names.refresh(article)
    log.record("article.created", by=by, about=article, changed=[article])
    return article


@transaction.atomic
def edit(article: Article, *, by: User, **columns: Any) -> Article:
    """Changes what is said about the article; its texts are untouched."""
    policies.check_can_research(by)
    was = log.before(Article.objects.get(pk=article.pk))
    take_version(article)
    validation.assign(article, columns)
    validation.check(article)
    article.save(force_update=True)
    names.refresh(article)
    for claim in Claim.objects.filter(
        appearances__revision__article=article
    ).distinct():
        documents.refresh(claim)
    log.record("article.edited", by=by, about=article, changed=[article], was=[was])
    return article


@transaction.atomic
def add_text(article: Article, *, by: User, text: str) -> Revision:
    """A new revision with this text, normalised.

    Raises TextRefused for an empty or an endless text, AlreadyThere if the article
    has a revision with the very same text.
    """
    policies.check_can_research(by)
    text = _checked(text)
    return _add_revision(
        article, by=by, sha256=digest(text), length=len(text), text=text
    )


@transaction.atomic
def add_detached_text(
    article: Article, *, by: User, sha256: str, length: int
) -> Revision:
    """A revision whose text we know only by digest and length (rights)."""
    policies.check_can_research(by)
    return _add_revision(article, by=by, sha256=sha256, length=length, text=None)


@transaction.atomic
def attach_text(revision: Revision, *, by: User, text: str) -> Revision:
    """Gives a detached revision its text; its quotes come alive.

    Raises TextRefused unless the normalised text has exactly the known digest.
    """
    policies.check_can_research(by)
    text = _checked(text)
    if digest(text) != revision.sha256:
        raise TextRefused(
            _("This is not the text the article was read from: the digest differs.")
        )
    if not revision.is_detached:
        raise AlreadyThere(_("The text is already attached."))
    was = log.before(revision)
    revision.text = text
    revision.save(update_fields=["text"], force_update=True)
    for appearance in revision.appearances.all():
        quote = select(text, appearance.start, appearance.end)
        if digest(quote.exact) != appearance.quote_digest:
            raise TextRefused(
                _("The quote at %(start)d–%(end)d is not the one on record.")
                % {"start": appearance.start, "end": appearance.end}
            )
        appearance.exact, appearance.prefix, appearance.suffix = (
            quote.exact,
            quote.prefix,
            quote.suffix,
        )
        appearance.save(update_fields=["exact", "prefix", "suffix"])
    log.record(
        "revision.text_attached",
        by=by,
        about=revision.article,
        changed=[revision, *revision.appearances.all()],
        was=[was],
    )
    return revision


def _checked(text: str) -> str:
    text = normalise(text)
    if not text.strip():
        raise TextRefused(_("The text is empty."), field="text")
    if len(text) > LONGEST_TEXT:
        raise TextRefused(
            _("The text has %(length)d characters; at most %(most)d are taken.")
            % {"length": len(text), "most": LONGEST_TEXT},
            field="text",
        )
    if "\x00" in text:
        raise TextRefused(_("The text contains NUL characters."), field="text")
    return text


def _add_revision(article: Article, *, by: User, **columns: Any) -> Revision:
    if article.revisions.filter(sha256=columns["sha256"]).exists():
        raise AlreadyThere(_("The article already has this very text."))
    take_version(article)
    last = article.revisions.order_by("-number").first()
    revision = Revision(
        article=article,
        number=last.number + 1 if last else 1,
        imported_by=by,
        **columns,
    )
    validation.check(revision)
    revision.save(force_insert=True)
    log.record("revision.added", by=by, about=article, changed=[article, revision])
    return revision
