"""`manage.py export_evidence_pack`: how claims were checked, for assessors."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.exports.consistent import one_moment
from claims.exports.pack import writing
from claims.exports.pack.of_claim import pack_of_claim
from claims.exports.pack.of_period import pack_of_period
from claims.exports.pack.sheets import Pack
from claims.management.acting import account, add_by_option
from claims.models import Claim
from claims.operations import exports


class Command(BaseCommand):
    help = (
        "Writes the evidence pack of a claim or of a period, for assessments by IFCN "
        "or EFCSN: guards, waivers, evidence, cadence, balance, corrections. FILE.html "
        "is one page that prints; FILE.zip, or a folder, has the page and a CSV file "
        "for each table. Every pack is an event in the log."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--claim", metavar="ID", help="public id of the claim")
        parser.add_argument("--since", type=dt.date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument(
            "--until",
            type=dt.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the last day, itself included (UTC)",
        )
        parser.add_argument(
            "-o", "--output", type=Path, required=True, metavar="FILE|FOLDER"
        )
        parser.add_argument(
            "--language",
            choices=[code for code, _name in settings.LANGUAGES],
            default=settings.LANGUAGE_CODE,
        )
        add_by_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        _check(options)
        by, output = account(options["by"]), options["output"]
        try:
            exports.check_can_pack(by)
            with translation.override(options["language"]):
                with one_moment():
                    pack = _pack(options, exports.sees_open_rounds(by))
                    found = writing.files(pack)
                content, files = _wanted(found, output)
                facts = writing.facts(pack, content, file=output.name)
            exports.packed(by=by, via="command", facts=facts)
            _put(files)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(
                _("The file cannot be written: %(error)s") % {"error": error}
            ) from error
        self.stdout.write(_("%(file)s is complete; its SHA-256 is %(sha256)s.") % facts)


def _check(options: dict[str, Any]) -> None:
    since, until = options["since"], options["until"]
    if bool(options["claim"]) == bool(since or until):
        raise CommandError(
            _("Say what it is about: --claim ID, or --since DAY and --until DAY.")
        )
    if not options["claim"] and not (since and until):
        raise CommandError(_("A period has two ends: --since DAY and --until DAY."))
    if since and since > until:
        raise CommandError(_("The period ends before it begins."))


def _pack(options: dict[str, Any], sees_open_rounds: bool) -> Pack:
    if not options["claim"]:
        return pack_of_period(options["since"], options["until"])
    claim = Claim.objects.filter(public_id=options["claim"]).first()
    if claim is None:
        raise CommandError(
            _("There is no claim “%(claim)s”.") % {"claim": options["claim"]}
        )
    return pack_of_claim(claim, sees_open_rounds=sees_open_rounds)


def _wanted(
    found: dict[str, bytes], output: Path
) -> tuple[bytes, list[tuple[Path, bytes]]]:
    """What the log's digest is of, and what to write where."""
    if output.suffix == ".html":
        return found[writing.PAGE], [(output, found[writing.PAGE])]
    if output.suffix == ".zip":
        packed = writing.zipped(found)
        return packed, [(output, packed)]
    inside = [(output / name, content) for name, content in found.items()]
    return found[writing.MANIFEST], inside


def _put(files: list[tuple[Path, bytes]]) -> None:
    """Each under its name when it is complete; the manifest comes last."""
    for path, content in files:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(content)
        part.replace(path)
