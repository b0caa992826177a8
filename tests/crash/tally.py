"""How many faults and requests a run of these tests had.

`FAULTS=40 pytest --ds=… -n0 -s tests/crash` makes many rounds of each and prints the
figures that claims/README.md shows; without it there is one.
"""

import os
import sys

from tests.crash.load import Load


def rounds() -> int:
    return int(os.environ.get("FAULTS", "1"))


class Tally:
    def __init__(self, fault: str, load: Load) -> None:
        self.fault, self.load, self.faults = fault, load, 0

    def tell(self) -> None:
        if "FAULTS" not in os.environ:
            return
        sys.stdout.write(
            f"\n| {self.fault} | {self.faults} | {len(self.load.codes)} "
            f"| {len(self.load.done)} | {len(self.load.codes) - len(self.load.done)} |"
        )
