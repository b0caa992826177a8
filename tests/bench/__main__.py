"""`make bench`: every target of ours beside its limit, in one table and one file.

python -m tests.bench --size 10000 --db sqlite --only exports,search
"""

# ruff: noqa: T201 (it is there to print)

import argparse
import json
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from . import children, databases
from .figures import Figure, joined, read, table

SMALL = 1_000
SUBJECTS = (
    *("exports", "search", "matching", "lists", "pages", "writes", "verifying"),
    "importing",
)
# They write, so they get a small database of their own, with this seed.
WRITING, WRITTEN = ("writes", "importing"), 2
LONGEST = 1_800  # seconds for one subject on one database


def main() -> None:
    options = _options()
    children.end_on_signals()
    subjects = [name for name in SUBJECTS if name in (options.only or SUBJECTS)]
    began = time.monotonic()
    databases.collect_static_files()
    urls = {size: databases.prepare(options.db, size) for size in {SMALL, options.size}}
    print(f"databases ready after {time.monotonic() - began:.0f} s", file=sys.stderr)
    figures: list[Figure] = []
    for subject in subjects:
        if subject in WRITING:
            own = databases.prepare(options.db, SMALL, seed=WRITTEN)
            figures += _measured(subject, SMALL, own)
            continue
        measured = {size: _measured(subject, size, url) for size, url in urls.items()}
        figures += joined(measured[options.size], measured[SMALL])
    print(f"\n{options.size:,} claims on {options.db}\n\n{table(figures)}\n")
    _write(options, figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument(
        "--only", type=lambda text: text.split(",") if text else [], default=[]
    )
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if unknown := set(options.only) - set(SUBJECTS):
        parser.error(f"{', '.join(unknown)}: no subject of {', '.join(SUBJECTS)}")
    return options


def _measured(subject: str, size: int, url: str) -> list[Figure]:
    """What the subject could tell before it ended, failed, or took too long."""
    began = time.monotonic()
    print(f"{subject} at {size:,} … ", end="", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "tests.bench.measure", subject, str(size)]
    try:
        done = children.run(
            command,
            env=databases.environment_for(url),
            cwd=databases.ROOT,
            stdout=subprocess.PIPE,
            timeout=LONGEST,
        )
        output, ended = done.stdout, "" if done.returncode == 0 else " failed"
    except subprocess.TimeoutExpired as late:
        output, ended = late.stdout or b"", f" stopped after {LONGEST} s"
    print(f"{time.monotonic() - began:.0f} s{ended}", file=sys.stderr)
    return [read(json.loads(line)) for line in output.splitlines()]


def _write(options: argparse.Namespace, figures: list[Figure]) -> None:
    now = datetime.now(UTC)
    name = f"bench-{options.db}-{options.size}-{now:%Y%m%d-%H%M}.json"
    file = options.out or databases.ROOT / name
    contents = {
        "size": options.size,
        "engine": options.db,
        "at": now.isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "figures": [each.as_json() for each in figures],
    }
    file.write_text(json.dumps(contents, ensure_ascii=False, indent=1), "utf-8")
    print(f"written: {file.name}")


if __name__ == "__main__":
    main()
