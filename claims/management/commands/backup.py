"""`manage.py backup FILE`: the whole database in one file, while people work."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.management import dumps
from claims.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Writes the database into FILE: SQLite's online backup, or pg_dump's custom "
        "format. Nobody has to stop working. FILE holds passwords' digests and second "
        "factors: keep it as you keep keys."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            dumps.check_can_be_written(file)
            with Progress(100, _("Backing up")) as bar:
                dumps.write(connection, file, step=bar.step)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            _("%(file)s: %(size)d bytes, SHA-256 %(digest)s")
            % {
                "file": file,
                "size": file.stat().st_size,
                "digest": dumps.digest_of(file),
            }
        )
