"""Datasette over the same SQLite file, where `make bench-peers` has installed it."""

from collections.abc import Sequence
from pathlib import Path

from . import web

DATASETTE = web.ROOT / ".venv" / "tools" / "bin" / "datasette"
# A page may take as long as it takes: what counts is how many there are in a second.
SETTINGS = ("sql_time_limit_ms", "10000", "facet_time_limit_ms", "200")


def datasette(file: Path, keys: Sequence[int]) -> tuple[float, float] | None:
    """Requests a second: a row's page, and the table's page; None without Datasette."""
    if not DATASETTE.exists():
        return None
    port = web.free_port()
    command = [str(DATASETTE), "serve", str(file), "--port", str(port)]
    for name, value in zip(SETTINGS[::2], SETTINGS[1::2], strict=True):
        command += ["--setting", name, value]
    table = f"/{file.stem}/claims_claim"
    with web.running(command, port):
        web.fetch(port, table)
        rows = [f"{table}/{key}" for key in keys]
        return (
            web.requests_per_second(port, rows),
            web.requests_per_second(port, [table]),
        )
