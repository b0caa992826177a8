"""Real servers beside the site, on loopback and free ports, killed by their process."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

ROOT = Path(__file__).resolve().parents[2]

STARTS_WITHIN = 60  # seconds, on a machine that is busy with other tests


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def installed(program: str) -> str:
    """Its path. `.ci/run` installs it, so in CI its absence is a failure."""
    found = shutil.which(program, path="/usr/sbin:/usr/bin:/usr/local/bin:/sbin:/bin")
    if found:
        return found
    message = f"{program} is not installed; .ci/run names the package"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def wait_for(condition: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while not condition():
        assert time.monotonic() < until, f"waited for {what} in vain"
        time.sleep(0.02)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Program:
    """A server in the foreground in a folder of its own."""

    def __init__(self) -> None:
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="claims-scale-"))
        self.folder.chmod(0o777)
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> Self:
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            self.command(), cwd=self.folder, stdout=log, stderr=log
        )
        wait_for(lambda: answers(self.port), type(self).__name__)
        return self

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def gone(self) -> None:
        """For addCleanup."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis(Program):
    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def command(self) -> list[str]:
        return [
            *(installed("redis-server"), "--port", str(self.port)),
            *("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"),
        ]


class PgBouncer(Program):
    """Transaction mode, few server connections, so that clients must share them."""

    def __init__(self, server_port: int, *, size: int = 3) -> None:
        super().__init__()
        (self.folder / "users.txt").write_text('"postgres" ""\n')
        (self.folder / "pgbouncer.ini").write_text(
            f"[databases]\nclaims = host=127.0.0.1 port={server_port} dbname=claims\n"
            f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {self.port}\n"
            "unix_socket_dir =\npool_mode = transaction\nauth_type = trust\n"
            f"auth_file = users.txt\ndefault_pool_size = {size}\n"
            # Round robin: two transactions of one client get different servers.
            "max_client_conn = 200\nserver_round_robin = 1\n"
        )

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/claims"

    def command(self) -> list[str]:
        # It refuses to run as root, which CI often is.
        as_nobody = ["--user", "nobody"] if os.geteuid() == 0 else []
        return [installed("pgbouncer"), "--quiet", *as_nobody, "pgbouncer.ini"]


class Nginx(Program):
    """The deployment's own configuration, on other ports and in other folders."""

    def __init__(self, site_port: int) -> None:
        super().__init__()
        given = (ROOT / "deploy" / "nginx-cache.conf").read_text("utf-8")
        server = (
            given.replace("/var/cache/nginx", str(self.folder / "cache"))
            .replace("listen 8080", f"listen 127.0.0.1:{self.port}")
            .replace("127.0.0.1:8000", f"127.0.0.1:{site_port}")
        )
        (self.folder / "cache").mkdir(mode=0o777)
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};\n"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (self.folder / "nginx.conf").write_text(
            f"daemon off;\nmaster_process off;\npid {self.folder}/pid;\n"
            f"error_log {self.folder}/errors;\nevents {{}}\n"
            f"http {{\naccess_log off;\n{temporary}{server}}}\n"
        )

    def command(self) -> list[str]:
        file = str(self.folder / "nginx.conf")
        return [installed("nginx"), "-c", file, "-e", str(self.folder / "errors")]
