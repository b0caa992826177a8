"""Checks an audit bundle. Needs Python 3.11 or later and nothing else.

    python verify.py [--ru] [--noted HASH] [BUNDLE.zip]

    --ru          answers in Russian
    --noted HASH  the last hash that an earlier check or the newsroom told you: it must
                  be in this history too
    no zip        checks the folder in which this file lies

It checks that every file is the one the manifest names, and that none is missing; that
the chain of events is whole; that every row is as its last event left it, and no row is
missing or unknown; that no verdict was shown before enough people who did not write it
had approved it; that the tables for reading say what the rows say. It says what it
found, and exits with 0 if all is well, 1 if not.

Whether somebody made up the whole history anew, or this is another newsroom's, it can
only know from a hash that you noted earlier.
"""

import argparse
import csv
import sqlite3
import sys
from pathlib import Path

from .files import (
    UNREADABLE,
    Broken,
    Folder,
    Zip,
    check_files,
    read_description,
    read_manifest,
)
from .history import History, check_four_eyes
from .reading import EVENTS, REPEATED, check_copies
from .rows import Rows
from .shelves import Shelves

PEOPLE, CLAIMS = "rows/people.csv", "rows/claim.csv"
SCALES = {"rows/methodology.csv", "rows/rating.csv", "rows/ratingscale.csv"}
NEEDED = {PEOPLE, CLAIMS, EVENTS, *SCALES, *REPEATED}
WORDS = {  # English, Russian
    "whole": ("Whole: {events} events and {rows} rows agree; the last hash is {hash}.",
              "Цело: {events} событий и {rows} строк согласны; отпечаток {hash}."),
    "continued": (" It continues event {noted_at}, the one you noted.",
                  " Журнал продолжает событие {noted_at}, записанное вами."),
    "unreadable": ("{what} cannot be read.", "{what} не читается."),
    "room": ("Not checked: no room for temporary files, or no right to ({what}).",
             "Не проверено: нет места для временных файлов или права на них ({what})."),
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
    "order": ("{what} does not stand in its place.", "{what} не на своём месте."),
    "installed": ("Of {what}, rows that came with the installation are gone.",
                  "Среди {what} нет строк, которые были при установке."),
    "early": ("Event {what} shows a verdict without enough approvals by others.",
              "Событие {what} показывает вердикт без нужного числа чужих одобрений."),
    "noted": ("No event has the hash you noted: a bundle of another newsroom, or a "
              "history made up anew.",
              "Отпечатка, записанного вами, в журнале нет: пакет чужой или история "
              "сочинена заново."),
    "eyes": ("Claim {what} is published without enough approvals by others.",
             "Утверждение {what} опубликовано без нужного числа чужих одобрений."),
}  # fmt: skip


def check(bundle, noted=""):
    """Everything; returns what was counted, or raises Broken."""
    manifest = read_manifest(bundle)
    names = check_files(bundle, manifest)
    if isinstance(bundle, Zip):
        bundle.check_container(names)
    tables = read_description(bundle, manifest, NEEDED)
    all_rows = {path: Rows(bundle, manifest, each) for path, each in tables.items()}
    shelves = Shelves()
    people, claims = {row["username"] for row in all_rows[PEOPLE]}, shelves.new()
    for row in all_rows[CLAIMS]:
        claims[row["public_id"]] = row["id"]
    history = History(people, claims, noted, shelves)
    history.read(all_rows[EVENTS], manifest["head"])
    stored = {Path(path).stem: rows for path, rows in all_rows.items()
              if path.startswith("rows/") and path != PEOPLE}  # fmt: skip
    for name, rows in stored.items():
        untouched = {field["field"]: field["default"] for field in rows.fields}
        history.check_rows(name, rows, untouched)
    history.check_none_left()
    check_four_eyes(stored, shelves)
    for path, each in tables.items():
        if path.startswith("tables/") and path != EVENTS:
            check_copies(each, all_rows, shelves)
    head, counted = manifest["head"], sum(rows.count for rows in stored.values())
    return {"rows": counted, "events": head["sequence"], "hash": head["hash"],
            "noted_at": history.noted_at}  # fmt: skip


def answer(path, language, noted=""):
    """The sentence, and whether all is well. `language`: 0 English, 1 Russian."""
    csv.field_size_limit(sys.maxsize)
    try:
        bundle = Folder(path) if path.is_dir() else Zip(path)
        counted = check(bundle, noted)
        told = ["whole", *(["continued"] if noted else [])]
        return "".join(WORDS[w][language].format(**counted) for w in told), True
    except Broken as broken:
        return WORDS[broken.code][language].format(what=broken.what), False
    except sqlite3.OperationalError as fault:  # of the shelves
        return WORDS["room"][language].format(what=fault), False
    except UNREADABLE:
        return WORDS["unreadable"][language].format(what=path.name), False


def main(arguments):
    asked = argparse.ArgumentParser(description="Checks an audit bundle.")
    here = Path(__file__).resolve().parent
    asked.add_argument("bundle", nargs="?", type=Path, default=here)
    asked.add_argument("--ru", action="store_true", help="answers in Russian")
    asked.add_argument("--noted", metavar="HASH", default="", help="noted earlier")
    given = asked.parse_args(arguments)
    noted = given.noted.strip().lower()
    sentence, is_whole = answer(given.bundle, int(given.ru), noted)
    sys.stdout.write(f"{sentence}\n")
    return 0 if is_whole else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
