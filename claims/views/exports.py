"""Downloads that everybody may have."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from claims.exports.responses import csv_response
from claims.exports.statements import of_claims
from claims.exports.stream import CsvStream
from claims.exports.tables import PUBLIC_CLAIMS
from claims.filters import ClaimFilter

from . import naming


@require_safe
def claims_csv(request: HttpRequest) -> HttpResponseBase:
    """All published claims, or those the same query shows in the list of claims.

    `?bom=1` for Excel, `?trailer=1` for a last record with row count and digest. A
    value the list would not accept is answered with 400 and the reason. Not in the
    audit log: anybody could make it grow without end, and nothing here is secret.
    """
    asked, unclear = naming.settled(request.GET)
    chosen = ClaimFilter(asked)
    if unclear or not chosen.form.is_valid():
        told = [each.sentence for each in unclear] or [chosen.form.errors.as_text()]
        return HttpResponse("\n".join(told), status=400, content_type="text/plain")
    stream = CsvStream(
        PUBLIC_CLAIMS,
        of_claims(PUBLIC_CLAIMS, chosen.qs),
        with_bom=request.GET.get("bom") == "1",
        with_trailer=request.GET.get("trailer") == "1",
    )
    return csv_response(stream if request.method == "GET" else [], name="claims")
