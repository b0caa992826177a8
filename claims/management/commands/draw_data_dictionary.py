"""`manage.py draw_data_dictionary`: writes the dictionary of the exports anew."""

from typing import Any

from django.core.management.base import BaseCommand

from claims.exports.dictionary import FILE, dictionary


class Command(BaseCommand):
    help = "Writes claims/exports/DATA_DICTIONARY.md from the tables of the exports."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(dictionary(), "utf-8")
        self.stdout.write("claims/exports/DATA_DICTIONARY.md is up to date.")
