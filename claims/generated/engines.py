"""What both engines promise to whoever loads an archive."""

from collections.abc import Iterable
from typing import Protocol

from django.db import connection, models

from . import postgres, sqlite
from .shapes import Stored


class Loader(Protocol):
    """One database, from empty to full, in one transaction."""

    def prepare(self) -> None:
        """Before the transaction: what cannot be said inside one."""
        ...

    def begin(self) -> None:
        """Takes off what is slower row by row than all at once."""
        ...

    def write(
        self, table: str, columns: Iterable[str], rows: Iterable[Stored]
    ) -> None: ...

    def finish(self) -> Iterable[str]:
        """Puts everything back and lets the engine prove it; names each step first.

        Raises what the engine raises if a row breaks a constraint."""
        ...

    def settle(self) -> None:
        """After the transaction, whether it succeeded or not."""
        ...


def loader(filled: list[type[models.Model]]) -> Loader:
    """For the tables of `filled`, all of them empty."""
    tables = [model._meta.db_table for model in filled]
    if connection.vendor == "sqlite":
        return sqlite.Loading(tables)
    return postgres.Loading(tables, filled)
