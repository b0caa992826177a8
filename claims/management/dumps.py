"""A database as one file, and back again, by each engine's own means."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from claims.exceptions import DomainError

Step = Callable[[int], None]

PAGES = 500  # copied at a time; between the portions others may write
SQLITE = b"SQLite format 3\x00"
POSTGRES = b"PGDMP"


def write(connection: Any, file: Path, *, step: Step) -> None:
    """The file gets its name when it is complete; until then it is FILE.part."""
    part = file.with_name(f"{file.name}.part")
    try:
        if connection.vendor == "sqlite":
            _copy_out(connection, part, step)
        else:
            _run("pg_dump", connection, "--format=custom", f"--file={part}")
            step(100)
        part.chmod(0o600)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise DomainError(_("The backup failed: %(why)s") % {"why": error}) from error
    finally:
        part.unlink(missing_ok=True)


def read(connection: Any, file: Path, *, step: Step) -> None:
    """Into a database that `check_is_empty` let pass."""
    kind = _kind_of(file)
    if kind != connection.vendor:
        raise DomainError(
            _("%(file)s is a backup of %(kind)s, but DATABASE_URL names %(wanted)s.")
            % {"file": file, "kind": kind, "wanted": connection.vendor}
        )
    try:
        if kind == "sqlite":
            _copy_in(connection, file, step)
        else:
            name = connection.settings_dict["NAME"]
            options = ("--exit-on-error", "--single-transaction", "--no-owner")
            _run("pg_restore", connection, *options, f"--dbname={name}", str(file))
            step(100)
    except (OSError, sqlite3.Error) as error:
        raise DomainError(_("Nothing restored: %(why)s") % {"why": error}) from error


def check_can_be_written(file: Path) -> None:
    if file.exists():
        raise DomainError(
            _("%(file)s is there already; a backup overwrites nothing.")
            % {"file": file}
        )
    if not file.parent.is_dir():
        raise DomainError(_("There is no folder %(folder)s.") % {"folder": file.parent})


def check_is_empty(connection: Any) -> None:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    if tables:
        raise DomainError(
            _(
                "The database has %(number)d tables. Restoring needs an empty one: "
                "name a new one in DATABASE_URL."
            )
            % {"number": len(tables)}
        )


def digest_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _kind_of(file: Path) -> str:
    try:
        with file.open("rb") as content:
            beginning = content.read(16)
    except OSError as error:
        raise DomainError(
            _("%(file)s cannot be read: %(why)s")
            % {"file": file, "why": error.strerror}
        ) from error
    if beginning == SQLITE:
        return "sqlite"
    if beginning.startswith(POSTGRES):
        return "postgresql"
    raise DomainError(_("%(file)s is not a backup.") % {"file": file})


def _copy_out(connection: Any, part: Path, step: Step) -> None:
    connection.ensure_connection()
    part.touch(mode=0o600)
    with closing(sqlite3.connect(part)) as target:
        connection.connection.backup(target, pages=PAGES, progress=_percent(step))
    step(100)


def _copy_in(connection: Any, file: Path, step: Step) -> None:
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as it:
        [(verdict,)] = it.execute("PRAGMA integrity_check(1)").fetchall()
        if verdict != "ok":
            raise DomainError(_("The backup is damaged: %(why)s") % {"why": verdict})
        connection.ensure_connection()
        it.backup(connection.connection, pages=PAGES, progress=_percent(step))


def _percent(step: Step) -> Callable[[int, int, int], None]:
    shown = 0

    def progress(_code: int, remaining: int, total: int) -> None:
        nonlocal shown
        done = 100 * (total - remaining) // max(total, 1)
        step(done - shown)
        shown = done

    return progress


def _run(tool: str, connection: Any, *options: str) -> None:
    """PostgreSQL's own tool; the password goes by the environment, which other people
    on the machine cannot read, unlike the command line."""
    path = shutil.which(tool)
    if path is None:
        raise DomainError(
            _("%(tool)s is not installed. Debian: apt-get install postgresql-client")
            % {"tool": tool}
        )
    settings = connection.settings_dict
    given = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    environment = {name: str(value) for name, value in given.items() if value}
    ran = subprocess.run(  # noqa: S603 - a fixed tool, no shell
        [path, *options],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        raise DomainError(f"{tool}: {ran.stderr.strip()[-500:]}")
