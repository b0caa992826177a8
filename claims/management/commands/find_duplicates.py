"""`manage.py find_duplicates`: pairs of claims somebody should look at."""

import datetime as dt
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.management.progress import Progress
from claims.models import Claim
from claims.search.duplicates import FINISHED, Pair, pairs


class Command(BaseCommand):
    help = (
        "Lists pairs of claims that may be one, for a nightly report: what is new "
        "against everything. Pairs that somebody has answered are left out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--days", type=int, default=1, help="how far back “new” reaches"
        )
        parser.add_argument("--all", action="store_true", help="all claims, not new")
        parser.add_argument(
            "--related",
            action="store_true",
            help="also pairs in which something differs, such as the number",
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        claims = Claim.objects.exclude(state__in=FINISHED).order_by("pk")
        if not options["all"]:
            since = timezone.now() - dt.timedelta(days=max(options["days"], 0))
            claims = claims.filter(created_at__gte=since)
        with Progress(claims.count(), _("Comparing claims")) as bar:

            def counted() -> Any:
                for claim in claims.iterator():
                    yield claim
                    bar.step()

            found = list(pairs(counted(), only_same=not options["related"]))
        self._tell(found, options["format"])

    def _tell(self, found: list[Pair], style: str) -> None:
        if style == "json":
            written = {"pairs": [as_json(pair) for pair in found]}
            self.stdout.write(json.dumps(written, ensure_ascii=False, indent=2))
            return
        if not found:
            self.stdout.write(_("No pair that nobody has answered yet."))
        for pair in found:
            self.stdout.write(
                f"{pair.match.score:.2f}  {pair.match.relation}  "
                f"{pair.claim.public_id}  {pair.claim.statement}\n"
                f"{'':15}{pair.match.claim.public_id}  {pair.match.statement}\n"
                f"{'':15}{'; '.join(pair.match.why)}"
            )


def as_json(pair: Pair) -> dict[str, Any]:
    return {
        "claims": [pair.claim.public_id, pair.match.claim.public_id],
        "statements": [str(pair.claim.statement), pair.match.statement],
        "score": round(pair.match.score, 4),
        "relation": pair.match.relation,
        "why": pair.match.why,
    }
