"""A file, packed or not, as a reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from .archives import is_zip, only_member
from .reading import Options, Reading


@contextmanager
def opened(file: BinaryIO, name: str, options: Options) -> Iterator[Reading]:
    """Raises FileRefused, here or while the records are read."""
    file.seek(0)
    if not is_zip(file):
        yield Reading(file, name, options)
        return
    with only_member(file) as (inner, content):
        yield Reading(content, inner, options)
