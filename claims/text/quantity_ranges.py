"""Two numbers that belong together: "от 5 до 7", "3–5 млн", "grew from 5 to 7"."""

from dataclasses import dataclass, replace
from decimal import Decimal

from claims.text.figures import DASHES, Number
from claims.text.number_bounds import comparator_before, tells_a_change
from claims.text.number_context import Counted
from claims.text.numbers import NumberReader


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with its surroundings, before it is accepted as a quantity."""

    number: Number
    first: int
    counted: Counted
    is_money: bool
    value: Decimal
    value_to: Decimal | None = None
    sign_after: str = ""
    ends_a_change: bool = False


def with_ranges(reader: NumberReader, candidates: list[Candidate]) -> list[Candidate]:
    """Make one candidate of the ends of a range; share what two numbers share."""
    joined: list[Candidate] = []
    for candidate in candidates:
        left = joined[-1] if joined else None
        link = _link(reader, left, candidate) if left else None
        if left is None or link is None:
            joined.append(candidate)
            continue
        value = _shared_scale(left, candidate)
        if link == "change" or value >= candidate.value:
            joined[-1] = replace(left, value=value, counted=_lent(left, candidate))
            joined.append(replace(candidate, ends_a_change=True))
        else:
            unit = candidate.counted.unit or left.counted.unit
            joined[-1] = replace(
                candidate,
                first=left.first,
                counted=candidate.counted._replace(unit=unit),
                value=value,
                value_to=candidate.value,
            )
    return joined


def _link(reader: NumberReader, left: Candidate, right: Candidate) -> str | None:
    """How two numbers hang together: "range", "change" (from … to …) or not."""
    if left.value_to is not None or right.number.unit == "ordinal":
        return None
    if left.counted.unit not in {None, right.counted.unit} and not (
        left.is_money and right.counted.unit is None
    ):
        return None
    gap = right.first - left.counted.last - 1
    if gap != 1 and not (gap == 2 and reader.word(right.first - 1) in {"a", "the"}):
        return None
    word = reader.word(left.counted.last + 1)
    before = comparator_start(reader, left.first) - 1
    opener = reader.word(before)
    if word in DASHES | {"…"}:
        return "range"
    if word in {"и", "and"}:
        return "range" if opener in {"между", "between"} else None
    if word in {"или", "or"} and left.counted.unit is None and not left.is_money:
        return "range" if left.value < right.value <= left.value * 2 else None
    if word not in {"до", "to", "по"}:
        return None
    if word == "to" and opener != "from":
        return None if tells_a_change(reader, left.first) else "range"
    if word != "to" and opener not in {"от", "с", "со"}:
        return None
    is_change = opener in {"с", "со", "from"} and tells_a_change(reader, before)
    return "change" if is_change else "range"


def comparator_start(reader: NumberReader, first: int) -> int:
    """First token of a number with the comparator before it."""
    comparator = comparator_before(reader, first)
    return comparator[1] if comparator else first


def _shared_scale(left: Candidate, right: Candidate) -> Decimal:
    """3–5 млн: the multiplier belongs to both; 800 to 1.2 million: to the second."""
    scale = right.number.scale
    if scale == 1 or left.number.scale > 1:
        return left.value
    return left.value * scale if left.value * scale < right.value else left.value


def _lent(left: Candidate, right: Candidate) -> Counted:
    if left.counted.unit is not None or left.counted.of:
        return left.counted
    return Counted(right.counted.unit, left.number.last, None, left.number.last)
