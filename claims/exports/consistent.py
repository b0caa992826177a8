"""Several tables as they stood at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from claims.databases import connection, reading


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside comes from one snapshot; writers need not wait.

    Inside a transaction it is that transaction's business. SQLite: a plain BEGIN,
    because Django's own would take the lock for writing.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(using=reading()), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
