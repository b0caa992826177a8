"""When readers last saw a change, from one row.

The head of the audit chain names the last event that may show on a public page
(`audit.public`). An ETag is made of that number, the address, and the age of our own
files: a new template is a change too. It is keyed, so that nobody can compute one for
a page that was never sent to them.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from django.conf import settings
from django.db import connections, router
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.crypto import salted_hmac
from django.utils.http import http_date, parse_etags

from claims.models import AuditHead

OURS = Path(__file__).resolve().parent.parent
HEAD = "SELECT public_sequence, public_at FROM claims_audithead WHERE id = 1"
SHOWN = {".py", ".html", ".css", ".mo", ".svg"}


@dataclass(frozen=True)
class Freshness:
    """`stamp` names the last event readers might see something of; with `address`,
    path and query and whatever else tells pages apart, it is what an ETag stands for.
    """

    stamp: str
    address: tuple[str, ...]
    changed_at: dt.datetime

    @cached_property
    def etag(self) -> str:
        made_of = f"{self.stamp} {_installed_at()} {settings.SITE_URL} {self.address}"
        digest = salted_hmac("claims.etag", made_of).hexdigest()
        return f'W/"{digest[:32]}"'  # weak: a server in front may compress


def of(request: HttpRequest) -> Freshness:
    """What a page at this address is marked with now; one query, by primary key."""
    with connections[router.db_for_read(AuditHead)].cursor() as cursor:
        cursor.execute(HEAD)
        sequence, changed_at = cursor.fetchone()
    return Freshness(
        # The moment too: a backup that was restored counts again from where it stood.
        stamp=f"{sequence} {changed_at}",
        address=(request.path, request.META.get("QUERY_STRING", "")),
        changed_at=max(_installed_at(), moment(changed_at)),
    )


def still_has(request: HttpRequest, known: Freshness) -> bool:
    """Whether the reader names exactly this ETag; "*" does not say which page."""
    named = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    return bool(named) and known.etag in named


def unchanged(known: Freshness) -> HttpResponse:
    response = HttpResponseNotModified()
    mark(response, known)
    return response


def mark(response: HttpResponse, known: Freshness) -> None:
    response["ETag"] = known.etag
    response["Last-Modified"] = http_date(known.changed_at.timestamp())


def moment(stored: dt.datetime | str | None) -> dt.datetime:
    """What an engine hands out of a moment, in UTC: SQLite leaves the offset out, and
    may hand out text."""
    if stored is None:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    if isinstance(stored, str):
        stored = dt.datetime.fromisoformat(stored)
    return stored if stored.tzinfo else stored.replace(tzinfo=dt.UTC)


def files() -> list[Path]:
    """The files that pages are made of."""
    return sorted(path for path in OURS.rglob("*") if path.suffix in SHOWN)


@cache
def _installed_at() -> dt.datetime:
    newest = max(path.stat().st_mtime for path in files())
    return dt.datetime.fromtimestamp(newest, dt.UTC)
