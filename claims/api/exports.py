"""/exports: what auditors get with a token, whatever its state. Every one on record."""

import datetime as dt
from collections.abc import Generator
from contextlib import closing
from tempfile import TemporaryFile
from typing import Any

from django.contrib.auth.models import User
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.edge import limits
from claims.exceptions import DomainError, NotAllowed
from claims.exports.as_of import Past, check_is_over
from claims.exports.blind import without_open_votes
from claims.exports.bundle.writing import digest_of, write_bundle
from claims.exports.columns import Table
from claims.exports.listed import listed
from claims.exports.responses import csv_response
from claims.exports.statements import Choice, of_claims
from claims.exports.stream import CsvStream, batches
from claims.exports.tables import TABLES
from claims.models import ExportToken
from claims.operations import exports, tokens

from .endpoints import Asked, Endpoint
from .parameters import LONGEST_TEXT, Parameter
from .problems import Refused, missing, too_many, unusable
from .shapes import Plain

SCHEME = "Bearer "


def holder(request: HttpRequest) -> ExportToken:
    """The token that came with the request. Raises Refused with 401, and after too
    many wrong ones from one network with 429."""
    given = request.headers.get("Authorization", "")
    try:
        if not given.startswith(SCHEME):
            raise NotAllowed(_("Send your token: “Authorization: Bearer export_…”."))
        token = tokens.use(given.removeprefix(SCHEME).strip())
    except NotAllowed as refusal:
        if limits.is_exceeded(limits.WRONG_TOKEN, request):
            raise too_many(limits.WRONG_TOKEN) from refusal
        raise _unauthorised(str(refusal)) from refusal
    if limits.count(limits.EXPORT, f"token-{token.pk}") > limits.EXPORT.most:
        raise too_many(limits.EXPORT)
    return token


def table(asked: Asked, table: str) -> HttpResponseBase:
    if table not in TABLES:
        raise missing(
            _("There is no such table. There are: %(them)s.")
            % {"them": ", ".join(TABLES)}
        )
    token = _token(asked)
    day = _past_day(asked)
    if asked.request.method == "HEAD":
        return csv_response([], name=table)
    past = Past(day) if day else None
    chosen = TABLES[table]
    try:
        choice = _choice(asked, chosen, token.owner, past)
    except BaseException:
        if past is not None:
            past.close()
        raise
    sees_votes = exports.sees_open_rounds(token.owner)
    stream = CsvStream(
        chosen,
        choice if sees_votes else without_open_votes(chosen, choice),
        with_bom=asked.values["bom"],
        with_trailer=asked.values["trailer"],
        read=past.batches if past else batches,
    )
    chunks = exports.recorded(stream, by=token.owner, via=_via(token))
    return csv_response(_and_close(chunks, past), name=table)


def bundle(asked: Asked) -> HttpResponseBase:
    """Made on the disk first, so it comes complete or not at all."""
    token = _token(asked)
    by: User = token.owner
    file = TemporaryFile()  # noqa: SIM115 the response closes it
    try:
        exports.check_can_bundle(by)
        if asked.request.method != "HEAD":
            facts = {**write_bundle(file), "sha256": digest_of(file)}
            exports.made(by=by, via=_via(token), facts=facts)
    except NotAllowed as refusal:
        file.close()
        raise Refused(403, _("Not for you now"), str(refusal)) from refusal
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="audit-bundle.zip")


def _token(asked: Asked) -> ExportToken:
    assert isinstance(asked.token, ExportToken)  # noqa: S101 - for the type checker
    return asked.token


def _via(token: ExportToken) -> str:
    return f"token {token.prefix}…"


def _choice(asked: Asked, table: Table, owner: User, past: Past | None) -> Choice:
    """All rows, or those of the claims of a list as its owner would see it."""
    words = {"as_of": past.day.isoformat()} if past else {}
    address = asked.values["filter"]
    if not address:
        return Choice(words=words)
    choose = past.of_claims if past else of_claims
    try:
        claims = listed(address, by=owner, past=past)
        return choose(table, claims, {**words, "list": address})
    except DomainError as refusal:
        raise unusable([("filter", str(refusal))]) from refusal


def _past_day(asked: Asked) -> dt.date | None:
    if not asked.values["as_of"]:
        return None
    day = dt.date.fromisoformat(asked.values["as_of"])
    try:
        check_is_over(day)
    except DomainError as refusal:
        raise unusable([("as_of", str(refusal))]) from refusal
    return day


def _and_close(
    chunks: Generator[bytes, None, None], past: Past | None
) -> Generator[bytes, None, None]:
    try:
        with closing(chunks):
            yield from chunks
    finally:
        if past is not None:
            past.close()


def _unauthorised(sentence: str) -> Refused:
    return Refused(
        401,
        _("A token is needed"),
        sentence,
        headers={"WWW-Authenticate": 'Bearer realm="exports"'},
    )


def _switch(name: str, meaning: Any) -> Parameter:
    return Parameter(name, {"type": "boolean"}, meaning, default=False)


AS_OF = Parameter(
    "as_of",
    {"type": "string", "format": "date"},
    gettext_lazy("As it stood at the end of that day (UTC), from the events."),
)
FILTER = Parameter(
    "filter",
    {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
    gettext_lazy(
        "Only what belongs to the claims of a list: its address from the browser, the "
        "public list or the one in the admin, as the token's owner sees it."
    ),
)
BOM = _switch("bom", gettext_lazy("A byte order mark first, for Excel."))
TRAILER = _switch(
    "trailer", gettext_lazy("One more record: row count and SHA-256 of the file.")
)
FILE = Plain({"type": "string"})
ENDPOINTS = (
    Endpoint(
        "export",
        "exports/<slug:table>.csv",
        gettext_lazy("A whole table, unpublished rows too, as CSV. For auditors."),
        table,
        FILE,
        (FILTER, AS_OF, BOM, TRAILER),
        holder=holder,
        media_type="text/csv",
        example="?trailer=true",
    ),
    Endpoint(
        "bundle",
        "exports/audit-bundle.zip",
        gettext_lazy("Everything, with the means to prove it is whole. For auditors."),
        bundle,
        FILE,
        holder=holder,
        media_type="application/zip",
    ),
)
