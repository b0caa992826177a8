"""A button on a list: what is listed now, as CSV."""

from tempfile import TemporaryFile
from typing import Any

from django.contrib import messages
from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from claims.exceptions import DomainError
from claims.exports.blind import without_open_votes
from claims.exports.bundle.writing import digest_of, write_bundle
from claims.exports.responses import csv_response
from claims.exports.statements import of_claims
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES
from claims.operations import exports
from claims.workflow import policies


class ExportingAdmin:
    """Mix into the admin of claims: `…/export/?<the list's query>` by POST.

    By POST because an export is itself an event in the log. The file ends with a
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
            "may_export": policies.can(policies.check_can_export, request.user),
            "may_pack": policies.can(policies.check_can_export_evidence, request.user),
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)  # type: ignore[misc]

    def export_view(self, request: Any) -> HttpResponseBase:
        table = TABLES["claims"]
        listed = self.get_changelist_instance(request).queryset  # type: ignore[attr-defined]
        choice = of_claims(table, listed, words=request.GET.dict())
        if not exports.sees_open_rounds(request.user):
            choice = without_open_votes(table, choice)
        stream = CsvStream(table, choice, with_trailer=True, with_bom=True)
        try:
            chunks = exports.recorded(stream, by=request.user, via="admin")
        except DomainError as refusal:
            return refused(request, refusal)
        return csv_response(chunks, name="claims")

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


def refused(
    request: HttpRequest, refusal: DomainError, back: str = ""
) -> HttpResponseRedirect:
    messages.error(request, str(refusal))
    return HttpResponseRedirect(back or reverse("admin:claims_claim_changelist"))
