"""Draws the transition table into claims/README.md."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from claims.workflow import diagram

README = Path(__file__).resolve().parents[2] / "README.md"


class Command(BaseCommand):
    help = "Draws the state diagram in claims/README.md from the transition table."

    def handle(self, *args: Any, **options: Any) -> None:
        README.write_text(diagram.replaced_in(README.read_text("utf-8")), "utf-8")
        self.stdout.write("claims/README.md is up to date.")
