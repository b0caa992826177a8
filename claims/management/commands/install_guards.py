"""Puts the database's own rules back, should somebody have removed them."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from claims.migrations import _guards


class Command(BaseCommand):
    help = "Installs the triggers that guard four eyes and history (claims.E002)."

    def handle(self, *args: Any, **options: Any) -> None:
        with connection.schema_editor() as editor:
            _guards.remove(None, editor)
            _guards.install(None, editor)
        self.stdout.write(f"{len(_guards.GUARDS)} guards are on.")
