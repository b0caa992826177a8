"""The number in a claim beside the numbers of the evidence, on one scale.

Geometry only: positions in percent of the width, for server-rendered SVG. Only
numbers in the same unit share a scale; it always includes zero, because a scale that
begins elsewhere makes small differences look large.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.choices import Comparator
from claims.models import Evidence, Quantity, Unit

ROOM = Decimal("1.1")  # the longest bar leaves a tenth for the arrow of "more than"
OPEN_UPWARDS = {Comparator.MORE, Comparator.AT_LEAST}
OPEN_DOWNWARDS = {Comparator.LESS, Comparator.AT_MOST}


Row = tuple[str, Decimal, Decimal | None, Evidence | None]


@dataclass(frozen=True, slots=True)
class Bar:
    """From `x`, `width` wide, both in percent. `evidence` is None for the claim."""

    comparator: str
    value: Decimal
    value_to: Decimal | None
    evidence: Evidence | None
    x: Decimal
    width: Decimal

    @property
    def end(self) -> Decimal:
        return self.x + self.width

    @property
    def is_open_upwards(self) -> bool:
        return self.comparator in OPEN_UPWARDS

    @property
    def is_open_downwards(self) -> bool:
        return self.comparator in OPEN_DOWNWARDS


@dataclass(frozen=True, slots=True)
class Scale:
    """One number of the claim with what the sources observed. `zero` in percent."""

    quantity: Quantity
    unit: Unit
    zero: Decimal
    bars: tuple[Bar, ...]

    @property
    def is_compared(self) -> bool:
        return len(self.bars) > 1


def scales(quantities: Sequence[Quantity], evidence: Sequence[Evidence]) -> list[Scale]:
    """One scale for each number of the claim."""
    return [
        _scale(quantity, [e for e in evidence if e.observed_unit == quantity.unit])
        for quantity in quantities
    ]


def _scale(quantity: Quantity, observed: list[Evidence]) -> Scale:
    rows: list[Row] = [(quantity.comparator, quantity.value, quantity.value_to, None)]
    rows += [
        (each.observed_comparator, each.observed_value, None, each)
        for each in observed
        if each.observed_value is not None
    ]
    ends = [end for _c, low, high, _e in rows for end in (low, high) if end is not None]
    least, most = min(Decimal(0), *ends) * ROOM, max(Decimal(0), *ends) * ROOM
    span = (most - least) or Decimal(1)

    def percent(value: Decimal) -> Decimal:
        return ((value - least) * 100 / span).quantize(Decimal("0.01"))

    bars = []
    for comparator, low, high, source in rows:
        left, right = sorted([Decimal(0), low] if high is None else [low, high])
        x = percent(left)
        bars.append(Bar(comparator, low, high, source, x, percent(right) - x))
    return Scale(quantity, quantity.unit, percent(Decimal(0)), tuple(bars))
