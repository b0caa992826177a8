"""Requests a second, beside a view that says hello, with the same workers."""

import os
from collections.abc import Iterator
from pathlib import Path

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection

from claims.models import Claim
from tests.bench import peers, web
from tests.bench.figures import Figure

PAGES = 200  # claims asked for in turn
ONCE = 10_000  # pages of the list, more than are asked for in the time there is


def measure(_size: int) -> Iterator[Figure]:
    with web.serving("tests.bench.hello") as (port, _master):
        hello = web.requests_per_second(port, ["/"])
    with web.serving("factcheck.wsgi", **os.environ) as (port, master):
        for worker_has_answered in range(4):
            web.fetch(port, f"/ru/?{worker_has_answered}")
        yield _idle(master)
        yield from _asked(port, hello)


def _idle(master: int) -> Figure:
    memory = web.worker_mb(master)
    return Figure("pages", "idle worker", memory, "MB", goal="<= 120", goal_for="value")


def _asked(port: int, hello: float) -> Iterator[Figure]:
    def figure(what: str, rate: float, goal: str = "") -> Figure:
        return Figure("pages", what, rate, "req/s", "hello world", hello, goal)

    static = staticfiles_storage.url("claims/site.css")
    yield figure("static file", web.requests_per_second(port, [static]))
    keys = Claim.objects.published().latest_first().values_list("public_id", flat=True)
    claims = [f"/ru/claims/{key}/" for key in keys[:PAGES]]
    for path in claims:  # the first reader of each waits until it is drawn
        web.fetch(port, path)
    claim = web.requests_per_second(port, claims)
    yield figure("claim, read again and again", claim, ">= 0.5")
    rate = web.requests_per_second(port, claims[:1], etag=_unchanged(port, claims[0]))
    yield figure("claim, not changed since (304)", rate, ">= 0.5")
    fresh = [f"/ru/claims/?after={key}" for key in keys[:ONCE]]
    anew = web.requests_per_second(port, fresh)
    yield figure("list, each page once", anew, ">= 0.25")
    rate = web.requests_per_second(port, ["/ru/claims/"])
    yield figure("list, read again and again", rate, ">= 0.7")
    yield from _beside_datasette(claim, anew)


def _beside_datasette(claim: float, listed: float) -> Iterator[Figure]:
    """Our page of one claim and our list, beside Datasette's of the same rows."""
    if connection.vendor != "sqlite":
        return
    keys = Claim.objects.order_by("pk").values_list("pk", flat=True)[:PAGES]
    found = peers.datasette(Path(connection.settings_dict["NAME"]), keys)
    row, table = found or (None, None)
    told = ("req/s", "Datasette")
    yield Figure("pages", "claim, beside a row", claim, *told, row, ">= 10")
    yield Figure("pages", "list, beside a table", listed, *told, table, ">= 10")


def _unchanged(port: int, path: str) -> str:
    """The page's ETag, with which it is answered by "not modified"."""
    etag = web.fetch(port, path)[1]["ETag"]
    code, _headers = web.fetch(port, path, etag=etag)
    if code != 304:
        raise RuntimeError(f"{path} answers {code} to its own ETag")
    return etag
