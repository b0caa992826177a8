"""The text a command is about: a file, standard input, or an article stored here."""

from dataclasses import dataclass
from pathlib import Path

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.exceptions import TextRefused
from claims.importing.documents import SUFFIXES
from claims.importing.files import STDIN, read_file
from claims.models import Revision


@dataclass(frozen=True, slots=True)
class Given:
    """`revision` is None for a file: nothing about it is known to the database."""

    text: str
    revision: Revision | None = None


def add_text_arguments(parser: CommandParser) -> None:
    parser.add_argument(
        "text",
        metavar="FILE|ARTICLE|-",
        help="a file (.txt, .md, .html), an article's identifier, or - for standard "
        "input; no database is needed for a file",
    )
    parser.add_argument(
        "--encoding",
        default="",
        help="needed only where the text itself does not tell",
    )
    parser.add_argument("--format", choices=["table", "json"], default="table")


def text_given(name: str, encoding: str) -> Given:
    """The text called `name`; an article's is the newest that is here."""
    is_file = name == STDIN or Path(name).is_file()
    if not is_file and Path(name).suffix.lower() not in SUFFIXES:
        return _stored(name)
    try:
        return Given(read_file(name, encoding=encoding).text)
    except TextRefused as refusal:
        raise CommandError(f"{name}: {refusal}") from refusal


def _stored(key: str) -> Given:
    revisions = Revision.objects.filter(article__key=key).order_by("-number")
    if not revisions.exists():
        raise CommandError(
            _("“%(name)s” is neither a file nor an article.") % {"name": key}
        )
    revision = revisions.filter(text__isnull=False).first()
    if revision is None or revision.text is None:
        raise CommandError(
            _(
                "The text of “%(name)s” is not on this site. If you have it, attach "
                "it: manage.py import_article FILE"
            )
            % {"name": key}
        )
    return Given(revision.text, revision)
