"""`manage.py count_statistics`: the figures of a large archive, once a night."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from claims import sitemaps
from claims.management.progress import Progress
from claims.operations import tallies
from claims.workflow import tally


class Command(BaseCommand):
    help = (
        "Counts public claims by rating, topic, outlet, article, month, wait and "
        "sources, and divides the sitemap into parts. Pages show the figures with the "
        "moment they were counted; a small archive is counted when somebody asks. Run "
        "it every night. Interrupted, it leaves the figures there were."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        began, figures = timezone.now(), {}
        try:
            with Progress(len(tally.FIGURES) + 1, _("Counting")) as bar:
                for name, counted in tally.each():
                    figures[name] = counted
                    bar.step()
                parts = sitemaps.parts()
                bar.step()
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _("Interrupted. The figures there were are still shown."),
                returncode=130,
            ) from interruption
        tallies.keep(counted_at=began, figures=figures, parts=parts)
        self.stdout.write(
            _("Public claims: %(number)d.") % {"number": figures["claims"]}
        )
