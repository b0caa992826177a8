"""`manage.py export_audit_bundle FILE.zip`: all an auditor needs, in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.exports.bundle.writing import digest_of, write_bundle
from claims.management.acting import account, add_by_option
from claims.operations import exports


class Command(BaseCommand):
    help = (
        "Writes the audit bundle: tables, stored rows, the chain of events, a manifest "
        "and verify.py, which checks all of it without this application. The file "
        "appears under its name when it is complete and on record."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.zip")
        add_by_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        by, file = account(options["by"]), options["file"]
        part = file.with_name(f"{file.name}.part")
        try:
            exports.check_can_bundle(by)
            with part.open("w+b") as output:
                facts = write_bundle(output)
                facts |= {"file": file.name, "sha256": digest_of(output)}
            exports.made(by=by, via="command", facts=facts)
            part.replace(file)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(
                _("The file cannot be written: %(error)s") % {"error": error}
            ) from error
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(_("%(file)s is complete; its SHA-256 is %(sha256)s.") % facts)
