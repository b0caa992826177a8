"""`manage.py audit_citations FILE|ARTICLE|-`: do citations and bibliography agree?"""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from claims.choices import CitationProblem
from claims.management.texts import add_text_arguments, text_given
from claims.text.citations import Citation, CitationAudit, Reference, audit_citations

LONGEST_LINE = 70


class Command(BaseCommand):
    help = (
        "Matches the citations of a text with its bibliography and names what is "
        "wrong: entries missing or never cited, years and names that do not agree, "
        "one address twice or none, entries older than what they are cited for."
    )
    requires_system_checks: list[str] = []  # a file needs no configured site

    def add_arguments(self, parser: CommandParser) -> None:
        add_text_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        given = text_given(options["text"], options["encoding"])
        audit = audit_citations(given.text)
        if options["format"] == "json":
            self.stdout.write(json.dumps(asdict(audit), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_table(audit))


def as_table(audit: CitationAudit) -> str:
    lines = [
        _("Citations: %(number)d") % {"number": len(audit.citations)},
        *map(_citation, audit.citations),
        "",
        _("Bibliography: %(number)d") % {"number": len(audit.references)},
        *map(_reference, audit.references),
    ]
    rows: list[Citation | Reference] = [*audit.citations, *audit.references]
    problems = sum(len(row.problems) for row in rows)
    return "\n".join([*lines, "", _("Problems: %(number)d") % {"number": problems}])


def _citation(one: Citation) -> str:
    entry = f"[{one.reference}]" if one.reference else "[–]"
    printed = Truncator(" ".join(one.text.split())).chars(LONGEST_LINE)
    return f"  {one.start:>7}–{one.end:<7} {entry:>5} {printed}{_problems(one)}"


def _reference(one: Reference) -> str:
    authors = ", ".join(one.authors) or "–"
    printed = Truncator(f"{authors}, {one.year or '–'}. {one.title}")
    return f"  {one.number:>4}. {printed.chars(LONGEST_LINE)}{_problems(one)}"


def _problems(one: Citation | Reference) -> str:
    labels = [str(CitationProblem(code).label) for code in one.problems]
    return f"  ! {'; '.join(labels)}" if labels else ""
