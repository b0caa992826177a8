"""JSON files as records that know their file and line.

A mistake in a fixture is mended in an editor, so every complaint names the place.
The standard parser keeps no positions of values; here it reads one record at a time
(`raw_decode`), and the place of a field is looked up only when there is a complaint.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from claims.exceptions import FixtureBroken

Step = str | int
_BETWEEN = re.compile(r"[\s,:]*")


@dataclass(frozen=True)
class Record:
    """One object of a fixture file; `begins` is its offset in `source`."""

    file: str
    source: str
    begins: int
    fields: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def line(self, *path: Step) -> int:
        """The line of a field, e.g. `line("quantities", 1, "value")`.

        A path that leads nowhere gives the line of its last step that exists.
        """
        place, turns = self.begins, 1
        for step in path:
            if isinstance(step, int):
                turns = step + 1
                continue
            for _turn in range(turns):
                found = re.compile(rf'"{re.escape(step)}"\s*:').search(
                    self.source, place
                )
                place = found.end() if found else place
            turns = 1
        return self.source.count("\n", 0, place) + 1

    def complaint(self, sentence: str, *path: Step) -> str:
        """The sentence with file, line and field in front of it."""
        where = {"file": self.file, "line": self.line(*path)}
        if not path:
            return _("%(file)s, line %(line)d: %(sentence)s") % {
                **where,
                "sentence": sentence,
            }
        field = "".join(
            f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path
        )
        return _("%(file)s, line %(line)d, “%(field)s”: %(sentence)s") % {
            **where,
            "field": field.lstrip("."),
            "sentence": sentence,
        }


def read_list(path: Path, *, name: str) -> list[Record]:
    """The records of a file that is one list. `name` is how sentences call the file.

    Raises FixtureBroken if the file is not there, not JSON, or not a list of objects.
    """
    source = _source(path, name)
    if not isinstance(_parsed(source, name), list):
        raise FixtureBroken(
            _("%(file)s, line 1: the file must be one list, in [ and ].")
            % {"file": name}
        )
    return _records(name, source, source.index("[") + 1)[0]


def read_sections(path: Path, *, name: str) -> dict[str, list[Record]]:
    """The records of a file that is one object of lists, by the list's name."""
    source = _source(path, name)
    sections = _parsed(source, name)
    if not isinstance(sections, dict) or not all(
        isinstance(each, list) for each in sections.values()
    ):
        raise FixtureBroken(
            _("%(file)s, line 1: the file must be one object that holds lists.")
            % {"file": name}
        )
    found: dict[str, list[Record]] = {}
    place = source.index("{") + 1
    while source[place := _next(source, place)] != "}":
        section, end = _decoder.raw_decode(source, place)
        if section in found:
            sentence = _("the list “%(field)s” stands twice.") % {"field": section}
            raise FixtureBroken(Record(name, source, place, {}).complaint(sentence))
        found[section], place = _records(name, source, source.index("[", end) + 1)
    return found


def _source(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise FixtureBroken(_("%(file)s is missing.") % {"file": name}) from error
    except UnicodeDecodeError as error:
        raise FixtureBroken(
            _("%(file)s is not UTF-8 (byte %(place)d).")
            % {"file": name, "place": error.start}
        ) from error


def _parsed(source: str, name: str) -> Any:
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        raise FixtureBroken(
            _(
                "%(file)s, line %(line)d: this is not JSON (%(fault)s). Look for a "
                "missing comma, quotation mark or bracket here or on the line before."
            )
            % {"file": name, "line": error.lineno, "fault": error.msg}
        ) from error


def _records(name: str, source: str, place: int) -> tuple[list[Record], int]:
    """The objects of a list that begins before `place`, and the place after it."""
    found = []
    while source[place := _next(source, place)] != "]":
        record = Record(name, source, place, {})
        try:
            fields, place = _decoder.raw_decode(source, place)
        except _NameTwice as error:
            sentence = _("the field “%(field)s” stands twice.") % {"field": error}
            raise FixtureBroken(record.complaint(sentence)) from error
        if not isinstance(fields, dict):
            raise FixtureBroken(record.complaint(_("a record stands in { and }.")))
        record.fields.update(fields)
        found.append(record)
    return found, place + 1


def _next(source: str, place: int) -> int:
    """The place of the next value. Commas were checked when the file was parsed."""
    found = _BETWEEN.match(source, place)
    return found.end() if found else place


class _NameTwice(ValueError):
    """An object of a fixture had the same name twice; Python would keep the last."""


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise _NameTwice(name)
        fields[name] = value
    return fields


_decoder = json.JSONDecoder(object_pairs_hook=_without_repeats)
