"""What must be in order before readers are sent here. Looks, and changes nothing."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from claims.checks import guards_are_on
from claims.models import AuditEvent, AuditHead
from claims.search import index

logger = logging.getLogger(__name__)

LEAST_FREE = 200 * 1024 * 1024  # bytes; a WAL and a backup must still fit
REMEMBERED = 5  # seconds; everybody may ask, and asking costs some milliseconds


def look() -> dict[str, bool]:
    """Each part by its name, and whether it is in order. The log says why not."""
    found: dict[str, bool] | None = cache.get("readiness")
    if found is None:
        found = {name: _is_well(name, part) for name, part in PARTS.items()}
        cache.set("readiness", found, REMEMBERED)
    return found


def free_disk() -> int:
    """Bytes free where SQLite's file lies; with PostgreSQL, where this program lies."""
    folder = settings.BASE_DIR
    if connection.vendor == "sqlite":
        folder = Path(str(connection.settings_dict["NAME"])).parent
    return shutil.disk_usage(folder if folder.exists() else settings.BASE_DIR).free


def _is_well(name: str, part: Callable[[], bool]) -> bool:
    try:
        well = part()
    except (DatabaseError, OSError):
        logger.exception("Not ready: %s", name)
        return False
    if not well:
        logger.error("Not ready: %s", name)
    return well


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _guards() -> bool:
    return not guards_are_on([DEFAULT_DB_ALIAS])


def _chain_head() -> bool:
    """The last event is the one the head names. The whole chain is the verifier's."""
    head = AuditHead.objects.filter(pk=1).values_list("sequence", "hash").first()
    last = AuditEvent.objects.order_by("-sequence").values_list("sequence", "hash")
    if head is None or head[0] == 0:
        return head is not None and not last[:1]
    return last.first() == head


def _search() -> bool:
    """A quick look; `check --database default` looks thoroughly."""
    complaints = index.complaints(thorough=False)
    for complaint in complaints:
        logger.error("The search index: %s. Run rebuild_search_index.", complaint)
    return not complaints


def _disk() -> bool:
    return free_disk() >= LEAST_FREE


PARTS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "guards": _guards,
    "audit_chain": _chain_head,
    "search": _search,
    "disk": _disk,
}
