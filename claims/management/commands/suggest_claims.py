"""`manage.py suggest_claims FILE|ARTICLE|-`: sentences worth an editor's look."""

import json
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.exceptions import DomainError
from claims.management.acting import account
from claims.management.texts import Given, add_text_arguments, text_given
from claims.models.reasons import CheckReason
from claims.operations import suggestions as operation
from claims.text.cues import AGAINST
from claims.text.quantities import QuantityMention
from claims.text.sentences import sentences
from claims.text.suggestions import Suggestion, suggestions

LONGEST_LINE = 100


class Command(BaseCommand):
    help = (
        "Prints the sentences of a text that are worth checking, best first, with the "
        "reasons for it and (in brackets) against it, who says it, and the numbers in "
        "it. Of an article, and with --by, they are also stored for the workbench; "
        "what editors answered before is kept."
    )
    requires_system_checks: list[str] = []  # a file needs no configured site

    def add_arguments(self, parser: CommandParser) -> None:
        add_text_arguments(parser)
        parser.add_argument(
            "--by",
            metavar="USERNAME",
            help="store the suggestions of an article in this researcher's name",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = text_given(options["text"], options["encoding"])
        if options["by"]:
            self._store(given, options["by"])
        found = suggestions(given.text)
        number = len(sentences(given.text))
        if options["format"] == "json":
            self.stdout.write(as_json(number, found))
        else:
            self.stdout.write(as_table(number, found))

    def _store(self, given: Given, username: str) -> None:
        by = account(username)
        if given.revision is None or by is None:
            raise CommandError(_("Only the suggestions of an article are stored."))
        try:
            fresh = operation.store(given.revision, by=by)
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        told = ngettext("%(n)d sentence stored.", "%(n)d sentences stored.", len(fresh))
        self.stderr.write(told % {"n": len(fresh)})


def as_json(number: int, found: list[Suggestion]) -> str:
    content = {"sentences": number, "suggestions": [_plain(one) for one in found]}
    return json.dumps(content, ensure_ascii=False, indent=2)


def as_table(number: int, found: list[Suggestion]) -> str:
    told = _("%(found)d of %(number)d sentences are worth a look.") % {
        "found": len(found),
        "number": number,
    }
    return "\n".join([*map(_lines, found), told])


def _lines(one: Suggestion) -> str:
    printed = Truncator(" ".join(one.text.split())).chars(LONGEST_LINE)
    reasons = ", ".join(map(_reason, one.reasons))
    said = f" · {one.claimant}" if one.claimant else ""
    return f"{one.score:.2f}  {one.start}–{one.end}{said}\n  {printed}\n  {reasons}"


def _reason(code: str) -> str:
    label = str(CheckReason(code).label)
    return f"({label})" if code in AGAINST else label


def _plain(one: Suggestion) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "score": one.score,
        "reasons": list(one.reasons),
        "claimant": one.claimant,
        "quantities": [_plain_quantity(each) for each in one.quantities],
    }


def _plain_quantity(one: QuantityMention) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": one.start,
        "end": one.end,
        "comparator": one.comparator,
        "value": _number(one.value),
        "unit": one.unit,
        "of": one.of,
        "period": one.period,
    }
    if one.value_to is not None:  # of a range only
        found["value_to"] = _number(one.value_to)
    return found


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
