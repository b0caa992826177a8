"""`manage.py rebuild_search_index`: every claim's search document, put right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.management.progress import Progress
from claims.search import index


class Command(BaseCommand):
    help = (
        "Goes through all claims and puts right what search knows about them, then "
        "retakes the frequencies of words. The site keeps working meanwhile. After an "
        "interruption it goes on where it stopped. Run it after an upgrade that says "
        "so (claims.W002), and every night on a large site."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from-start",
            action="store_true",
            help="do not go on with an interrupted pass",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        run = index.begin(from_start=options["from_start"])
        if run.after_claim:
            self.stderr.write(
                _("Going on after claim %(number)d.") % {"number": run.after_claim}
            )
        left = index.claims_left(run)
        try:
            with Progress(left, _("Rebuilding the search index")) as bar:
                mended = index.rebuild(run, step=bar.step)
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _("Interrupted. Run it again to go on from here."), returncode=130
            ) from interruption
        looked_at = ngettext("%(n)d claim looked at", "%(n)d claims looked at", left)
        put_right = ngettext("%(n)d put right", "%(n)d put right", mended)
        self.stdout.write(f"{looked_at % {'n': left}}, {put_right % {'n': mended}}.")
