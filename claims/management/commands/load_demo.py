"""`manage.py load_demo`: the demonstration, from `fixtures/` into the database."""

import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.demo import summary
from claims.demo.building import Builder
from claims.demo.cast import assemble
from claims.demo.reading import read
from claims.exceptions import DomainError
from claims.management.progress import Progress
from claims.operations.accounts import check_is_demonstration


class Command(BaseCommand):
    help = (
        "Loads the demonstration: accounts, articles, claims, sources, verdicts. "
        "Only while DEBUG is on. Running it again loads what is missing and changes "
        "nothing that is there."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--fixtures",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            metavar="FOLDER",
            help="another folder to read the demonstration from",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_is_demonstration()
            contents = read(options["fixtures"])
            builder = Builder(contents, assemble())
            missing = builder.missing()
            with Progress(missing, _("Loading the demonstration")) as bar:
                builder.build(step=bar.step)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _("Interrupted. Articles already loaded are whole; run it again."),
                returncode=130,
            ) from interruption
        self.stdout.write(_told(missing))
        self.stdout.write(f"\n{summary.counts(builder.claims)}\n")
        self.stdout.write(f"\n{summary.accounts()}")


def _told(loaded: int) -> str:
    if not loaded:
        return _("The demonstration is already here; nothing was loaded or changed.")
    return ngettext("%(n)d claim loaded.", "%(n)d claims loaded.", loaded) % {
        "n": loaded
    }
