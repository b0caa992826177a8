"""A file, its sidecar, or standard input, read into a document."""

import datetime as dt
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from claims.exceptions import TextRefused

from .documents import MOST_BYTES, SUFFIXES, Document, decoded, read

STDIN: Final = "-"
SIDECAR: Final = ".json"
IN_SIDECAR: Final = ("title", "outlet", "author", "url", "language", "published_on")


def read_file(name: str, *, encoding: str = "") -> Document:
    """The document in the file `name`, "-" being standard input.

    What the sidecar (`name` with the suffix .json) says goes before what a page says
    of itself. Raises TextRefused.
    """
    if name == STDIN:
        return read(sys.stdin.buffer.read(MOST_BYTES + 1), encoding=encoding)
    path = Path(name)
    if path.suffix.lower() not in SUFFIXES:
        raise TextRefused(
            _("Only these files are read: %(suffixes)s.")
            % {"suffixes": ", ".join(SUFFIXES)}
        )
    document = read(_bytes(path), name=name, encoding=encoding)
    return Document(document.text, {**document.details, **sidecar_of(path)})


def sidecar_of(path: Path) -> dict[str, Any]:
    """What the file beside it says about the article; {} if there is none."""
    beside = path.with_suffix(SIDECAR)
    if not beside.is_file():
        return {}
    try:
        said = json.loads(decoded(_bytes(beside)))
    except json.JSONDecodeError as error:
        raise TextRefused(
            _("%(file)s is not JSON: line %(line)d, column %(column)d.")
            % {"file": beside.name, "line": error.lineno, "column": error.colno}
        ) from error
    if not isinstance(said, dict):
        raise TextRefused(
            _('%(file)s must hold one object: {"title": …}.') % {"file": beside.name}
        )
    return _checked(said, beside.name)


def _checked(said: Mapping[str, Any], name: str) -> dict[str, Any]:
    if unknown := sorted(set(said) - set(IN_SIDECAR)):
        raise TextRefused(
            _("%(file)s says “%(unknown)s”; known are: %(known)s.")
            % {
                "file": name,
                "unknown": ", ".join(unknown),
                "known": ", ".join(IN_SIDECAR),
            }
        )
    if not all(isinstance(value, str | None) for value in said.values()):
        raise TextRefused(_("In %(file)s every value is a text.") % {"file": name})
    found: dict[str, Any] = {key: value for key, value in said.items() if value}
    if "published_on" in found:
        found["published_on"] = day(found["published_on"])
    return found


def day(written: str) -> dt.date:
    """A day written as 2025-08-12. Raises TextRefused."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise TextRefused(
            _("“%(day)s” is no day; write it as 2025-08-12.") % {"day": written},
            field="published_on",
        ) from error


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TextRefused(
            _("The file cannot be read (%(fault)s).") % {"fault": error.strerror}
        ) from error
