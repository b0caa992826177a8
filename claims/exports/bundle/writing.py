"""Putting the bundle together."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from claims.canonical import Json, canonical
from claims.exports.consistent import one_moment
from claims.exports.manifest import head_of_log
from claims.exports.stream import CsvStream
from claims.exports.tables import TABLES

from .container import Container
from .datapackage import package, people_resource, reading_resource, rows_resource
from .joining import checker
from .rows import PEOPLE, row_tables

FORMAT = 1
README = Path(__file__).parent / "BUNDLE_README.md"


def write_bundle(file: IO[bytes]) -> dict[str, Json]:
    """Writes the zip into `file` (seekable) and returns what to put on record.

    The same data gives the same bytes: no clock, no chance, no compression.
    """
    members, resources = _planned()
    described = json.dumps(package(resources), ensure_ascii=False, indent=1)
    members["datapackage.json"] = [described.encode()]
    members["README.md"] = [README.read_bytes()]
    members["verify.py"] = [checker()]
    with one_moment():
        head = head_of_log()
        container = Container(file)
        for path, chunks in sorted(members.items()):
            container.add(path, chunks)
            if isinstance(chunks, CsvStream):
                container.files[path]["rows"] = chunks.rows
    manifest = canonical({"files": container.files, "format": FORMAT, "head": head})
    container.add("manifest.json", [manifest.encode()])
    container.close()
    digest = hashlib.sha256(manifest.encode()).hexdigest()
    return {"bundle_format": FORMAT, "head": head, "manifest_sha256": digest}


def _planned() -> tuple[dict[str, Iterable[bytes]], list[dict[str, Any]]]:
    """The tables by their paths, not read yet, and what they are."""
    tables = list(TABLES.values())
    members = {f"tables/{table.name}.csv": CsvStream(table) for table in tables}
    resources = [reading_resource(table) for table in tables]
    members["rows/people.csv"] = CsvStream(PEOPLE)
    resources.append(people_resource(PEOPLE))
    for model, table in row_tables():
        members[f"rows/{table.name}.csv"] = CsvStream(table)
        resources.append(rows_resource(model, table))
    return dict(members), resources


def digest_of(file: Any) -> str:
    """SHA-256 of a whole file, read from its beginning."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
