"""Several runs as one table: each figure at each size, on each engine.

python -m tests.bench.sizes bench-sqlite-100000.json bench-sqlite-1000000.json …
"""

# ruff: noqa: T201 (it is there to print)

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from .figures import Figure, read, short

SMALL = 1_000
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
Place = tuple[str, int]  # engine and how many claims


def main(files: list[str]) -> None:
    print(table([json.loads(Path(file).read_text("utf-8")) for file in files]))


def table(runs: Iterable[dict[str, Any]]) -> str:
    """Markdown. A later run replaces what it measured again; "–": not measured.
    Values at a thousand come with every run; one at a thousand alone replaces them."""
    found: dict[Place, dict[str, Figure]] = {}
    for run in runs:
        at = found.setdefault((run["engine"], run["size"]), {})
        for each in map(read, run["figures"]):
            at[f"{each.area}: {each.what}"] = each
        small = found.setdefault((run["engine"], SMALL), {})
        for name, each in at.items():
            if each.small is not None:
                small.setdefault(name, _small(each))
    places = sorted(
        filter(found.get, found), key=lambda place: (place[0] != "sqlite", place[1])
    )
    names = list(dict.fromkeys(name for place in places for name in found[place]))
    heads = [f"{ENGINES[engine]} {_count(size)}" for engine, size in places]
    lines = [["what", "goal", *heads], ["---"] * (2 + len(heads))]
    for name in names:
        known = [found[place].get(name) for place in places]
        goals = dict.fromkeys(_goal(each) for each in known if each and each.goal)
        lines.append([name, "; ".join(goals), *map(_cell, known)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _small(each: Figure) -> Figure:
    """What a larger run measured on the small database beside it: no peer there."""
    return replace(each, value=each.small, peer_value=None, small=None, goal="")


def _goal(each: Figure) -> str:
    sign = each.goal.replace("<=", "≤").replace(">=", "≥")
    of = {"ratio": f"× {each.peer}", "growth": "× at 1k", "value": f" {each.unit}"}
    return f"{sign}{of[each.goal_for]}"


def _cell(each: Figure | None) -> str:
    """The figure, what the goal speaks of in brackets, bold where it is missed."""
    if each is None or each.value is None:
        return each.note if each and each.note else "–"
    said = f"{short(each.value)} {each.unit}"
    for held in (each.ratio, each.growth if each.goal_for == "growth" else None):
        said += f" ({short(held)}×)" if held is not None else ""
    return f"**{said}**" if each.is_met is False else said


def _count(size: int) -> str:
    return f"{size // 1_000_000}M" if size >= 1_000_000 else f"{size // 1_000}k"


if __name__ == "__main__":
    main(sys.argv[1:])
