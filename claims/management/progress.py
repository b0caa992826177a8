"""A progress bar on stderr: how far, how fast, how long still."""

import sys
import time
from types import TracebackType
from typing import TextIO

WIDTH = 24
REDRAWN_EVERY = 0.1  # seconds; a terminal is slower than a loop


class Progress:
    """`with Progress(total, "Loading") as bar: bar.step()`.

    Draws only on a terminal, so that logs and pipes stay clean.
    """

    def __init__(self, total: int, label: str, *, stream: TextIO | None = None) -> None:
        self.total, self.label = total, label
        self.stream = stream or sys.stderr
        self.done = 0
        self._is_drawn = self.stream.isatty() and total > 0
        self._began = self._drawn_at = time.monotonic()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Leaves the line as it stands, finished or interrupted."""
        if self._is_drawn:
            self._draw()
            self.stream.write("\n")

    def step(self, number: int = 1) -> None:
        self.done += number
        if self._is_drawn and time.monotonic() - self._drawn_at >= REDRAWN_EVERY:
            self._draw()

    def line(self) -> str:
        """Loading ████████────  241/441  57/s  4 s"""
        seconds = max(time.monotonic() - self._began, 1e-6)
        rate = self.done / seconds
        full = WIDTH * min(self.done, self.total) // self.total
        left = f"{(self.total - self.done) / rate:.0f} s" if rate else "…"
        return (
            f"{self.label} {'█' * full}{'─' * (WIDTH - full)} "
            f"{self.done}/{self.total}  {rate:.0f}/s  {left}"
        )

    def _draw(self) -> None:
        self._drawn_at = time.monotonic()
        self.stream.write(f"\r\x1b[K{self.line()}")
        self.stream.flush()
