"""The rows of a CSV file, their cells read back into what the log calls values."""

import csv
import io
import json

from .files import Broken, once

STARTERS = "=+-@\t\r\n＝＋－＠'"  # noqa: RUF001 what a spreadsheet might run


class Rows:  # of one CSV file, as the log writes them
    def __init__(self, bundle, manifest, resource):
        self.bundle, self.path = bundle, resource["path"]
        self.fields = resource["schema"]["fields"]
        self.count = manifest["files"][self.path].get("rows")

    def __iter__(self):
        stream = io.TextIOWrapper(self.bundle.open(self.path), "utf-8", newline="")
        with stream:
            lines = csv.reader(stream, strict=True)
            if next(lines, None) != [field["name"] for field in self.fields]:
                raise Broken("unreadable", self.path)
            seen = 0
            for seen, cells in enumerate(lines, start=1):
                try:
                    row = self.row(cells)
                except ValueError:
                    raise Broken("unreadable", f"{self.path}:{seen + 1}") from None
                yield row
        if seen != self.count:
            raise Broken("digest", self.path)

    def row(self, cells):
        row = {}
        for field, cell in zip(self.fields, cells, strict=True):
            name, value = field.get("field", field["name"]), value_of(field, cell)
            if "language" in field:
                texts = row.setdefault(name, {})
                if value and value.strip():
                    texts[field["language"]] = value.strip()
            else:
                row[name] = value
        return row


def value_of(field, cell):
    """Raises ValueError for a cell that a bundle would spell otherwise: "TRUE" is not
    "true", or a person would read what was never compared."""
    kind = field["type"]
    if cell == "":
        return None if kind != "string" or field.get("nullable") else ""
    if kind == "string":
        text = cell.removeprefix("'")  # made inert for spreadsheets
        value = json.loads(text, object_pairs_hook=once) if field.get("json") else text
        spelled = f"'{text}" if text and text[0] in STARTERS else text
    elif kind == "integer":
        value = int(cell)
        spelled = str(value)
    elif kind == "boolean":
        value = cell == "true"
        spelled = "true" if value else "false"
    else:  # numbers, days and moments stay as they are written
        value = spelled = cell
    if spelled != cell:
        raise ValueError(cell)
    return value
