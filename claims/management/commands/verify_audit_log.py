"""`manage.py verify_audit_log`: one sentence; exit code 0 if all is whole, else 1."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.audit.verify import verify
from claims.audit.whole_chain import every_core
from claims.management.progress import Progress
from claims.models import AuditHead


class Command(BaseCommand):
    help = (
        "Proves the audit log: the chain of hashes, that no row was changed behind "
        "the application's back, and that four eyes saw what is published."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noted",
            default="",
            metavar="HASH",
            help="the last hash an earlier check told you: it must still be there",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=every_core(),
            metavar="N",
            help="how many prove the chain of a long log at once (default: every core)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        events = AuditHead.objects.get(pk=1).sequence
        try:
            with Progress(2 * events, _("Verifying")) as bar:
                report = verify(
                    noted=options["noted"].strip().lower(),
                    processes=max(1, options["processes"]),
                    step=bar.step,
                )
        except ChildProcessError as killed:
            raise CommandError(str(killed)) from killed
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _("Interrupted before the end, so nothing is proved."), returncode=130
            ) from interruption
        if report.fault:
            raise CommandError(str(report.fault), returncode=1)
        self.stdout.write(
            _(
                "The log is whole: %(events)d events and %(rows)d rows agree; the last "
                "hash is %(head)s."
            )
            % report._asdict()
        )
