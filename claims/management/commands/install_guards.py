"""Puts the database's own rules back, should somebody have removed them."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from claims.migrations import _guards


class Command(BaseCommand):
    help = "Installs the triggers that guard four eyes and history (claims.E002)."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            _guards.remove_from(connection)
            _guards.install_on(connection)
        self.stdout.write(f"{len(_guards.GUARDS)} guards are on.")
