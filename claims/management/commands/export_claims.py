"""`manage.py export_claims`: one table as CSV, on standard output or into a file."""

import datetime as dt
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.exports import manifest
from claims.exports.as_of import Past, check_is_over
from claims.exports.blind import without_open_votes
from claims.exports.listed import listed
from claims.exports.statements import Choice, of_claims
from claims.exports.stream import CsvStream, batches
from claims.exports.tables import TABLES
from claims.exports.xlsx import write_xlsx
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
            "--as-of",
            type=dt.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="as it stood at the end of that day (UTC), from the events",
        )
        parser.add_argument(
            "--filter",
            metavar="ADDRESS",
            help="only what belongs to the claims of a list: its address, copied from "
            "the browser; the public list or the one in the admin (then with --by)",
        )
        parser.add_argument(
            "--bom", action="store_true", help="a byte order mark first"
        )
        parser.add_argument(
            "--trailer",
            action="store_true",
            help="one more record at the end: #end, row count, SHA-256",
        )
        parser.add_argument(
            "--xlsx", action="store_true", help="a workbook for Excel; needs -o"
        )
        add_by_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        _check(options)
        by = account(options["by"])
        try:
            facts: dict[str, Any] = {"head": manifest.head_of_log()}
            with _past(options["as_of"]) as past:
                stream = _stream(options, by, past)
                chunks = exports.recorded(stream, by=by, via="command")
                with closing(chunks):
                    self._write(stream, chunks, options)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except BrokenPipeError as gone:
            raise CommandError(_("The reader left before the end.")) from gone
        self._tell({**facts, **stream.manifest()}, stream, options["output"])

    def _write(
        self,
        stream: CsvStream,
        chunks: Generator[bytes, None, None],
        options: dict[str, Any],
    ) -> None:
        if options["xlsx"]:
            with _under_its_name_when_complete(options["output"]) as part:
                write_xlsx(stream, chunks, part)
            return
        with self._opened(options["output"]) as write:
            for chunk in chunks:
                write(chunk)

    @contextmanager
    def _opened(self, file: Path | None) -> Iterator[Callable[[bytes], Any]]:
        if file is None:
            yield self._to_standard_output
            self.stdout.flush()
            return
        with _under_its_name_when_complete(file) as part, part.open("wb") as output:
            yield output.write

    def _to_standard_output(self, chunk: bytes) -> None:
        binary = getattr(self.stdout, "buffer", None)
        if binary is None:  # a test, or another program, gave a text stream
            self.stdout.write(chunk.decode(), ending="")
        else:
            binary.write(chunk)

    def _tell(
        self, facts: dict[str, Any], stream: CsvStream, file: Path | None
    ) -> None:
        if file is not None:
            facts |= {"file": file.name, "columns": stream.table.column_names()}
            manifest.path_for(file).write_text(manifest.written(facts), "utf-8")
        self.stderr.write(
            _("%(rows)d rows, SHA-256 %(sha256)s")
            % {"rows": stream.rows, "sha256": stream.sha256}
        )


def _check(options: dict[str, Any]) -> None:
    if options["xlsx"] and options["output"] is None:
        raise CommandError(_("A workbook needs a file: add -o FILE.xlsx."))
    if options["xlsx"] and (options["bom"] or options["trailer"]):
        raise CommandError(
            _("--bom and --trailer are for CSV; a workbook has neither.")
        )


def _past(day: dt.date | None) -> Any:
    if day is None:
        return nullcontext()
    check_is_over(day)
    return closing(Past(day))


def _stream(options: dict[str, Any], by: User | None, past: Past | None) -> CsvStream:
    table = TABLES[options["table"]]
    words = {"as_of": past.day.isoformat()} if past else {}
    choice = Choice(words=words)
    if options["filter"]:
        claims = listed(options["filter"], by=by, past=past)
        words |= {"list": options["filter"]}
        choose = past.of_claims if past else of_claims
        choice = choose(table, claims, words)
    return CsvStream(
        table,
        choice if exports.sees_open_rounds(by) else without_open_votes(table, choice),
        with_bom=options["bom"],
        with_trailer=options["trailer"],
        read=past.batches if past else batches,
    )


@contextmanager
def _under_its_name_when_complete(file: Path) -> Iterator[Path]:
    """Until then, and if it breaks off, it is FILE.part."""
    part = file.with_name(f"{file.name}.part")
    yield part
    part.replace(file)
