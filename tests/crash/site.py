"""A site of its own: own database, own processes, own port; killed without mercy."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection
from django.test import TransactionTestCase

from tests.crash.cluster import Cluster, postgres_tools

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """`with Site() as site:` has a migrated database on the engine of this test run.

    `cluster`: in that PostgreSQL, not the suite's. `disk`: where SQLite's file lies.
    """

    def __init__(
        self, cluster: Cluster | None = None, disk: Path | None = None
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="claims-site-"))
        self.cluster, self.disk = cluster, disk or self.folder
        self.vendor = connection.vendor
        self.to_stop: list[Callable[[], None]] = []
        self.name = f"site_{os.getpid()}_{time.monotonic_ns()}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("DJANGO")},
            "SECRET_KEY": "only-for-crash-tests",
            "DEBUG": "0",
            "REQUIRE_2FA": "0",
            "LOG_FORMAT": "lines",
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": "http://127.0.0.1",
            "PYTHONPATH": str(ROOT),
            "PATH": f"{postgres_tools()}{os.pathsep}{os.environ['PATH']}",
            "DJANGO_SETTINGS_MODULE": "tests.crash.settings",
            "DATABASE_URL": self._create(),
        }

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_error: object) -> None:
        for stop in self.to_stop:
            stop()
        self._drop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def manage(self, *words: str, **environment: str) -> str:
        """Runs a command to its end; its output, or CalledProcessError."""
        return subprocess.run(
            [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *words],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            check=True,
            cwd=self.folder,
        ).stdout

    def kill_after(self, seconds: float, *words: str) -> None:
        """Starts a command, and kills it if it is not done by then."""
        running = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *words],
            env=self.environment,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()

    def prepare(self, number: int) -> dict[str, Any]:
        """`number` candidates, and a session of Olga's."""
        return self.script("prepare", str(number))

    def judge(self) -> dict[str, Any]:
        """What the database holds now, and whether its history is whole."""
        return self.script("judge")

    def drop_everybody(self) -> None:
        """What a restart of PostgreSQL does to its clients: all are cut off."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = %s",
                [self.name],
            )

    def script(self, name: str, *words: str) -> dict[str, Any]:
        ran = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", f"tests.crash.{name}", *words],
            env=self.environment,
            capture_output=True,
            check=False,
            cwd=self.folder,
        )
        if ran.returncode:
            raise AssertionError(ran.stderr.decode()[-2000:])
        told: dict[str, Any] = json.loads(ran.stdout)
        return told

    def _create(self) -> str:
        """A copy of the test's own database: migrating again would take longer than
        everything else."""
        if self.vendor == "sqlite":
            file = self.disk / "site.sqlite3"
            connection.ensure_connection()
            with closing(sqlite3.connect(file)) as copy:
                connection.connection.backup(copy)
            return f"sqlite:///{file}"
        template = connection.settings_dict["NAME"]
        if self.cluster is not None:
            self.cluster.take_in(self._dump(), self.name)
            return self.cluster.url(self.name)
        connection.close()  # a template must have no other clients
        self._on_the_server(f"CREATE DATABASE {self.name} TEMPLATE {template}")
        return self._url(self.name)

    def _dump(self) -> bytes:
        tool = postgres_tools() / "pg_dump"
        address = self._url(connection.settings_dict["NAME"])
        return subprocess.run([tool, address], capture_output=True, check=True).stdout

    def _on_the_server(self, statement: str) -> None:
        given = connection.settings_dict
        with psycopg.connect(
            host=given["HOST"],
            port=given["PORT"] or None,
            user=given["USER"],
            dbname="postgres",
            autocommit=True,
        ) as server:
            server.execute(statement)

    def _url(self, name: str) -> str:
        given = connection.settings_dict
        host = given["HOST"].replace("/", "%2F")
        port = f":{given['PORT']}" if given["PORT"] else ""
        return f"postgres://{given['USER']}@{host}{port}/{name}"

    def _drop(self) -> None:
        if self.cluster is None and self.vendor == "postgresql":
            for name in (self.name, f"{self.name}_b"):
                self._on_the_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def another_database(self) -> str:
        """The address of an empty one beside it."""
        if self.vendor == "sqlite":
            return f"sqlite:///{self.folder / 'another.sqlite3'}"
        self._on_the_server(f"CREATE DATABASE {self.name}_b TEMPLATE template0")
        return self._url(f"{self.name}_b")


class SiteTestCase(TransactionTestCase):
    """Reads the test's own database, to copy it, and leaves it as it is."""

    @classmethod
    def _fixture_setup(cls) -> None:
        """Nothing to load."""

    def _fixture_teardown(self) -> None:
        """Nothing to empty."""
