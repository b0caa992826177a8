"""A disk small enough to fill."""

import os
import subprocess
import tempfile
from pathlib import Path

BLOCK = b"\0" * 4096


class SmallDisk:
    """`with SmallDisk(megabytes) as disk:` mounts one in memory. Needs root."""

    is_possible = os.geteuid() == 0

    def __init__(self, megabytes: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="claims-disk-"))
        self.megabytes = megabytes

    def __enter__(self) -> "SmallDisk":
        size = f"size={self.megabytes}m,mode=755"
        mount = ["mount", "-t", "tmpfs", "-o", size, "claims-test", self.folder]
        subprocess.run(mount, check=True)
        return self

    def __exit__(self, *_error: object) -> None:
        subprocess.run(["umount", "--lazy", self.folder], check=True)
        self.folder.rmdir()

    def fill(self) -> None:
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(BLOCK)
            except OSError:
                return

    def free(self) -> None:
        (self.folder / "ballast").unlink()
