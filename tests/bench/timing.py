"""Clocks: medians and percentiles over as many runs as fit into a few seconds."""

import time
from collections.abc import Callable, Iterable
from itertools import islice
from statistics import median, quantiles
from typing import Any


def seconds(action: Callable[[], Any]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def each_ms(
    actions: Iterable[Callable[[], Any]], *, at_most: int = 200, within: float = 15.0
) -> list[float]:
    """Milliseconds of each action; stops after `at_most` or `within` seconds."""
    found: list[float] = []
    end = time.monotonic() + within
    for action in islice(actions, at_most):
        found.append(1000 * seconds(action))
        if time.monotonic() > end:
            break
    return found


def median_ms(action: Callable[[], Any], *, times: int = 25) -> float:
    """Of several runs after one that nobody counts."""
    action()
    return median(each_ms([action] * times, within=8.0))


def percentiles(times: list[float]) -> tuple[float, float]:
    """The fiftieth and the ninety-fifth."""
    if len(times) < 2:
        return times[0], times[0]
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]
