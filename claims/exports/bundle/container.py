"""A zip that has the same bytes whenever it has the same contents.

Stored, not deflated: compressors differ between machines, and with stored members
every byte of the file follows from the contents, so the checker can prove them all.
"""

import hashlib
import zipfile
from collections.abc import Iterable
from typing import IO, Any

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can name


class Container:
    """Members go in one after another; `files` says what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_STORED)
        self.files: dict[str, dict[str, Any]] = {}

    def add(self, path: str, chunks: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        member = zipfile.ZipInfo(path, EPOCH)
        member.create_system = 3  # Unix, wherever it is written
        member.external_attr = 0o644 << 16
        with self._zip.open(member, "w", force_zip64=True) as output:
            for chunk in chunks:
                output.write(chunk)
                digest.update(chunk)
                size += len(chunk)
        self.files[path] = {"bytes": size, "sha256": digest.hexdigest()}

    def close(self) -> None:
        self._zip.close()
