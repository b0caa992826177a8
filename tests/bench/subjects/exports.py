"""CSV as we send it, beside the engine's own tool writing the same kind of rows."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import connection

from claims.exports.statements import Choice
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES
from tests.bench.figures import Figure
from tests.bench.server import PSQL
from tests.bench.timing import seconds

# What the targets were measured with: claims, an article's title, how much evidence.
LIMIT = """SELECT c.*, r.slug, a.title, coalesce(e.n, 0) FROM claims_claim c
    LEFT JOIN claims_verdict v ON v.id = c.published_verdict_id
    LEFT JOIN claims_rating r ON r.id = v.rating_id
    LEFT JOIN claims_appearance p ON p.claim_id = c.id AND p.is_first
    LEFT JOIN claims_revision n ON n.id = p.revision_id
    LEFT JOIN claims_article a ON a.id = n.article_id
    LEFT JOIN (SELECT claim_id, count(*) AS n FROM claims_evidence GROUP BY claim_id) e
        ON e.claim_id = c.id ORDER BY c.id"""
TABLES_MEASURED = ("claims", "evidence")
EVIDENCE = "SELECT * FROM claims_evidence ORDER BY id"


def measure(size: int) -> Iterator[Figure]:
    limits = {"claims": LIMIT, "evidence": EVIDENCE}
    goal = "<= 1.15" if connection.vendor == "postgresql" else "<= 1.5"
    for name in TABLES_MEASURED:
        tool, limit = _limit(limits[name])
        stream = CsvStream(TABLES[name], Choice())
        taken = seconds(lambda stream=stream: [None for _chunk in stream])
        yield Figure("exports", f"{name} as CSV", taken, "s", tool, limit, goal)
    idle = _peak_mb("-c", "import django; django.setup()")
    full = _peak_mb("manage.py", "export_claims", "--table", "claims")
    yield Figure(
        "exports",
        "memory above idle",
        full - idle,
        "MB",
        goal="<= 100",
        goal_for="value",
    )


def _limit(query: str) -> tuple[str, float | None]:
    if connection.vendor == "postgresql":
        command = [
            str(PSQL),
            *_where(),
            "-qc",
            f"\\copy ({_line(query)}) TO /dev/null CSV",
        ]
        return "psql COPY", seconds(lambda: _run(command))
    shell = shutil.which("sqlite3")
    if shell is None:
        return "sqlite3 is not installed", None
    file = connection.settings_dict["NAME"]
    return "sqlite3 shell", seconds(
        lambda: _run([shell, "-readonly", "-csv", str(file), _line(query)])
    )


def _where() -> list[str]:
    parts = urlsplit(os.environ["DATABASE_URL"])
    folder, name = unquote(parts.hostname or ""), parts.path.lstrip("/")
    known = connection.settings_dict
    return ["-h", str(known["HOST"] or folder), "-U", str(known["USER"]), name]


def _line(query: str) -> str:
    return " ".join(query.split())


def _run(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, timeout=200)


def _peak_mb(*arguments: str) -> float:
    """Of a Python process with these arguments, from its beginning to its end."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings"}
    child = subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, _status, used = os.wait4(child.pid, 0)
    child.returncode = _status
    assert isinstance(used, resource.struct_rusage)
    return used.ru_maxrss / 1024
