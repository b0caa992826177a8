"""The tables for reading, held against the rows that the chain protects."""

from collections import defaultdict
from itertools import zip_longest

from .files import Broken

EVENTS = "tables/events.csv"
# What each table for reading repeats, row by row.
REPEATED = {"tables/claims.csv": "claim", "tables/appearances.csv": "appearance",
            "tables/evidence.csv": "evidence", "tables/sources.csv": "source",
            "tables/verdicts.csv": "verdict", "tables/reviews.csv": "review",
            "tables/corrections.csv": "correction"}  # fmt: skip
# What no single row says. All else in tables/ must be said to be a copy of rows/.
PUT_TOGETHER = {"article_key", "article_title_ru", "article_title_en", "evidence_count"}


def of_row(row, field):
    """A cell as a reading table has it: nothing and an empty text look the same."""
    value = row[field.get("field", field["name"])]
    value = value.get(field["language"]) if "language" in field else value
    return "" if value is None else value


def check_copies(resource, all_rows, shelves):
    """Both files are in the order of the rows, so they are read side by side; what a
    reading table takes from elsewhere is found by the row's references."""
    path, name = resource["path"], resource["repeats"]
    if REPEATED.get(path, name) != name:
        raise Broken("digest", "datapackage.json")
    own = all_rows[f"rows/{name}.csv"]
    copied = [each for each in resource["schema"]["fields"] if "copy" in each]
    left_out = {each["name"] for each in resource["schema"]["fields"]}
    left_out -= {each["name"] for each in copied}
    if path != "tables/claims.csv" and left_out or left_out - PUT_TOGETHER:
        raise Broken("digest", "datapackage.json")
    needed, known = defaultdict(set), defaultdict(shelves.new)
    for each in copied:
        steps = each["copy"]["via"]
        names = [*(step[0] for step in steps[1:]), each["copy"]["field"]]
        for (_reference, table), name in zip(steps, names, strict=False):
            needed[table].add(name)
    for table, names in needed.items():
        for row in all_rows[f"rows/{table}.csv"]:
            known[table][row["id"]] = {name: row[name] for name in names}
    pairs = zip_longest(all_rows[path], own)
    for number, (told, row) in enumerate(pairs, start=2):
        for each in copied:
            found = row
            for reference, table in each["copy"]["via"]:
                found = found and known[table].get(found[reference])
            target = {**each, "field": each["copy"]["field"]}
            said = of_row(found, target) if found else ""
            if told is None or row is None or of_row(told, each) != said:
                raise Broken("differs", f"{path}:{number}")
