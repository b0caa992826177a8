"""`make bench-compare A=before.json B=after.json`: what became worse, and better.

Ratios are compared where there is a peer, because machines and their moods differ;
values otherwise. Exit code 1 if something lost more than a quarter, or its goal.
"""

# ruff: noqa: T201 (it is there to print)

import json
import sys
from pathlib import Path

from .figures import Figure, read, short

NOTICED = 1.25
LARGER_IS_BETTER = ("/s", "recall")


def main(before: str, after: str) -> int:
    old, new = _figures(before), _figures(after)
    worse = 0
    for key in [key for key in old if key in new]:
        factor = _worse_by(old[key], new[key])
        lost = bool(old[key].is_met) and new[key].is_met is False
        if factor is None or (1 / NOTICED < factor < NOTICED and not lost):
            continue
        verdict = "worse" if factor > 1 else "better"
        worse += factor >= NOTICED or lost
        print(
            f"{verdict:6} {short(max(factor, 1 / factor))}×  {key[0]}: {key[1]}  "
            f"{short(old[key].value)} → {short(new[key].value)} {new[key].unit}"
            f"{'  GOAL LOST' if lost else ''}"
        )
    print(f"{worse} worse, of {len(old.keys() & new.keys())} figures in both")
    return 1 if worse else 0


def _figures(file: str) -> dict[tuple[str, str], Figure]:
    stored = json.loads(Path(file).read_text("utf-8"))["figures"]
    return {(each["area"], each["what"]): read(each) for each in stored}


def _worse_by(old: Figure, new: Figure) -> float | None:
    """More than 1: so many times worse. None if it cannot be told."""
    pair = (old.ratio, new.ratio) if old.ratio and new.ratio else (old.value, new.value)
    if not pair[0] or not pair[1]:
        return None
    grown = pair[1] / pair[0]
    return 1 / grown if new.unit.endswith(LARGER_IS_BETTER) else grown


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
