"""`manage.py find_duplicates`: pairs of claims somebody should look at."""

import datetime as dt
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.management.progress import Progress
from claims.models import AuditHead, ProposedPair
from claims.search import proposals
from claims.search.duplicates import Pair


class Command(BaseCommand):
    help = (
        "The nightly report: compares what was stated or restated since the last "
        "report with everything, and keeps the list “Possible duplicates” of the "
        "admin. Pairs that somebody has answered or joined are left out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        new = parser.add_mutually_exclusive_group()
        new.add_argument(
            "--since",
            metavar="DATE",
            help="compare what is new since this day, not since the last report",
        )
        new.add_argument("--all", action="store_true", help="compare every claim")
        parser.add_argument(
            "--related",
            action="store_true",
            help="also tell pairs that are only near each other",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        # Taken first: what is stated while this runs is new for the next report.
        head = AuditHead.objects.get(pk=1).sequence
        begin, compared = self._begin(options), proposals.last_event_compared()
        if begin > compared:  # what lies between stays new for the next report
            head = compared
        claims = proposals.claims_new_since(begin)
        try:
            with Progress(claims.count(), _("Comparing claims")) as bar:
                found = proposals.renew(claims, up_to_event=head, step=bar.step)
        except KeyboardInterrupt as interruption:
            raise CommandError(
                _(
                    "Interrupted. The pairs found so far are kept; the next report "
                    "compares all of these claims again."
                ),
                returncode=130,
            ) from interruption
        told = [pair for pair in found if pair.is_same or options["related"]]
        if options["format"] == "json":
            written = {"pairs": [as_json(pair) for pair in told]}
            self.stdout.write(json.dumps(written, ensure_ascii=False, indent=2))
            return
        self._tell(told)

    def _begin(self, options: dict[str, Any]) -> int:
        if options["all"]:
            return 0
        if options["since"] is None:
            return proposals.last_event_compared()
        try:
            day = parse_date(options["since"])
        except ValueError:
            day = None
        if day is None:
            raise CommandError(
                _("“%(typed)s” is not a day. Write it as 2026-11-30.")
                % {"typed": options["since"]}
            )
        midnight = dt.datetime.combine(day, dt.time())
        return proposals.event_before(timezone.make_aware(midnight))

    def _tell(self, found: list[Pair]) -> None:
        if not found:
            self.stdout.write(_("No pair that nobody has answered yet."))
        for pair in found:
            self.stdout.write(
                f"{pair.match.score:.2f}  {pair.match.relation}  "
                f"{pair.claim.public_id}  {pair.claim.statement}\n"
                f"{'':15}{pair.match.claim.public_id}  {pair.match.statement}\n"
                f"{'':15}{'; '.join(pair.match.why)}"
            )
        waiting = ProposedPair.objects.open().count()
        self.stdout.write(
            ngettext(
                "%(n)d pair waits in the admin, under “Possible duplicates”.",
                "%(n)d pairs wait in the admin, under “Possible duplicates”.",
                waiting,
            )
            % {"n": waiting}
        )


def as_json(pair: Pair) -> dict[str, Any]:
    return {
        "claims": [pair.claim.public_id, pair.match.claim.public_id],
        "statements": [str(pair.claim.statement), pair.match.statement],
        "score": round(pair.match.score, 4),
        "relation": pair.match.relation,
        "why": pair.match.why,
    }
