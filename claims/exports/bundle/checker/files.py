"""The files of a bundle, packed or unpacked, and the manifest that names them."""

import csv
import hashlib
import json
import sqlite3
import tempfile
import zipfile

BLOCK = 1 << 20
FORMAT = 1
EPOCH = (1980, 1, 1, 0, 0, 0)
DESCRIPTION = "datapackage.json"
FIXED = {"README.md", DESCRIPTION, "verify.py"}  # beside the tables
UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError,
              NotImplementedError, OverflowError, RecursionError, csv.Error,
              sqlite3.Error, zipfile.BadZipFile)  # fmt: skip


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
    there = bundle.names()
    for name in sorted(there - set(names)):
        raise Broken("extra", name)
    for name, said in manifest["files"].items():
        digest, size = hashlib.sha256(), 0
        if name not in there:
            raise Broken("missing", name)
        try:
            for block in blocks(bundle.open(name)):
                digest.update(block)
                size += len(block)
        except zipfile.BadZipFile:
            raise Broken("digest", name) from None
        if (size, digest.hexdigest()) != (said["bytes"], said["sha256"]):
            raise Broken("digest", name)
    return names


def read_description(bundle, manifest, needed):
    """What datapackage.json says of each table, by path. Whoever wrote it anew must
    not leave a table out, slip one in, or call a column of rows/ by another name."""
    try:
        written = b"".join(blocks(bundle.open(DESCRIPTION)))
        found = json.loads(written, object_pairs_hook=once)["resources"]
        tables = {each["path"]: each for each in found}
    except UNREADABLE:
        raise Broken("unreadable", DESCRIPTION) from None
    for name in sorted(manifest["files"].keys() - tables.keys() - FIXED):
        raise Broken("extra", name)
    for name in sorted((tables.keys() | FIXED | needed) - manifest["files"].keys()):
        raise Broken("missing", name)
    for path, each in tables.items():
        names = [field["name"] for field in each["schema"]["fields"]]
        named = [name_of(field) for field in each["schema"]["fields"]]
        is_free = not path.startswith("rows/")
        if len(set(names)) != len(names) or not (is_free or names == named):
            raise Broken("digest", DESCRIPTION)
    if len(tables) != len(found) or needed - tables.keys():
        raise Broken("digest", DESCRIPTION)
    return tables


def name_of(field):
    """What a column of rows/ is called: as its field, and in which language."""
    name = field.get("field", field["name"])
    return f"{name}_{field['language']}" if "language" in field else name


def once(pairs):
    """A JSON object in which no name stands twice."""
    if len(dict(pairs)) != len(pairs):
        raise ValueError(pairs)
    return dict(pairs)
