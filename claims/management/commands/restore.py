"""`manage.py restore FILE`: a backup into an empty database, and is it whole?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from claims.audit.verify import verify
from claims.checks import guards_are_on
from claims.exceptions import DomainError
from claims.management import dumps
from claims.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Reads a FILE that `backup` wrote into an empty database of the same kind, "
        "then verifies the audit log and the guards. Never overwrites anything."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            dumps.check_is_empty(connection)
            with Progress(100, _("Restoring")) as bar:
                dumps.read(connection, options["file"], step=bar.step)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self._check_is_whole()

    def _check_is_whole(self) -> None:
        if not _is_of_this_version():
            self.stdout.write(
                _(
                    "Restored. The backup is of an older version, so it has not been "
                    "verified. Now: migrate, then verify_audit_log."
                )
            )
            return
        if missing := guards_are_on(["default"]):
            raise CommandError(str(missing[0].msg))
        report = verify()
        if report.fault is not None:
            raise CommandError(
                _("Restored, but the history is not whole: %(fault)s")
                % {"fault": report.fault}
            )
        self.stdout.write(
            _("Restored. %(events)d events and %(rows)d rows agree. Now: migrate.")
            % {"events": report.events, "rows": report.rows}
        )


def _is_of_this_version() -> bool:
    """Else columns are asked for that its tables do not have yet."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
