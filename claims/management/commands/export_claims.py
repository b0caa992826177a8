"""`manage.py export_claims`: one table as CSV, on standard output or into a file."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.exports import manifest
from claims.exports.blind import without_open_votes
from claims.exports.statements import EVERYTHING
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES
from claims.management.acting import account, add_by_option
from claims.operations import exports


class Command(BaseCommand):
    help = (
        "Writes claims, or another table, as CSV: every state, not only what is "
        "published. Row count and SHA-256 go to standard error, or with -o into "
        "FILE.manifest.json. The columns are explained in "
        "claims/exports/DATA_DICTIONARY.md. Every export is an event in the log."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--table", choices=list(TABLES), default="claims")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE")
        parser.add_argument(
            "--bom", action="store_true", help="a byte order mark first"
        )
        parser.add_argument(
            "--trailer",
            action="store_true",
            help="one more record at the end: #end, row count, SHA-256",
        )
        add_by_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        by, table = account(options["by"]), TABLES[options["table"]]
        choice = EVERYTHING
        if not exports.sees_open_rounds(by):
            choice = without_open_votes(table, choice)
        stream = CsvStream(
            table,
            choice,
            with_bom=options["bom"],
            with_trailer=options["trailer"],
        )
        try:
            facts: dict[str, Any] = {"head": manifest.head_of_log()}
            chunks = exports.recorded(stream, by=by, via="command")
            with closing(chunks), self._opened(options["output"]) as write:
                for chunk in chunks:
                    write(chunk)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except BrokenPipeError as gone:
            raise CommandError(_("The reader left before the end.")) from gone
        facts |= {**stream.manifest(), "columns": table.column_names()}
        self._tell(facts, options["output"])

    @contextmanager
    def _opened(self, file: Path | None) -> Iterator[Callable[[bytes], Any]]:
        """A file gets its name when it is complete; until then it is FILE.part."""
        if file is None:
            yield self._to_standard_output
            self.stdout.flush()
            return
        part = file.with_name(f"{file.name}.part")
        with part.open("wb") as output:
            yield output.write
        part.replace(file)

    def _to_standard_output(self, chunk: bytes) -> None:
        binary = getattr(self.stdout, "buffer", None)
        if binary is None:  # a test, or another program, gave a text stream
            self.stdout.write(chunk.decode(), ending="")
        else:
            binary.write(chunk)

    def _tell(self, facts: dict[str, Any], file: Path | None) -> None:
        if file is not None:
            facts["file"] = file.name
            manifest.path_for(file).write_text(manifest.written(facts), "utf-8")
        self.stderr.write(
            _("%(rows)d rows, SHA-256 %(digest)s")
            % {"rows": facts["rows"], "digest": facts["sha256"]}
        )
