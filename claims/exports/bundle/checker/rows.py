"""The rows of a CSV file, their cells read back into what the log calls values."""

import csv
import io
import json

from .files import Broken


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
            for cells in lines:
                seen += 1
                yield self.row(cells)
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
    kind = field["type"]
    if cell == "":
        return None if kind != "string" or field.get("nullable") else ""
    if kind == "integer":
        return int(cell)
    if kind == "boolean":
        return cell == "true"
    if kind == "string":
        cell = cell.removeprefix("'")  # made inert for spreadsheets
        return json.loads(cell) if field.get("json") else cell
    return cell
