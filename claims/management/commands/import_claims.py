"""`manage.py import_claims FILE`: claims, and other organisations' checks of them."""

import hashlib
import json
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.importing.records.archives import is_bundle, is_zip
from claims.importing.records.faults import Fault
from claims.importing.records.reading import FORMATS
from claims.importing.records.sources import opened
from claims.management import import_reports, restoring
from claims.management.acting import account, add_by_option
from claims.management.progress import Progress
from claims.models import ImportMapping, ImportRun
from claims.operations import claim_imports, import_previews, import_settings

BUNDLE: Final = "bundle"
SAID: Final = ("columns", "encoding", "format", "language", "organisation", "ratings")


class Command(BaseCommand):
    help = (
        "Takes in a file of claims: CSV, TSV, JSON lines, ClaimReview (also packed in "
        "a zip), or an audit bundle into an empty database. What others concluded is "
        "kept as theirs; here every record begins as a candidate. A file imported "
        "twice changes nothing; an interrupted import goes on."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=[*FORMATS, BUNDLE], default="")
        parser.add_argument(
            "--map",
            type=Path,
            metavar="FILE.json",
            help='{"columns": {"Тезис": "statement"}, "ratings": {"Bufala": "false"}}; '
            "ratings are remembered",
        )
        parser.add_argument("--mapping", metavar="NAME", help="columns saved as NAME")
        parser.add_argument("--save-mapping", metavar="NAME", help="save them as NAME")
        parser.add_argument("--encoding", default="")
        parser.add_argument("--organisation", default="", help="whose file it is")
        parser.add_argument("--language", default="", help="of the statements")
        parser.add_argument(
            "--dry-run", action="store_true", help="report, and write nothing"
        )
        parser.add_argument(
            "--skip-bad", action="store_true", help="import the rest of a bad file"
        )
        parser.add_argument(
            "--errors", type=Path, metavar="FILE.csv", help="what was refused, as CSV"
        )
        add_by_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                bundled = is_zip(file) and is_bundle(file)
                if options["format"] == BUNDLE or (bundled and not options["format"]):
                    restoring.restore(path, self.stdout, is_trial=options["dry_run"])
                    return
                self._import(file, path, options)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(
                _("The file cannot be read (%(fault)s).") % {"fault": error.strerror}
            ) from error
        except KeyboardInterrupt:
            raise CommandError(
                _("Interrupted. Give the same command again to go on.")
            ) from None

    def _import(self, file: BinaryIO, path: Path, options: dict[str, Any]) -> None:
        by = account(options["by"])
        said = _said(options)
        if ratings := said.pop("ratings", {}):
            import_settings.check_ratings(ratings)
            if not options["dry_run"]:
                import_settings.explain(ratings, by=by)
        if options["save_mapping"] and not options["dry_run"]:
            name, columns = options["save_mapping"], said.get("columns", {})
            import_settings.save_mapping(name, columns, by=by)
        if options["dry_run"] or not options["skip_bad"]:
            found = self._dry_run(
                file, path, said, ratings, is_trial=options["dry_run"]
            )
            _write_errors(options["errors"], found.faults)
            if options["dry_run"] or found.refused or found.unknown:
                self.stdout.write(import_reports.of_preview(found))
                if found.refused and not options["skip_bad"]:
                    raise CommandError(import_reports.nothing_imported(found))
                if found.unknown and not options["skip_bad"]:
                    raise CommandError(import_reports.asks_for_ratings(found))
                if options["dry_run"]:
                    return
        self._write(file, path, said, options)

    def _dry_run(
        self,
        file: BinaryIO,
        path: Path,
        said: dict[str, Any],
        ratings: dict[str, str],
        *,
        is_trial: bool,
    ) -> import_previews.Preview:
        size = path.stat().st_size
        how = import_settings.options(said, also=ratings)
        with (
            opened(file, path.name, how) as reading,
            Progress(size, _("Reading the file through")) as bar,
        ):
            return import_previews.preview(
                reading,
                step=lambda _number: bar.step(file.tell() - bar.done),
                look_for_repeats=is_trial,  # an import offers them itself
            )

    def _write(
        self, file: BinaryIO, path: Path, said: dict[str, Any], options: dict[str, Any]
    ) -> None:
        by = account(options["by"])
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        run = claim_imports.begin(
            by=by,
            sha256=digest,
            file_name=path.name[:255],
            size=path.stat().st_size,
            options=said,
            skip_bad=options["skip_bad"],
        )
        if run.after:
            words = _("Going on after record %(number)d.") % {"number": run.after}
            self.stderr.write(words)
        with opened(file, path.name, import_settings.options(said)) as reading:
            self._take(reading, run, file, by)
        claim_imports.finish(run, by=by)
        _write_errors(options["errors"], [Fault(*each) for each in run.faults])
        self.stdout.write(import_reports.of_run(run, reading.unknown))

    def _take(self, reading: Any, run: ImportRun, file: BinaryIO, by: Any) -> None:
        importer = claim_imports.Importer(run, by=by)
        rows = iter(reading)
        with Progress(run.size, _("Importing")) as bar:
            for _done in islice(rows, run.after):
                continue
            while batch := list(islice(rows, claim_imports.BATCH)):
                importer.take(batch)
                bar.step(file.tell() - bar.done)


def _said(options: dict[str, Any]) -> dict[str, Any]:
    """What the person said of the file, for the run to remember."""
    said = _map_file(options["map"]) if options["map"] else {}
    if options["mapping"]:
        saved = ImportMapping.objects.filter(name=options["mapping"]).first()
        if saved is None:
            raise CommandError(
                _("There is no mapping called “%(name)s”.")
                % {"name": options["mapping"]}
            )
        said.setdefault("columns", saved.columns)
    for name in ("format", "encoding", "organisation", "language"):
        if options[name]:
            said[name] = options[name]
    import_settings.check_columns(said.get("columns", {}))
    return said


def _map_file(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text("utf-8-sig"))
    except ValueError as error:
        raise CommandError(_("%(file)s is not JSON.") % {"file": path}) from error
    texts = isinstance(said, dict) and all(
        isinstance(value, str)
        or (
            name in ("columns", "ratings")
            and isinstance(value, dict)
            and all(isinstance(each, str | None) for each in value.values())
        )
        for name, value in said.items()
    )
    if not texts or set(said) - set(SAID):
        raise CommandError(
            _("%(file)s must hold one object with: %(known)s.")
            % {"file": path, "known": ", ".join(SAID)}
        )
    for name in ("columns", "ratings"):
        if name in said:
            said[name] = {key: value or "" for key, value in said[name].items()}
    return dict(said)


def _write_errors(path: Path | None, faults: list[Fault]) -> None:
    if path is not None:
        path.write_bytes(import_reports.as_csv(faults))
