"""`manage.py import_article FILE…`: texts from files into articles."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.importing.documents import SUFFIXES
from claims.importing.files import STDIN, read_file
from claims.management import known_claims
from claims.management.acting import account
from claims.models import Outlet
from claims.operations import imports
from claims.search.known import Known, known_in
from claims.workflow import policies

DETAILS = ("url", "title", "author", "outlet", "language", "published_on")


class Command(BaseCommand):
    help = (
        "Takes in articles: plain text, Markdown and saved web pages, from files, "
        "folders or standard input (-). What is known about an article comes from the "
        "options, from a file beside it (article.json beside article.txt: title, "
        "outlet, author, url, language, published_on), or from the page. A text whose "
        "digest is known is attached to its article, and the claims' positions come "
        "alive; one whose address is known becomes a new revision, and quotes are "
        "followed into it; any other becomes a new article. Prints id and digest, "
        "and which sentences say what a known claim says; "
        "exit code 1 if a file was refused, and then nothing of that file is stored."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="file, folder, -")
        parser.add_argument("--url", default="", help="web address (one file only)")
        parser.add_argument(
            "--title",
            default="",
            help="title (one file only); without it the text's first line is taken",
        )
        parser.add_argument("--author", default="", help="as printed")
        parser.add_argument("--outlet", metavar="SLUG", help="identifier of an outlet")
        parser.add_argument(
            "--language", default="", help="ru, en, az …; recognised by default"
        )
        parser.add_argument(
            "--published-on", type=_day, metavar="DATE", help="2025-08-12"
        )
        parser.add_argument(
            "--encoding",
            default="",
            help="needed only where the text itself does not tell",
        )
        parser.add_argument(
            "--by",
            metavar="USERNAME",
            help="the researcher who imports; may be left out if there is only one",
        )
        parser.add_argument(
            "--skip-known",
            action="store_true",
            help="do not look whether its sentences are known claims already",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        by = _importer(options["by"])
        columns = _columns(options)
        reports, refusals = [], []
        for name in _files(options["files"], columns):
            try:
                imported = _imported(name, columns, options["encoding"], by=by)
            except DomainError as refusal:
                refusals.append(f"{name}: {refusal}")
            else:
                looks = not options["skip_known"] and imported.outcome != imports.KNOWN
                known = known_in(imported.revision) if looks else []
                reports.append(_report(name, imported, known))
        self.stdout.write(_printed(reports, options["format"]), ending="")
        if refusals:
            raise CommandError("\n".join(refusals))


def _importer(username: str | None) -> User:
    """Whose name stands in the log. It is never guessed among several."""
    if named := account(username):
        return named
    able = [
        user
        for user in User.objects.filter(is_active=True).order_by("username")
        if policies.is_researcher(user)
    ]
    if len(able) == 1:
        return able[0]
    raise CommandError(
        _("Say who imports: --by USERNAME. Accounts that may: %(names)s.")
        % {"names": ", ".join(user.get_username() for user in able) or "—"}
    )


def _imported(
    name: str, columns: dict[str, Any], encoding: str, *, by: User
) -> imports.Imported:
    document = read_file(name, encoding=encoding)
    details = {**document.details, **columns}
    if isinstance(slug := details.get("outlet"), str):
        details["outlet"] = _outlet(slug)
    wish = "" if name == STDIN else Path(name).stem
    return imports.take_in(document.text, by=by, key=wish, **details)


def _columns(options: dict[str, Any]) -> dict[str, Any]:
    """What was said about the article; what was not is left out."""
    given = {name: options[name] for name in DETAILS if options[name]}
    if slug := given.get("outlet"):
        given["outlet"] = _outlet(slug)
    return given


def _outlet(slug: str) -> Outlet:
    if outlet := Outlet.objects.filter(slug=slug).first():
        return outlet
    known = ", ".join(Outlet.objects.values_list("slug", flat=True))
    raise CommandError(
        _("There is no outlet “%(slug)s”. Add it first; known are: %(known)s.")
        % {"slug": slug, "known": known or "—"}
    )


def _files(names: list[str], columns: dict[str, Any]) -> list[str]:
    """The files meant, folders opened. Title and address belong to one file."""
    files = []
    for name in names:
        folder = Path(name)
        inside = sorted(
            str(path)
            for path in (folder.iterdir() if folder.is_dir() else ())
            if path.suffix.lower() in SUFFIXES
        )
        if folder.is_dir() and not inside:
            raise CommandError(
                _("%(folder)s holds no file of these kinds: %(suffixes)s.")
                % {"folder": name, "suffixes": ", ".join(SUFFIXES)}
            )
        files += inside or [name]
    if len(files) > 1 and columns.keys() & {"title", "url"}:
        raise CommandError(_("--title and --url belong to one file; give one file."))
    return files


def _report(
    name: str, imported: imports.Imported, known: list[Known]
) -> dict[str, Any]:
    revision = imported.revision
    return {
        "file": name,
        "outcome": imported.outcome,
        "id": revision.article.key,
        "revision": revision.number,
        "sha256": revision.sha256,
        "length": revision.length,
        "title": str(revision.article.title),
        "title_from_text": imported.has_title_from_text,
        "appearances": revision.appearances.count(),
        "moved": imported.followed.moved if imported.followed else 0,
        "asked": imported.followed.asked if imported.followed else 0,
        "known": known,
    }


def _printed(reports: list[dict[str, Any]], form: str) -> str:
    if form == "json":
        articles = [
            {**report, "known": [known_claims.as_json(one) for one in report["known"]]}
            for report in reports
        ]
        return json.dumps({"articles": articles}, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{_line(report)}\n" for report in reports)


def _line(report: dict[str, Any]) -> str:
    outcome = {
        imports.ATTACHED: _("text attached, %(appearances)d passages highlighted"),
        imports.KNOWN: _("this very text is here already; nothing changed"),
        imports.REVISED: _("new revision %(revision)d of “%(title)s”"),
        imports.CREATED: _("new article “%(title)s”"),
    }[report["outcome"]]
    lines = [
        f"{report['file']}: {outcome % report}",
        f"  id {report['id']}  sha256 {report['sha256']}",
    ]
    if report["outcome"] == imports.REVISED:
        lines.append(
            _("  Quotes found again: %(moved)d; to be found by a person: %(asked)d.")
            % report
        )
    if report["title_from_text"]:
        lines.append(_("  The title is the text's first line; --title gives another."))
    if report["known"]:
        lines.append(known_claims.of_text(report["known"]))
    return "\n".join(lines)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("write the day as 2025-08-12")) from error
