"""A site of several machines: own clusters, own gunicorn, asked over HTTP."""

import subprocess
import sys
import urllib.error
import urllib.request
from typing import NamedTuple

from tests.crash.load import Server
from tests.crash.site import ROOT, Site
from tests.scale.servers import Program


class Page(NamedTuple):
    code: int
    body: str
    headers: dict[str, str]


class WideSite(Site):
    """Like the crash tests' site, on databases that are given by address."""

    def __init__(self, database: str, **environment: str) -> None:
        self.database = database
        super().__init__()
        self.environment |= environment

    def _create(self) -> str:
        return self.database

    def _drop(self) -> None:
        """The clusters belong to the test."""

    def act(self, verb: str, **environment: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "tests.scale.act", verb],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert ran.returncode == 0, ran.stderr[-2000:]
        return ran.stdout.splitlines()[-1]  # letters are printed before


def get(server: Server | Program, path: str, **headers: str) -> Page:
    """Headers are named as keyword arguments, with _ for -."""
    request = urllib.request.Request(  # noqa: S310 - loopback
        f"http://127.0.0.1:{server.port}{path}",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return Page(answer.status, answer.read().decode(), dict(answer.headers))
    except urllib.error.HTTPError as refused:
        return Page(refused.code, refused.read().decode(), dict(refused.headers))
