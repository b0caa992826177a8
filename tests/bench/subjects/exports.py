"""CSV as we send it, beside the engine's own tool writing the same kind of rows."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import connection

from claims.exports.columns import Table
from claims.exports.statements import Choice, postgres_copy
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
EXPORT = "call_command('export_claims')"
PEAK = """import sys, django
from pathlib import Path
django.setup()
from django.core.management import call_command
%s
here = Path("/proc/self/status")
print(here.read_text() if here.exists() else "", file=sys.stderr)"""
EVIDENCE = "SELECT * FROM claims_evidence ORDER BY id"


def measure(size: int) -> Iterator[Figure]:
    limits = {"claims": LIMIT, "evidence": EVIDENCE}
    goal = "<= 1.15" if connection.vendor == "postgresql" else "<= 1.5"
    for name in TABLES_MEASURED:
        # Before and after: whoever comes second finds the pages in memory.
        first = _ours(TABLES[name])
        tool, limit = _limit(TABLES[name], limits[name])
        taken = min(first, _ours(TABLES[name]))
        yield Figure("exports", f"{name} as CSV", taken, "s", tool, limit, goal)
    idle, full = _peak_mb(""), _peak_mb(EXPORT)
    taken = full - idle if idle and full else None
    yield Figure(
        "exports", "memory above idle", taken, "MB", goal="<= 100", goal_for="value"
    )


def _ours(exported: Table) -> float:
    stream = CsvStream(exported, Choice())
    return seconds(lambda: [None for _chunk in stream])


def _limit(exported: Table, query: str) -> tuple[str, float | None]:
    """psql copies the very SELECT that we send; the shell, which has no way to write
    our cells, selects plain columns."""
    if connection.vendor == "postgresql":
        copied = postgres_copy(exported, Choice()).replace("%%", "%")
        command = [str(PSQL), *_where(), "-qc", copied]
        return "psql COPY of the same", seconds(lambda: _run(command))
    shell = shutil.which("sqlite3")
    if shell is None:
        return "sqlite3 is not installed", None
    file = connection.settings_dict["NAME"]
    return "sqlite3 shell, plain", seconds(
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


def _peak_mb(work: str) -> float | None:
    """Of a new process that did this; Linux only. (The figure that wait4 gives begins
    with the memory of the process that forked.)"""
    done = subprocess.run(
        [sys.executable, "-c", PEAK % work],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings"},
        cwd=Path(__file__).resolve().parents[3],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=True,
        text=True,
        timeout=200,
    )
    found = re.search(r"VmHWM:\s+(\d+)", done.stderr)
    return int(found[1]) / 1024 if found else None
