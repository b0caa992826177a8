"""Claims from prepared copies: found, sent, drawn and kept.

A published claim changes only through events, and an event deletes the copies it makes
untrue (`audit.reach`); so an answer is one indexed query.
"""

import gzip
import hashlib
import logging
import re
from functools import cache
from typing import NamedTuple

import django
from csp.utils import build_policy
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connections, router
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import resolve
from django.utils.crypto import salted_hmac
from django.utils.http import http_date, parse_etags

from claims.models import AuditHead, Claim, PageForm, PreparedPage
from claims.models.claims import ClaimQuerySet
from claims.models.languages import language_codes
from claims.operations import prepared_pages

from .freshness import files
from .pages import to_be_kept

# By primary keys throughout. What is withdrawn or merged is asked of the claim itself,
# whatever happened to the copy. Asked as scalars: PostgreSQL plans a join of three
# tables anew for every reader, which takes longer than to carry it out.
FOUND = """
SELECT p.etag, p.last_modified, CASE WHEN p.etag IN ({known}) THEN NULL
       ELSE p.content END
FROM claims_preparedpage p
WHERE p.public_id = %s AND p.language = %s AND p.form = %s AND p.build = %s
    AND p.sequence >= (SELECT everywhere_sequence FROM claims_audithead WHERE id = 1)
    AND p.claim_version = (
        SELECT c.version FROM claims_claim c
        WHERE c.id = p.claim_id AND c.published_verdict_id IS NOT NULL
            AND c.state NOT IN ('withdrawn', 'merged'))"""
MOST_ETAGS = 10
GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
COMPRESSED = {PageForm.PAGE, PageForm.CARD}
CONTENT_TYPES = {
    PageForm.PAGE: "text/html; charset=utf-8",
    PageForm.CARD: "text/html; charset=utf-8",
    PageForm.PICTURE: "image/png",
}
logger = logging.getLogger(__name__)


class Copy(NamedTuple):
    """What is sent; `content` is None if the reader has exactly this already."""

    etag: str
    last_modified: str
    content: bytes | None


def find(
    request: HttpRequest, public_id: str, language: str, form: PageForm
) -> Copy | None:
    """The copy if it is still true: one query, whatever the answer."""
    known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))[:MOST_ETAGS]
    sql = FOUND.format(known=", ".join(["%s"] * len(known)) or "NULL")
    with connections[router.db_for_read(PreparedPage)].cursor() as cursor:
        cursor.execute(sql, [*known, public_id, language, form.value, build()])
        row = cursor.fetchone()
    return (
        Copy(row[0], row[1], None if row[2] is None else bytes(row[2])) if row else None
    )


def sent(
    request: HttpRequest, copy: Copy, language: str, form: PageForm
) -> HttpResponse:
    response: HttpResponse
    if copy.content is None:
        response = HttpResponseNotModified()
    else:
        response = _with_content(request, copy.content, form)
    to_be_kept(response)
    headers = response.headers
    headers["ETag"], headers["Last-Modified"] = copy.etag, copy.last_modified
    headers["Content-Language"] = language
    if form == PageForm.PAGE:
        headers["X-Frame-Options"] = settings.X_FRAME_OPTIONS
        headers["Content-Security-Policy"] = _policy()
    return response


@cache
def _policy() -> str:
    """The site's own: `front` answers before the middleware that would add it."""
    return str(build_policy())


def _with_content(request: HttpRequest, content: bytes, form: PageForm) -> HttpResponse:
    response = HttpResponse(content_type=CONTENT_TYPES[form])
    if form not in COMPRESSED:
        response.content = content
    elif unpacks(request):
        fill(request, response, b"", content)
    else:
        fill(request, response, gzip.decompress(content), None)
    response.headers["Content-Length"] = str(len(response.content))
    return response


def unpacks(request: HttpRequest) -> bool:
    """Whether the reader's program says that it understands gzip."""
    return GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


def fill(
    request: HttpRequest, response: HttpResponse, content: bytes, packed: bytes | None
) -> None:
    """As the reader's program likes it best."""
    as_packed = packed is not None and unpacks(request)
    if as_packed:
        response.headers["Content-Encoding"] = "gzip"
    response.content = packed if as_packed else content
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Content-Length"] = str(len(response.content))


def kept(
    request: HttpRequest,
    claim: Claim,
    *,
    language: str,
    form: PageForm,
    content: bytes,
    sequence: int,
) -> HttpResponse:
    """Keeps what was drawn after the public event `sequence`, and sends it."""
    page = drawn(claim, language, form, content, sequence)
    keep(page)
    known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    to_send = None if page.etag in known else page.content
    return sent(request, Copy(page.etag, page.last_modified, to_send), language, form)


def drawn(
    claim: Claim, language: str, form: PageForm, content: bytes, sequence: int
) -> PreparedPage:
    """A copy that is not stored yet. Its ETag is made of the content, keyed so that
    nobody can compute the one of a page that was never sent to them."""
    made_of = f"{claim.public_id} {language} {form} ".encode() + content
    digest = salted_hmac("claims.prepared", made_of, algorithm="sha256").hexdigest()
    if form in COMPRESSED:
        content = gzip.compress(content, mtime=0)
    return PreparedPage(
        claim=claim,
        public_id=claim.public_id,
        language=language,
        form=form,
        build=build(),
        claim_version=claim.version,
        sequence=sequence,
        etag=f'W/"{digest[:32]}"',  # weak: a server in front may compress
        last_modified=http_date(),
        content=content,
    )


def without_copies(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Those of `claims` whose page is missing, or outdated, in some language."""
    head = AuditHead.objects.get(pk=1)
    for number, language in enumerate(language_codes()):
        true = PreparedPage.objects.filter(
            claim=OuterRef("pk"),
            claim_version=OuterRef("version"),
            language=language,
            form=PageForm.PAGE,
            build=build(),
            sequence__gte=head.everywhere_sequence,
        )
        claims = claims.annotate(**{f"has_{number}": Exists(true)})
    in_all = {f"has_{number}": True for number, _code in enumerate(language_codes())}
    return claims.exclude(**in_all)


def keep(*pages: PreparedPage) -> None:
    """If it can be done at once; a reader gets the page either way."""
    try:
        prepared_pages.keep(pages)
    except DatabaseError as busy:
        logger.info("A prepared page was not kept: %s", busy)


def last_public_event() -> int:
    """Read this before anything that is drawn."""
    return AuditHead.objects.values_list("public_sequence", flat=True).get(pk=1)


def plain_request(path: str) -> HttpRequest:
    """Whom a copy is drawn for: nobody in particular, asking for nothing else."""
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = path
    request.resolver_match = resolve(path)
    return request


@cache
def build() -> str:
    """What pages are made of besides the data, as one short digest: our files, the
    framework, the names of static files, the site's address and languages."""
    digest = hashlib.sha256()
    for file in files():
        digest.update(file.name.encode() + file.read_bytes())
    manifest = getattr(staticfiles_storage, "manifest_hash", "")
    named = (django.__version__, manifest, settings.STATIC_URL, settings.SITE_URL)
    digest.update(" ".join([*named, *language_codes()]).encode())
    return digest.hexdigest()[:16]
