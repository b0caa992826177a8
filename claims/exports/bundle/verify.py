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

# mypy: ignore-errors
import csv
import hashlib
import io
import json
import sys
import tempfile
import zipfile
from collections import defaultdict
from itertools import zip_longest
from pathlib import Path

GENESIS = "0" * 64
FORMAT = 1
BLOCK = 1 << 20
EPOCH, EVENTS = (1980, 1, 1, 0, 0, 0), "tables/events.csv"
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


# What no single row says. All else in tables/ must be said to be a copy of rows/.
PUT_TOGETHER = {"article_key", "article_title_ru", "article_title_en", "evidence_count"}
UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, NotImplementedError,
              csv.Error, zipfile.BadZipFile)  # fmt: skip


class Broken(Exception):
    """The first thing that is wrong; `code` is a key of WORDS."""

    def __init__(self, code, what=""):
        super().__init__(code, what)
        self.code, self.what = code, what


class Folder:  # an unpacked bundle
    def __init__(self, path):
        self.path = path

    def names(self):
        found = (path for path in self.path.rglob("*") if path.is_file())
        return {path.relative_to(self.path).as_posix() for path in found}

    def open(self, name):
        return (self.path / name).open("rb")


class Zip:  # a packed bundle; members are stored, not compressed
    def __init__(self, path):
        self.path = path
        self.zip = zipfile.ZipFile(path)

    def names(self):
        return set(self.zip.namelist())

    def open(self, name):
        return self.zip.open(name)

    def check_container(self, names):
        """Packs the members once more: every byte of the file must be the same."""
        with tempfile.TemporaryFile() as again:
            with zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as packed:
                for name in names:
                    member = zipfile.ZipInfo(name, EPOCH)
                    member.create_system, member.external_attr = 3, 0o644 << 16
                    with packed.open(member, "w", force_zip64=True) as output:
                        output.writelines(blocks(self.open(name)))
            again.seek(0)
            for block in blocks(self.path.open("rb")):
                if again.read(len(block)) != block:
                    raise Broken("container")
            if again.read(1):
                raise Broken("container")


def blocks(stream):
    with stream:
        yield from iter(lambda: stream.read(BLOCK), b"")


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_manifest(bundle):
    try:
        written = b"".join(blocks(bundle.open("manifest.json")))
        manifest = json.loads(written)
    except UNREADABLE:
        raise Broken("unreadable", "manifest.json") from None
    if canonical(manifest).encode() != written or manifest.get("format") != FORMAT:
        raise Broken("manifest")
    return manifest


def check_files(bundle, manifest):
    names = [*sorted(manifest["files"]), "manifest.json"]
    for name in sorted(bundle.names() - set(names)):
        raise Broken("extra", name)
    for name, said in manifest["files"].items():
        digest, size = hashlib.sha256(), 0
        try:
            for block in blocks(bundle.open(name)):
                digest.update(block)
                size += len(block)
        except (KeyError, OSError):
            raise Broken("missing", name) from None
        except zipfile.BadZipFile:
            raise Broken("digest", name) from None
        if (size, digest.hexdigest()) != (said["bytes"], said["sha256"]):
            raise Broken("digest", name)
    return names


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


def check_events(events, head):
    """The chain, from the beginning; returns the last event of every object."""
    last, shapes, expected, prev_hash = {}, {}, 1, GENESIS
    for event in events:
        number = event["sequence"]
        if number != expected or event["prev_hash"] != prev_hash:
            raise Broken("gap", expected)
        linked = f"{prev_hash}\n{event['body']}".encode()
        if hashlib.sha256(linked).hexdigest() != event["hash"]:
            raise Broken("hash", number)
        content = json.loads(event["body"])
        for name in ("sequence", "at", "code", "about", "reason"):
            if event[name] != content[name]:
                raise Broken("column", number)
        for key, state in content["after"].items():
            names = shapes.setdefault(tuple(state or ()), tuple(state or ()))
            last[key] = None if state is None else (names, digest_of(state))
        expected, prev_hash = expected + 1, event["hash"]
    if {"sequence": expected - 1, "hash": prev_hash} != head:
        raise Broken("head")
    return last


def digest_of(state):
    return hashlib.sha256(canonical(state).encode()).digest()


def check_rows(name, rows, last, is_installed, untouched):
    """Rows against their last events; a column newer than the event must still hold
    what columns hold before anybody touches them."""
    for row in rows:
        key = f"{name}:{row['id']}"
        if key not in last:
            if is_installed:
                continue
            raise Broken("stranger", key)
        known = last.pop(key)
        if known is None:
            raise Broken("back", key)
        newer = [each for each in row if each not in known[0]]
        said = {each: row[each] for each in known[0] if each in row}
        if digest_of(said) != known[1] or any(row[n] != untouched[n] for n in newer):
            raise Broken("changed", key)
    for key, known in last.items():
        if key.partition(":")[0] == name and known is not None:
            raise Broken("gone", key)


def check_four_eyes(tables):
    """Of every verdict readers have seen: enough approvals by others, no return."""
    verdicts = {row["id"]: row for row in tables["verdict"]}
    approvals, returned = defaultdict(set), set()
    for review in tables["review"]:
        if review["decision"] == "return":
            returned.add(review["verdict"])
        elif review["reviewer"] != verdicts[review["verdict"]]["author"]:
            approvals[review["verdict"]].add(review["reviewer"])
    for claim in tables["claim"]:
        shown = claim["published_verdict"]
        if shown is None:
            continue
        needed = verdicts[shown]["required_approvals"]
        is_its_own = verdicts[shown]["claim"] == claim["id"]
        if shown in returned or len(approvals[shown]) < needed or not is_its_own:
            raise Broken("eyes", claim["public_id"])


def of_row(row, field):
    """A cell as a reading table has it: nothing and an empty text look the same."""
    value = row[field.get("field", field["name"])]
    value = value.get(field["language"]) if "language" in field else value
    return "" if value is None else value


def check_copies(resource, all_rows):
    """Both files are in the order of the rows, so they are read side by side; what a
    reading table takes from elsewhere is found by the row's references."""
    path, own = resource["path"], all_rows[f"rows/{resource['repeats']}.csv"]
    copied = [each for each in resource["schema"]["fields"] if "copy" in each]
    left_out = {each["name"] for each in resource["schema"]["fields"]}
    left_out -= {each["name"] for each in copied}
    if path != "tables/claims.csv" and left_out or left_out - PUT_TOGETHER:
        raise Broken("digest", "datapackage.json")
    needed, known = defaultdict(set), defaultdict(dict)
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
