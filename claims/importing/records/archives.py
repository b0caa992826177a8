"""A zip that holds one file to import; bombs and paths that climb out are refused."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, Final, cast

from django.utils.translation import gettext as _

from .faults import FileRefused

MAGIC: Final = b"PK\x03\x04"
SUFFIXES: Final = (".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson", ".json",
                   ".jsonld")  # fmt: skip
PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGED: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError,
                  RuntimeError)  # fmt: skip
MOST_MEMBERS: Final = 1_000
MOST_BYTES: Final = 8 << 30  # unpacked
MOST_RATIO: Final = 100  # text packs to a tenth, a bomb to a thousandth


def is_zip(file: BinaryIO) -> bool:
    head = file.read(len(MAGIC))
    file.seek(0)
    return head == MAGIC


def is_bundle(file: BinaryIO) -> bool:
    """Whether it looks like an audit bundle of ours."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
    return {"manifest.json", "datapackage.json", "verify.py"} <= names


@contextmanager
def only_member(file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """The name and the bytes of the one file inside. Nothing is unpacked to the disk.

    Raises FileRefused.
    """
    try:
        with zipfile.ZipFile(file) as packed:
            member = _checked(packed)
            with packed.open(member) as content:
                yield member.filename, cast(BinaryIO, content)
    except DAMAGED as error:
        raise FileRefused(_("The zip file is damaged or encrypted.")) from error


def _checked(packed: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = packed.infolist()
    if len(members) > MOST_MEMBERS:
        raise FileRefused(_("There are too many files in the zip file."))
    for member in members:
        _check_name(member)
    files = [
        each
        for each in members
        if not each.is_dir() and not each.filename.startswith("__MACOSX/")
    ]
    if len(files) != 1:
        raise FileRefused(
            _("The zip file holds %(number)d files; pack exactly one.")
            % {"number": len(files)}
        )
    [member] = files
    if PurePosixPath(member.filename).suffix.lower() not in SUFFIXES:
        raise FileRefused(
            _("“%(name)s” in the zip file is none of: %(suffixes)s.")
            % {"name": member.filename[:100], "suffixes": ", ".join(SUFFIXES)}
        )
    _check_size(member)
    return member


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/")
    climbs = ".." in PurePosixPath(name).parts
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if climbs or is_link or name.startswith("/") or ":" in name[:3]:
        raise FileRefused(
            _("“%(name)s” in the zip file points outside of it.")
            % {"name": member.filename[:100]}
        )


def _check_size(member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1 or member.compress_type not in PACKED:
        raise FileRefused(_("The zip file is damaged or encrypted."))
    is_bomb = member.file_size > 1 << 20 and (
        member.file_size > MOST_RATIO * max(member.compress_size, 1)
    )
    if is_bomb or member.file_size > MOST_BYTES:
        raise FileRefused(
            _("Unpacked, the file would have %(size)d bytes: it is not unpacked.")
            % {"size": member.file_size}
        )
