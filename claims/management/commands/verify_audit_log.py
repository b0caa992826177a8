"""`manage.py verify_audit_log`: one sentence; exit code 0 if all is whole, else 1."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from claims.audit.verify import verify


class Command(BaseCommand):
    help = (
        "Proves the audit log: the chain of hashes, that no row was changed behind "
        "the application's back, and that four eyes saw what is published."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify()
        if report.fault:
            raise CommandError(str(report.fault), returncode=1)
        self.stdout.write(
            _(
                "The log is whole: %(events)d events and %(rows)d rows agree; the last "
                "hash is %(head)s."
            )
            % report._asdict()
        )
