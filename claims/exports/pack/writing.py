"""A pack as files: one page that needs nothing else, and a CSV for every sheet."""

import hashlib
from io import BytesIO
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from claims.canonical import Json
from claims.exports.bundle.container import Container
from claims.exports.manifest import head_of_log, written

from .sheets import Linked, Pack, Share, as_csv, shown

PAGE = "evidence-pack.html"
MANIFEST = "manifest.json"
LONGEST_WORD = 30  # a digest or an address may break anywhere, a word may not


def page(pack: Pack, *, head: dict[str, Json]) -> bytes:
    """The pack as one HTML file: no script, no picture, no request to anybody."""
    sections = [
        {
            "title": section.title,
            "asked_by": section.asked_by,
            "sheets": [_drawn(sheet) for sheet in section.sheets if sheet.title],
        }
        for section in pack.sections
    ]
    context = {
        "pack": pack,
        "sections": sections,
        "only_files": [sheet for sheet in pack.sheets if not sheet.title],
        "head": head,
        "made_at": shown(timezone.now()),
        "site": settings.SITE_URL,
        "language": get_language(),
    }
    return render_to_string("claims/pack/page.html", context).encode()


def _drawn(sheet: Any) -> dict[str, Any]:
    labels, rows = sheet.on_page()
    return {
        "sheet": sheet,
        "labels": labels,
        "rows": [
            [_cell(label, value) for label, value in zip(labels, row, strict=True)]
            for row in rows
        ],
    }


def _cell(label: Any, value: Any) -> dict[str, Any]:
    url = value.url if isinstance(value, Linked) else ""
    mark = ("✓ " if value else "✗ ") if isinstance(value, bool) else ""
    words = mark + shown(value)
    is_number = isinstance(value, int | float | Share) and not mark
    classes = {
        "number": is_number,
        "no": value is False,
        "long": any(len(word) > LONGEST_WORD for word in words.split()),
    }
    return {
        "label": label,
        "words": words,
        "url": url if url.startswith(("http://", "https://")) else "",
        "percent": value.percent if isinstance(value, Share) else None,
        "classes": " ".join(name for name, holds in classes.items() if holds),
    }


def files(pack: Pack) -> dict[str, bytes]:
    """By name: the page, a CSV for each sheet, and last the manifest of them."""
    head = head_of_log()
    found = {PAGE: page(pack, head=head)}
    found |= {f"{sheet.name}.csv": as_csv(sheet) for sheet in pack.sheets}
    facts = {
        "filter": pack.asked,
        "head": head,
        "language": get_language(),
        "files": {
            **{name: {"sha256": digest(content)} for name, content in found.items()},
            **{
                f"{sheet.name}.csv": {
                    "sha256": digest(found[f"{sheet.name}.csv"]),
                    "rows": len(sheet.rows),
                    "columns": [column.name for column in sheet.columns],
                }
                for sheet in pack.sheets
            },
        },
    }
    return {**found, MANIFEST: written(facts).encode()}


def zipped(found: dict[str, bytes]) -> bytes:
    output = BytesIO()
    container = Container(output)
    for name, content in found.items():
        container.add(name, [content])
    container.close()
    return output.getvalue()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def facts(pack: Pack, content: bytes, *, file: str) -> dict[str, Json]:
    """What goes on record: what was asked, how many rows, the digest of the file.
    Of a folder `content` is its manifest, which has the digests of the others."""
    return {
        "table": "evidence_pack",
        "filter": pack.asked,
        "language": get_language(),
        "rows": pack.rows,
        "file": file,
        "sha256": digest(content),
    }
