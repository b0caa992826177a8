"""Checks an audit bundle. Needs Python 3.11 or later and nothing else.

    python verify.py [--ru] [BUNDLE.zip]     --ru: in Russian; no zip: this folder

It checks that every file is the one the manifest names; that the chain of events is
whole; that every row is as its last event left it, and no row is missing or unknown;
that enough people who did not write a published verdict approved it; that the tables
for reading say what the rows say. It says one sentence, and exits with 0 if all is
well, 1 if not.

Whether somebody made up the whole history anew it cannot know: for that, compare the
last hash with one you noted earlier.
"""

import csv
import json
import sys
from pathlib import Path

from .files import UNREADABLE, Broken, Folder, Zip, blocks, check_files, read_manifest
from .history import check_events, check_four_eyes, check_rows
from .reading import check_copies
from .rows import Rows

EVENTS = "tables/events.csv"
WORDS = {  # English, Russian
    "whole": ("Whole: {events} events and {rows} rows agree; the last hash is {hash}.",
              "Цело: {events} событий и {rows} строк согласны; отпечаток {hash}."),
    "unreadable": ("{what} cannot be read.", "{what} не читается."),
    "manifest": ("manifest.json was changed.", "manifest.json изменён."),
    "missing": ("{what} is missing.", "Нет файла {what}."),
    "extra": ("{what} does not belong here.", "{what} здесь лишний."),
    "digest": ("{what} is not what the manifest says.", "{what} не по описи."),
    "container": ("The zip file itself was changed.", "Изменён сам файл zip."),
    "gap": ("Event {what} is missing or misplaced.", "Событие {what} не на месте."),
    "hash": ("Event {what} is not what was recorded.", "Событие {what} подменено."),
    "column": ("Event {what}: a column contradicts it.", "Событие {what} искажено."),
    "head": ("The log does not end where the manifest says.", "Журнал не по описи."),
    "changed": ("{what} is not as its last event left it.", "{what} не по журналу."),
    "gone": ("{what} is missing from the rows.", "Среди строк нет {what}."),
    "differs": ("{what} is not what the rows say.", "{what} расходится со строками."),
    "back": ("{what} stands there although removed.", "{what} стоит, хотя удалено."),
    "stranger": ("{what}: no event knows it.", "{what}: событиям не известно."),
    "eyes": ("Claim {what} is published without enough approvals by others.",
             "Утверждение {what} опубликовано без нужного числа чужих одобрений."),
}  # fmt: skip


def check(bundle):
    """Everything; returns what was counted, or raises Broken."""
    manifest = read_manifest(bundle)
    names = check_files(bundle, manifest)
    if isinstance(bundle, Zip):
        bundle.check_container(names)
    resources = json.loads(b"".join(blocks(bundle.open("datapackage.json"))))
    tables = {each["path"]: each for each in resources["resources"]}
    all_rows = {path: Rows(bundle, manifest, each) for path, each in tables.items()}
    last = check_events(all_rows[EVENTS], manifest["head"])
    stored = {}
    for path, each in tables.items():
        if "installed" not in each:
            continue
        stored[Path(path).stem] = rows = all_rows[path]
        fields = each["schema"]["fields"]
        untouched = {field["field"]: field["default"] for field in fields}
        check_rows(Path(path).stem, rows, last, each["installed"], untouched)
    check_four_eyes(stored)
    for path, each in tables.items():
        if path.startswith("tables/") and path != EVENTS:
            check_copies(each, all_rows)
        elif path == "rows/people.csv":  # no events: only counted
            any(False for _row in all_rows[path])
    head, counted = manifest["head"], sum(rows.count for rows in stored.values())
    return {"rows": counted, "events": head["sequence"], "hash": head["hash"]}


def answer(path, language):
    """The sentence, and whether all is well. `language`: 0 English, 1 Russian."""
    csv.field_size_limit(sys.maxsize)
    try:
        bundle = Folder(path) if path.is_dir() else Zip(path)
        return WORDS["whole"][language].format(**check(bundle)), True
    except Broken as broken:
        return WORDS[broken.code][language].format(what=broken.what), False
    except UNREADABLE:
        return WORDS["unreadable"][language].format(what=path.name), False


def main(arguments):
    given = [each for each in arguments if each != "--ru"]
    path = Path(given[0]) if given else Path(__file__).resolve().parent
    sentence, is_whole = answer(path, int("--ru" in arguments))
    sys.stdout.write(f"{sentence}\n")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
