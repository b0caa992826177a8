"""A bundle in a test's hands: its description by path, and what the check says."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.exports.test_bundle import checker


class Described(dict):
    """datapackage.json with its resources by path; `written` makes it a file again."""

    def written(self) -> bytes:
        resources = list(self["resources"].values())
        return json.dumps({**self, "resources": resources}).encode()


def described(files: dict[str, bytes]) -> Described:
    package = json.loads(files["datapackage.json"])
    by_path = {each["path"]: each for each in package["resources"]}
    return Described({**package, "resources": by_path})


def told(given: bytes, *, noted: str = "") -> tuple[str, bool]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bundle.zip"
        path.write_bytes(given)
        return checker.answer(path, 0, noted)
