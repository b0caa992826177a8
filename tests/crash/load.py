"""Editors at work against a real gunicorn, and what the server told them.

Each piece of work is one POST that starts research on one claim. The answer 302 is the
server's word that it is done; it must be true after every crash.
"""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.crash.site import ROOT, Site

TOKEN = "a" * 32
STARTS_WITHIN = 90  # seconds, on a machine that is busy with other tests
EDITORS = 3


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any) -> None:
        return None


class Server:
    """gunicorn with two workers, in a process group of its own."""

    def __init__(self, site: Site) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.site = site
        self.process: subprocess.Popen[bytes] | None = None
        site.to_stop.append(self.kill)
        self.opener = urllib.request.build_opener(NoRedirect)

    def start(self, **environment: str) -> None:
        log = (self.site.folder / f"server-{self.port}.log").open("ab")
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-W", "ignore", "-m", "gunicorn"),
                *("--bind", f"127.0.0.1:{self.port}", "--workers", "2"),
                *("--chdir", str(ROOT), "factcheck.wsgi"),
            ],
            env={**self.site.environment, **environment},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        until = time.monotonic() + STARTS_WITHIN
        while self.ask("/healthz") != 200:
            if time.monotonic() > until or self.process.poll() is not None:
                raise AssertionError("the server does not start")
            time.sleep(0.05)

    def comes_back(self) -> bool:
        """Whether it gets ready again by itself, in the time it takes to start."""
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            if self.ask("/readyz") == 200:
                return True
            time.sleep(0.1)
        return False

    def kill(self) -> None:
        """Master and workers at once: as a power cut does."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def kill_a_worker(self) -> None:
        """One of the two; the master has to notice."""
        master = self.process.pid if self.process else 0
        children = Path(f"/proc/{master}/task/{master}/children").read_text()
        os.kill(int(random.choice(children.split())), signal.SIGKILL)  # noqa: S311

    def ask(
        self, path: str, words: dict[str, str] | None = None, session: str = ""
    ) -> int:
        """The status; 0 when nobody answered."""
        request = urllib.request.Request(  # noqa: S310 - loopback
            f"http://127.0.0.1:{self.port}{path}",
            data=urlencode({**words, "csrfmiddlewaretoken": TOKEN}).encode()
            if words is not None
            else None,
            headers={"Cookie": f"sessionid={session}; csrftoken={TOKEN}"},
        )
        try:
            with self.opener.open(request, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code
        except OSError:
            return 0


class Load:
    """Some editors who work through a list of claims until it ends or they are told
    to stop. `done` holds what the server confirmed."""

    def __init__(self, servers: list[Server], work: dict[str, Any]) -> None:
        self.servers, self.session = servers, work["session"]
        self.waiting: list[int] = list(work["claims"])
        self.done: set[int] = set()
        self.codes: list[int] = []
        self.lock = threading.Lock()
        self.stopped = threading.Event()

    def work_until(self, confirmed: int, after: float = 60) -> None:
        """Lets everybody work until that many more pieces are confirmed."""
        wanted = len(self.done) + confirmed
        self.stopped.clear()
        threads = [
            threading.Thread(target=self._work, args=(number,), daemon=True)
            for number in range(EDITORS)
        ]
        for thread in threads:
            thread.start()
        until = time.monotonic() + after
        while len(self.done) < wanted and time.monotonic() < until:
            time.sleep(0.01)
        self.threads = threads

    def rest(self) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join(60)

    def _work(self, number: int) -> None:
        server = self.servers[number % len(self.servers)]
        while not self.stopped.is_set():
            with self.lock:
                if not self.waiting:
                    return
                pk = self.waiting.pop(random.randrange(len(self.waiting)))  # noqa: S311
            path = f"/admin/claims/claim/{pk}/do/start-research/"
            code = server.ask(path, {"read_version": "1"}, self.session)
            with self.lock:
                self.codes.append(code)
                if code == 302:
                    self.done.add(pk)
                elif code >= 500:  # the server's word that nothing was done
                    self.waiting.append(pk)
            if code == 0:  # the server is gone, and this piece's fate unknown
                return
