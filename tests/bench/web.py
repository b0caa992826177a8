"""gunicorn with two sync workers, and wrk or a few threads asking it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent.parent
WORKERS, CONNECTIONS = 2, 16
HOST = "127.0.0.1"
# Asks for each path in turn, with one header that never changes.
SCRIPT = """local paths = {%s}
local at = 0
request = function()
    at = at %% #paths + 1
    return wrk.format("GET", paths[at], {["Host"] = "%s", ["If-None-Match"] = "%s"})
end
"""


@contextmanager
def serving(application: str, **environment: str) -> Iterator[tuple[int, int]]:
    """Port and process id of the master, until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", str(WORKERS)]
    options = ["--bind", f"{HOST}:{port}", "--log-level", "error", application]
    with running([*command, *options], port, **environment) as master:
        yield port, master


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[int]:
    """Process id of this server, which listens on the port until the block ends."""
    server = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # the log of requests, written as in production
    )
    try:
        _wait_for(port, server)
        yield server.pid
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(150):
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        with socket.socket() as caller:
            if caller.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def requests_per_second(
    port: int, paths: Sequence[str], *, etag: str = "-", within: int = 4
) -> float:
    """By wrk where it is installed; else by threads of ours, which ask less fast."""
    if wrk := shutil.which("wrk"):
        return _by_wrk(wrk, port, paths, etag, within)
    return _by_threads(port, paths, etag, within)


def _by_wrk(wrk: str, port: int, paths: Sequence[str], etag: str, within: int) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        listed = ", ".join(f'"{path}"' for path in paths)
        script.write(SCRIPT % (listed, HOST, etag.replace('"', '\\"')))
        script.flush()
        command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{within}s", "-s", script.name]
        said = subprocess.run(
            [*command, f"http://{HOST}:{port}/"],
            capture_output=True,
            text=True,
            timeout=within + 30,
            check=True,
        ).stdout
    if bad := re.search(r"Non-2xx or 3xx responses: (\d+)", said):
        raise RuntimeError(f"{bad[1]} answers were errors")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    return float(found[1]) if found else 0.0


def _by_threads(port: int, paths: Sequence[str], etag: str, within: int) -> float:
    end, counted = time.monotonic() + within, [0] * CONNECTIONS

    def ask(which: int) -> None:
        at = which
        while time.monotonic() < end:
            fetch(port, paths[at % len(paths)], etag=etag)
            counted[which] += 1
            at += 1

    threads = [Thread(target=ask, args=[n]) for n in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(within + 30)
    return sum(counted) / within


def fetch(port: int, path: str, *, etag: str = "-") -> tuple[int, dict[str, str]]:
    """Status and headers of one answer."""
    caller = HTTPConnection(HOST, port, timeout=30)
    caller.request("GET", path, headers={"Host": HOST, "If-None-Match": etag})
    answer = caller.getresponse()
    answer.read()
    caller.close()
    return answer.status, dict(answer.getheaders())


def worker_mb(master: int) -> float | None:
    """Resident memory of the largest worker; Linux only."""
    children = Path(f"/proc/{master}/task/{master}/children")
    if not children.exists():
        return None
    sizes = []
    for child in children.read_text().split():
        text = Path(f"/proc/{child}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", text)
        sizes.append(int(found[1]) / 1024 if found else 0.0)
    return max(sizes, default=None)
