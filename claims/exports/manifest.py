"""The manifest: a small JSON file beside an export that says what it must be.

    {"bytes": …, "columns": […], "complete": true, "file": "…", "filter": {…},
     "head": {"hash": "…", "sequence": …}, "rows": …, "sha256": "…", "table": "…"}

`rows` counts records without header and trailer, `sha256` covers all bytes before
the trailer, `head` is the last event of the audit log when the export began.
"""

import json
from pathlib import Path

from claims.canonical import Json
from claims.models import AuditHead


def head_of_log() -> dict[str, Json]:
    head = AuditHead.objects.get(pk=1)
    return {"sequence": head.sequence, "hash": head.hash}


def path_for(file: Path) -> Path:
    return file.with_name(f"{file.name}.manifest.json")


def written(facts: dict[str, Json]) -> str:
    """The manifest as text: sorted keys, so that equal manifests are equal files."""
    return json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
