"""The suite on SQLite, the default engine: in a file, as in real life.

A database in memory shares its locks between threads and so cannot show a race.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.settings_base import *  # noqa: F403
from tests.settings_base import DATABASES

if "TEST_SQLITE_FOLDER" not in os.environ:
    os.environ["TEST_SQLITE_FOLDER"] = tempfile.mkdtemp(prefix="claims-sqlite-")
    atexit.register(shutil.rmtree, os.environ["TEST_SQLITE_FOLDER"], ignore_errors=True)
folder = Path(os.environ["TEST_SQLITE_FOLDER"])
DATABASES["default"]["TEST"] = {"NAME": str(folder / "test.sqlite3")}
# Tests may lose a power cut's worth of data.
DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
