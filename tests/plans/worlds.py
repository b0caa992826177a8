"""Generated newsrooms in databases of their own, next to the test's.

Plans of a small table say nothing: an engine that knows that there are four hundred
rows reads them all, and is right. So there are newsrooms of a thousand and of ten
thousand claims, each with its own statistics, and one ten times larger where there are
minutes for it: `make plans` says so by `PLANS=100000`.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from claims.generated.filling import fill

# Claims, from the smallest newsroom to the largest.
SIZES = sorted({1_000, 10_000, int(os.environ.get("PLANS", "10000"))})


class World:
    """A database with so many claims; made once, and gone with `leave`."""

    def __init__(self, claims: int) -> None:
        self.claims = claims
        self._beside = str(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite":
            beside = Path(self._beside)
            self.name = str(beside.with_name(f"{beside.name}-{claims}"))
        else:
            self.name = f"{self._beside}_{claims}"

    def make(self) -> None:
        _copy(self._beside, self.name)
        with self.entered(), override_settings(DEBUG=True):
            # One process: the other core is busy with other tests.
            fill(self.claims, processes=1)
            call_command("count_statistics", stdout=StringIO())  # as it is every night
            # With a key of its own: generated people have keys no sequence knows of.
            User.objects.create_superuser("who-looks", "x@example.org", "x", pk=900)

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Everything that asks the database asks this one."""
        connection.close()
        connection.settings_dict["NAME"] = self.name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = self._beside

    def leave(self) -> None:
        if connection.vendor == "sqlite":
            for end in ("", "-wal", "-shm", "-journal"):
                Path(f"{self.name}{end}").unlink(missing_ok=True)
            return
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}"')


def _copy(given: str, name: str) -> None:
    """The test's database as migrations left it: no test is under way."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as copy:
            connection.connection.backup(copy)
        return
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{given}"')
