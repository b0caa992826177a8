"""An import on a page: look at the file, answer what it asks, then let it in.

The file lies in the database between the steps, so that any server process can take
the next one. Each step is short; writing goes on for a few seconds a step.
"""

import hashlib
import io
import time
from collections.abc import Mapping
from itertools import islice
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.canonical import plain_value
from claims.exceptions import Incomplete, LimitReached
from claims.importing.records.faults import FileRefused
from claims.importing.records.reading import ColumnsUnknown
from claims.importing.records.sources import opened
from claims.models import ImportFile, ImportRun
from claims.workflow import policies

from . import import_settings
from .claim_imports import BATCH, Importer, begin, finish, give_up
from .import_previews import Preview, preview

MOST_BYTES: Final = 5_000_000  # larger files: `import_claims` on the server
SECONDS: Final = 5.0
PARTLY_IN: Final = gettext_lazy("Part of the file is imported; its columns stay.")


def upload(
    *, by: User, name: str, content: bytes, said: Mapping[str, Any]
) -> ImportRun:
    """The run of an uploaded file, looked at. Raises LimitReached, NotAllowed."""
    policies.check_can_import(by)
    if len(content) > MOST_BYTES:
        raise LimitReached(
            _(
                "The file has %(size)d bytes; at most %(most)d are taken here. Larger "
                "files: manage.py import_claims on the server."
            )
            % {"size": len(content), "most": MOST_BYTES},
            field="file",
        )
    run = begin(
        by=by,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        file_name=name[:255],
        size=len(content),
        options=dict(said),
    )
    # It may have been begun on the command line, which keeps no file.
    ImportFile.objects.get_or_create(run=run, defaults={"content": content})
    return look(run, by=by)


def look(run: ImportRun, *, by: User) -> ImportRun:
    """The dry run, stored with the run for its page."""
    policies.check_can_import(by)
    how = import_settings.options(run.options)
    try:
        with opened(_content(run), run.file_name, how) as reading:
            found = preview(reading)
            shown = _shown(found) | {
                "columns": reading.columns,
                "mapping": reading.mapping,
                "format": reading.format,
                "is_ours": reading.is_ours,
            }
            faults = [[each.line, each.column, each.reason] for each in found.faults]
    except ColumnsUnknown as refusal:
        shown, faults = {"refusal": str(refusal), "columns": refusal.columns}, []
    except FileRefused as refusal:
        fault = refusal.fault
        shown, faults = (
            {"refusal": str(refusal)},
            [[fault.line, fault.column, fault.reason]],
        )
    run.preview, run.faults = shown, faults
    run.records = shown.get("records", 0)
    run.format = str(shown.get("format", ""))
    ImportRun.objects.filter(pk=run.pk, finished_at=None, after=run.after).update(
        preview=shown,
        records=run.records,
        format=run.format,
        **({} if run.after else {"faults": faults}),
    )
    return run


def _shown(found: Preview) -> dict[str, Any]:
    return {
        "records": found.records,
        "new": found.new,
        "known": found.known,
        "refused": found.refused,
        "empty": found.empty,
        "unknown": found.unknown,
        "samples": [
            {
                "line": each.line,
                "statement": each.statement_given,
                "organisation": each.organisation,
                "rating_label": each.rating_label,
                "rating": each.rating or "",
                "reviewed_on": plain_value(each.reviewed_on),
            }
            for each in found.samples
        ],
        "likely": [
            [line, statement[:300], repeats.claim, repeats.score]
            for line, statement, repeats in found.likely[:50]
        ],
    }


def choose(
    run: ImportRun,
    *,
    by: User,
    columns: Mapping[str, str] | None = None,
    ratings: Mapping[str, str] | None = None,
    save_as: str = "",
) -> ImportRun:
    """What the columns are and what the ratings come to; then looks again, which
    takes seconds and writes nothing, so it stands outside of the transaction.

    Raises Incomplete.
    """
    policies.check_can_import(by)
    _note(run, by=by, columns=columns, ratings=ratings, save_as=save_as)
    return look(run, by=by)


@transaction.atomic
def _note(
    run: ImportRun,
    *,
    by: User,
    columns: Mapping[str, str] | None,
    ratings: Mapping[str, str] | None,
    save_as: str,
) -> None:
    if run.after:
        raise Incomplete(PARTLY_IN)
    if columns:
        import_settings.check_columns(columns)
        options = {**run.options, "columns": dict(columns)}
        if not _untouched(run).update(options=options):  # somebody began meanwhile
            raise Incomplete(PARTLY_IN)
        run.options = options
        if save_as.strip():
            import_settings.save_mapping(save_as, columns, by=by)
    if ratings:
        import_settings.explain(ratings, by=by)


def what_is_missing(run: ImportRun, *, skip_bad: bool) -> str:
    """Why the run cannot be written yet; "" if it can."""
    found = run.preview
    if refusal := found.get("refusal"):
        return str(refusal)
    if found.get("records") == 0:
        return _("There is no record in this file: nothing to import.")
    if found.get("unknown"):
        return _("Say first what these ratings come to.")
    if found.get("refused") and not skip_bad:
        return _("Records are refused. Mend the file, or choose to skip them.")
    return ""


def go_on(
    run: ImportRun, *, by: User, skip_bad: bool, seconds: float = SECONDS
) -> ImportRun:
    """Writes for some seconds; finishes when the file is at its end.

    Raises Incomplete if something is not answered, StaleState, NotAllowed.
    """
    policies.check_can_import(by)
    skip_bad = skip_bad or (run.skip_bad and run.after > 0)
    if missing := what_is_missing(run, skip_bad=skip_bad):
        raise Incomplete(missing)
    if not run.after:  # as far as one knows; `Importer.take` asks again
        _untouched(run).update(skip_bad=skip_bad, faults=[])
        run.skip_bad, run.faults = skip_bad, []
    importer, until = Importer(run, by=by), time.monotonic() + seconds
    how = import_settings.options(run.options)
    with opened(_content(run), run.file_name, how) as reading:
        rows = iter(reading)
        for _done in islice(rows, run.after):
            continue
        while batch := list(islice(rows, BATCH)):
            importer.take(batch)
            if time.monotonic() >= until:
                return run
    return finish(run, by=by)


def _untouched(run: ImportRun) -> QuerySet[ImportRun]:
    """The run, if nothing of it has been written yet."""
    return ImportRun.objects.filter(pk=run.pk, after=0, finished_at=None)


def _content(run: ImportRun) -> io.BytesIO:
    file = ImportFile.objects.filter(run=run).first()
    if file is None:
        raise Incomplete(
            _("The file of this import is not here. Upload it again to go on.")
        )
    return io.BytesIO(bytes(file.content))


__all__ = ["choose", "give_up", "go_on", "look", "upload"]
