"""Sends what waits: digests, delays, and letters a mail server refused earlier."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.operations import delivery, notices


class Command(BaseCommand):
    help = (
        "Tells assignees what is overdue, and sends digests and unsent notices by "
        "e-mail. Run it once or a few times a day; running it twice sends nothing "
        "twice."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        late = notices.tell_of_delays(on=timezone.localdate())
        sent, failed = delivery.send_waiting()
        self.stdout.write(
            _("%(late)d claims newly overdue; %(sent)d notices sent.")
            % {"late": late, "sent": sent}
        )
        if failed:
            raise CommandError(
                _(
                    "%(failed)d notices could not be sent; the log says why. They are "
                    "tried again in ten minutes or later."
                )
                % {"failed": failed}
            )
