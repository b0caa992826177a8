"""`manage.py generate_claims 100000`: an archive out of nothing, to measure with."""

import argparse
import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from claims.exceptions import DomainError
from claims.generated.filling import Origin, fill, origin
from claims.management.progress import Progress

MOST = 10_000_000


class Command(BaseCommand):
    help = (
        "Fills an empty database with made-up articles and claims and their whole "
        "history, for measuring. Only while DEBUG is on, never where people have "
        "worked. The same number and seed give the same rows on both engines."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("claims", type=int, help="how many claims")
        parser.add_argument("--seed", type=int, default=1, help="another archive")
        parser.add_argument(
            "--processes",
            type=int,
            metavar="N",
            help="that make rows; as many as there are cores, unless said",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = Origin(options["claims"], options["seed"])
        if not 1 <= wanted.claims <= MOST:
            raise CommandError(
                _("Say a number of claims from 1 to %(most)d.") % {"most": MOST}
            )
        try:
            if origin() == wanted:
                self.stdout.write(_("These claims are already here; nothing was done."))
                return
            self._fill(wanted, options["processes"])
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _("Interrupted. The database is as empty as it was; run it again."),
                returncode=130,
            ) from interruption

    def _fill(self, wanted: Origin, processes: int | None) -> None:
        began = time.monotonic()
        with Progress(wanted.claims, _("Generating claims")) as bar:
            events = fill(
                wanted.claims,
                seed=wanted.seed,
                processes=processes,
                step=bar.step,
                told=self._tell,
            )
        call_command("count_statistics", stdout=self.stdout)  # else they say nothing
        self.stdout.write(
            _("%(claims)d claims and %(events)d events in %(seconds).0f s.")
            % {
                "claims": wanted.claims,
                "events": events,
                "seconds": time.monotonic() - began,
            }
        )

    def _tell(self, step: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{step}", ending="")
            self.stderr.flush()
