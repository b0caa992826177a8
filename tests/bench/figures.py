"""One measured figure, what it is held against, and the table of all of them."""

from dataclasses import asdict, dataclass, replace
from typing import Any

HEADINGS = ("what", "ours", "limit or peer", "ratio", "goal", "met", "to small")


@dataclass(frozen=True, slots=True)
class Figure:
    """`goal` is `<= n` or `>= n`, for the `ratio` to the peer, the `value` itself, or
    the `growth` since the small database; "" for what is only told."""

    area: str
    what: str
    value: float | None
    unit: str
    peer: str = ""
    peer_value: float | None = None
    goal: str = ""
    goal_for: str = "ratio"
    note: str = ""
    small: float | None = None

    @property
    def ratio(self) -> float | None:
        return _quotient(self.value, self.peer_value)

    @property
    def growth(self) -> float | None:
        return _quotient(self.value, self.small)

    @property
    def is_met(self) -> bool | None:
        """None: no goal, or not measured."""
        value = getattr(self, self.goal_for)
        if not self.goal or value is None:
            return None
        sign, bound = self.goal.split()
        return bool(value <= float(bound) if sign == "<=" else value >= float(bound))

    def as_json(self) -> dict[str, Any]:
        derived = {"ratio": self.ratio, "growth": self.growth, "is_met": self.is_met}
        return {**asdict(self), **derived}


def read(stored: dict[str, Any]) -> Figure:
    names = Figure.__dataclass_fields__
    return Figure(**{name: stored[name] for name in names if name in stored})


def joined(large: list[Figure], small: list[Figure]) -> list[Figure]:
    """The figures at the size asked for, each with its value at the small one."""
    known = {(each.area, each.what): each.value for each in small}
    return [replace(each, small=known.get((each.area, each.what))) for each in large]


def table(figures: list[Figure]) -> str:
    """Markdown, one line a figure, readable in a terminal too."""
    rows = [_cells(each) for each in figures]
    widths = [max(len(row[n]) for row in [HEADINGS, *rows]) for n in range(7)]
    lines = [HEADINGS, tuple("-" * width for width in widths), *rows]
    return "\n".join(
        "| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def _cells(each: Figure) -> tuple[str, ...]:
    goal_for = {"ratio": "ratio", "value": "ours", "growth": "to small"}[each.goal_for]
    sign = each.goal.replace("<=", "≤").replace(">=", "≥")
    peer = f"{each.peer}: {short(each.peer_value)}" if each.peer else ""
    met = {True: "yes", False: "NO", None: ""}[each.is_met]
    what = f"{each.area}: {each.what}"
    return (
        what,
        f"{short(each.value)} {each.unit}" if each.value is not None else each.note,
        peer,
        short(each.ratio, "×"),
        f"{goal_for} {sign}" if each.goal else "",
        met,
        short(each.growth, "×"),
    )


def short(value: float | None, sign: str = "") -> str:
    if value is None:
        return ""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    digits = 3 if abs(value) < 0.1 else digits
    return f"{value:,.{digits}f}{sign}"


def _quotient(value: float | None, other: float | None) -> float | None:
    return value / other if value is not None and other else None
