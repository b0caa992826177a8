"""`manage.py prepare_pages`: pages of claims drawn before somebody asks for them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.databases import in_batches
from claims.management.progress import Progress
from claims.models import Claim
from claims.views import claims, prepared


class Command(BaseCommand):
    help = (
        "Draws the page of every published claim that has no true copy, newest first, "
        "in every language. Readers would have it done one page at a time; run this "
        "after an upgrade. It can be interrupted, and goes on where it stopped."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        missing = prepared.without_copies(Claim.objects.published())
        total, done = missing.count(), 0
        try:
            with Progress(total, _("Preparing pages")) as bar:
                for claim in in_batches(missing, by="-pk", size=200):
                    claims.prepare(claim)
                    bar.step()
                    done += 1
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _("Interrupted. Run it again to go on from here."), returncode=130
            ) from interruption
        prepared_now = ngettext(
            "The page of %(n)d claim is prepared.",
            "The pages of %(n)d claims are prepared.",
            done,
        )
        self.stdout.write(prepared_now % {"n": done})
