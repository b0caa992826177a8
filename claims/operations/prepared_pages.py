"""Keeping what was drawn. No event: nothing is decided here, and nothing rests on it.

A reader waits for the page, so nothing here waits: if somebody else is writing, the
copy is not kept this time, and whoever asks next draws the page again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connections, router, transaction

from claims.models import AuditHead, PreparedPage

COLUMNS = (
    *("claim", "build", "claim_version", "sequence"),
    *("etag", "last_modified", "content"),
)


def keep(pages: Sequence[PreparedPage]) -> bool:
    """Stores pages drawn after the public event `sequence`, in the place of older
    ones; not if readers could see something newer by now.

    The lock on the head of the audit chain decides: an event that would make a page
    untrue comes either before it (and the page is not stored) or after it (and finds
    the page, and deletes it). Raises DatabaseError if the lock is taken, or the
    database cannot be written at all.
    """
    alias = router.db_for_write(PreparedPage)
    with _without_waiting(alias), transaction.atomic(using=alias):
        heads = AuditHead.objects.using(alias).select_for_update(nowait=True)
        now = heads.values_list("public_sequence", flat=True).get(pk=1)
        true = [page for page in pages if page.sequence == now]
        _date_as_before(true, alias)
        PreparedPage.objects.using(alias).bulk_create(
            true,
            update_conflicts=True,
            unique_fields=["public_id", "language", "form"],
            update_fields=COLUMNS,
        )
    return bool(true)


def _date_as_before(pages: Sequence[PreparedPage], alias: str) -> None:
    """What looks the same as before was not modified."""
    older = PreparedPage.objects.using(alias).filter(
        public_id__in={page.public_id for page in pages},
        etag__in={page.etag for page in pages},
    )
    dates = dict(older.values_list("etag", "last_modified"))
    for page in pages:
        page.last_modified = dates.get(page.etag, page.last_modified)


@contextmanager
def _without_waiting(alias: str) -> Iterator[None]:
    """SQLite waits for its one writer as long as the connection says; here not at
    all. PostgreSQL is told in the query itself."""
    connection = connections[alias]
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        [patience] = cursor.fetchone()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(patience)}")
