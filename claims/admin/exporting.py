"""Buttons on a list: what is listed, now or on an earlier day, as CSV or workbook."""

import datetime as dt
from collections.abc import Iterator
from contextlib import ExitStack, closing
from io import BytesIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.exceptions import DomainError, Incomplete
from claims.exports.as_of import Past, check_is_over
from claims.exports.blind import without_open_votes
from claims.exports.bundle.writing import digest_of, write_bundle
from claims.exports.columns import Table
from claims.exports.responses import csv_response
from claims.exports.statements import of_claims
from claims.exports.stream import CsvStream, batches
from claims.exports.tables import TABLES
from claims.exports.xlsx import write_xlsx
from claims.operations import exports
from claims.workflow import policies


class ExportForm(forms.Form):
    """What of the listed claims, how written, and as of when. All may be left out."""

    table = forms.ChoiceField(
        choices=[(name, name) for name, table in TABLES.items() if table.claim],
        required=False,
    )
    format = forms.ChoiceField(
        choices=[("csv", "CSV"), ("xlsx", "XLSX")], required=False
    )
    as_of = forms.DateField(required=False)

    def chosen(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "table": TABLES[given["table"] or "claims"],
            "as_workbook": given["format"] == "xlsx",
            "day": given["as_of"],
        }


class ExportingAdmin:
    """Mix into the admin of claims: `…/export/?<the list's query>` by POST.

    By POST because an export is itself an event in the log. A CSV file ends with a
    trailer, and begins with a byte order mark, for Excel.
    """

    def get_urls(self) -> list[Any]:
        export = path(
            "export/",
            self.admin_site.admin_view(require_POST(self.export_view)),  # type: ignore[attr-defined]
            name="claims_claim_export",
        )
        bundle = path(
            "bundle/",
            self.admin_site.admin_view(require_POST(self.bundle_view)),  # type: ignore[attr-defined]
            name="claims_claim_bundle",
        )
        return [export, bundle, *super().get_urls()]  # type: ignore[misc]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        context = {
            "export_tables": [name for name, table in TABLES.items() if table.claim],
            "may_export": policies.can(policies.check_can_export, request.user),
            "may_pack": policies.can(policies.check_can_export_evidence, request.user),
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)  # type: ignore[misc]

    def export_view(self, request: Any) -> HttpResponseBase:
        form = ExportForm(request.POST)
        try:
            policies.check_can_export(request.user)
            listed = self._listed(request)
            if not form.is_valid():
                raise Incomplete(" ".join(chain.from_iterable(form.errors.values())))
            return _answer(request, listed, **form.chosen())
        except DomainError as refusal:
            return refused(request, refusal)

    def _listed(self, request: Any) -> Any:
        try:
            return self.get_changelist_instance(request).queryset  # type: ignore[attr-defined]
        except IncorrectLookupParameters as unknown:
            raise Incomplete(
                _(
                    "The address of this list holds a filter that does not exist, so "
                    "it is not clear what you want exported. Open the list again, "
                    "narrow it there, and export from it."
                )
            ) from unknown

    def bundle_view(self, request: Any) -> HttpResponseBase:
        """The whole audit bundle; made on the disk first, so it comes complete."""
        by = request.user
        file = TemporaryFile()  # noqa: SIM115 the response closes it
        try:
            exports.check_can_bundle(by)
            facts = write_bundle(file)
            exports.made(by=by, via="admin", facts={**facts, "sha256": digest_of(file)})
        except DomainError as refusal:
            file.close()
            return refused(request, refusal)
        file.seek(0)
        return FileResponse(file, as_attachment=True, filename="audit-bundle.zip")


def _answer(
    request: Any, listed: Any, *, table: Table, as_workbook: bool, day: dt.date | None
) -> HttpResponseBase:
    """The rows of `table` that belong to the claims listed, now or as of `day`."""
    words, past = request.GET.dict(), None
    with ExitStack() as until_sent:
        if day is not None:
            check_is_over(day)
            past = until_sent.enter_context(closing(Past(day)))
            words |= {"as_of": day.isoformat()}
        choice = (past.of_claims if past else of_claims)(table, listed, words)
        if not exports.sees_open_rounds(request.user):
            choice = without_open_votes(table, choice)
        stream = CsvStream(
            table,
            choice,
            with_trailer=not as_workbook,
            with_bom=not as_workbook,
            read=past.batches if past else batches,
        )
        chunks = exports.recorded(stream, by=request.user, via="admin")
        until_sent.enter_context(closing(chunks))
        if as_workbook:
            return _workbook(stream, chunks)
        return csv_response(_sent(chunks, until_sent.pop_all()), name=table.name)


def _sent(chunks: Iterator[bytes], until_sent: ExitStack) -> Iterator[bytes]:
    with until_sent:
        yield from chunks


def _workbook(stream: CsvStream, chunks: Iterator[bytes]) -> FileResponse:
    """Made on the disk first, so it comes complete or not at all."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{stream.table.name}.xlsx"
        write_xlsx(stream, chunks, file)
        return FileResponse(
            BytesIO(file.read_bytes()), as_attachment=True, filename=file.name
        )


def refused(
    request: HttpRequest, refusal: DomainError, back: str = ""
) -> HttpResponseRedirect:
    messages.error(request, str(refusal))
    return HttpResponseRedirect(back or reverse("admin:claims_claim_changelist"))
