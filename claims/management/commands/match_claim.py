"""`manage.py match_claim TEXT`: has this been checked already?"""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from claims.search.similar import Match, similar
from claims.text.similarity import FAINT


class Command(BaseCommand):
    help = (
        "Finds claims that say the same as TEXT, or something near it, best first, "
        "and tells what agrees and what differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", metavar="TEXT")
        parser.add_argument("--limit", type=int, default=5)
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--public",
            action="store_true",
            help="only published claims, in their reviewed words",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        matches = similar(
            options["text"],
            limit=max(options["limit"], 0),
            for_editors=not options["public"],
            least=FAINT,
        )
        if options["format"] == "json":
            found = {"matches": [as_json(match) for match in matches]}
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        if not matches:
            self.stdout.write(_("Nothing similar is known."))
        for match in matches:
            self.stdout.write(
                f"{match.score:.2f}  {match.relation}  {match.claim.public_id}  "
                f"{match.statement}"
            )
            for reason in match.why:
                self.stdout.write(f"      {reason}")


def as_json(match: Match) -> dict[str, Any]:
    return {
        "id": match.claim.public_id,
        "statement": match.statement,
        "score": round(match.score, 4),
        "relation": match.relation,
        "why": match.why,
    }
