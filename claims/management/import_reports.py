"""What an import tells on the command line."""

import json
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.exports.faults_csv import faults_csv
from claims.importing.records.faults import told
from claims.management import known_claims
from claims.models import Claim, ImportRun, ProposedPair
from claims.operations.import_previews import Preview
from claims.search.duplicates import findings_between
from claims.search.reasons import sentence

MOST_SHOWN = 20

as_csv = faults_csv


def of_preview(found: Preview) -> str:
    lines = [
        _(
            "%(records)d records: %(new)d new, %(known)d known already, %(refused)d "
            "refused, %(empty)d empty."
        )
        % {
            "records": found.records,
            "new": found.new,
            "known": found.known,
            "refused": found.refused,
            "empty": found.empty,
        }
    ]
    lines += [f"  {told(fault)}" for fault in found.faults[:MOST_SHOWN]]
    if found.refused > MOST_SHOWN:
        lines.append(_("  … and more; --errors FILE.csv writes them down."))
    lines += _repeats_in(found)
    return "\n".join(lines)


def nothing_imported(found: Preview) -> str:
    refused = ngettext(
        "%(count)d record is refused, so nothing was imported. --skip-bad imports the "
        "rest.",
        "%(count)d records are refused, so nothing was imported. --skip-bad imports "
        "the rest.",
        found.refused,
    )
    return refused % {"count": found.refused}


def asks_for_ratings(found: Preview) -> str:
    asked = json.dumps(
        {"ratings": dict.fromkeys(found.unknown, "")}, ensure_ascii=False
    )
    return _(
        "Nothing was imported: say what these ratings come to. Write a word of our "
        "scale, or leave it empty, and give the file with --map: %(asked)s"
    ) % {"asked": asked}


def of_run(run: ImportRun, unexplained: Iterable[str]) -> str:
    """`unexplained`: rating labels that came in without a word of our scale."""
    lines = []
    if not run.created and not run.refused:
        lines.append(_("Everything in this file is here already; nothing changed."))
    lines.append(
        _("%(created)d new, %(known)d known already, %(refused)d refused.")
        % {"created": run.created, "known": run.known, "refused": run.refused}
    )
    if labels := ", ".join(f"“{label}”" for label in list(unexplained)[:MOST_SHOWN]):
        lines.append(
            _("Kept as they stand, because nobody has explained them: %(labels)s.")
            % {"labels": labels}
        )
    if run.offers:
        lines.append(
            _("Pairs that may be one claim: %(number)d. Look at them in the admin.")
            % {"number": len(run.offers)}
        )  # fmt: skip
        lines += _offers_of(run)
    return "\n".join(lines)


def _repeats_in(found: Preview) -> Iterator[str]:
    shown = found.likely[:MOST_SHOWN]
    known = Claim.objects.in_bulk([repeats.claim for _line, _text, repeats in shown])
    for line, statement, repeats in shown:
        if claim := known.get(repeats.claim):
            yield _("  Line %(line)d may repeat a claim:") % {"line": line}
            yield known_claims.told(statement, claim, is_same=repeats.is_same)


def _offers_of(run: ImportRun) -> Iterator[str]:
    """The first ones that nobody has answered meanwhile, with what differs."""
    for new, older, _score in run.offers[:MOST_SHOWN]:
        pair = ProposedPair.objects.open().filter(
            first=min(new, older), second=max(new, older)
        )
        if proposed := pair.select_related("first", "second").first():
            ends = (proposed.first, proposed.second)
            claim, known = ends if proposed.first_id == new else reversed(ends)
            yield known_claims.told(
                str(claim.statement),
                known,
                is_same=proposed.is_same,
                why=map(sentence, findings_between(claim, known)),
            )
