"""Our own `export_claims` CSV: its columns are known, its cells were made inert."""

import re
from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from . import values
from .faults import CellRefused
from .record import CODES, Record, key_of_claim

_PUBLIC_ID: Final = re.compile(r"[0-9a-z]+(?:-[0-9a-z]+)*\Z")
_LONGEST: Final = 20_000  # as long as a note of ours may be (operations.lengths)
_PRECISIONS: Final = ("day", "month", "season", "year")


def made(line: int, cells: Mapping[str, str], kinds: tuple[str, ...]) -> Record:
    """A claim as it was exported. Raises CellRefused.

    State, assignee, verdict and dates of work stay behind: here it begins as a
    candidate, and needs as many approvals as there.
    """
    given = {name: _restored(cell) for name, cell in cells.items()}
    public_id = values.text(given["id"], "id")
    if not _PUBLIC_ID.match(public_id) or len(public_id) > 80:
        raise CellRefused("id", _("This is no public id of a claim."))
    if given["kind"] not in kinds:
        raise CellRefused(
            "kind", _("“%(kind)s” is no kind of claim.") % {"kind": given["kind"][:40]}
        )
    statement = _in_languages(given, "statement")
    if not statement:
        raise CellRefused("statement_ru", _("There is no statement."))
    about = values.day(given.get("about_date", ""), "about_date")
    precision = given.get("about_precision", "")
    if (about is None) != (precision not in _PRECISIONS):
        raise CellRefused("about_precision", _("A date and its precision go together."))
    first = next(iter(statement))
    return Record(
        line=line,
        source_key=key_of_claim(public_id),
        public_id=public_id,
        statement=statement,
        statement_given=statement[first],
        language=first,
        kind=given["kind"],
        claimant_slug=values.text(given.get("claimant_slug", ""), "claimant_slug"),
        topic_slug=values.text(given.get("topic_slug", ""), "topic_slug"),
        about_date=about[0] if about else None,
        about_precision=precision if about else "",
        leads=_in_languages(given, "leads"),
        selection_reason=_in_languages(given, "selection_reason"),
        checkworthiness=_grade(given, "checkworthiness", most=5),
        required_approvals=_grade(given, "required_approvals", most=3) or 1,
    )


def _grade(cells: Mapping[str, str], name: str, *, most: int) -> int | None:
    """A whole number from 1 to `most`; None where nothing is written."""
    written = cells.get(name, "").strip()
    if not written:
        return None
    if written not in map(str, range(1, most + 1)):
        raise CellRefused(
            name, _("This must be a whole number from 1 to %(most)d.") % {"most": most}
        )
    return int(written)


def _restored(cell: str) -> str:
    """The way back from `claims.exports.inert`: one apostrophe off the front."""
    return cell[1:] if cell[:1] == "'" else cell


def _in_languages(cells: Mapping[str, str], name: str) -> dict[str, str]:
    most = values.LONGEST.get(name) if name == "statement" else _LONGEST
    texts = {
        code: values.text(cells.get(f"{name}_{code}", ""), f"{name}_{code}", most=most)
        for code in CODES
    }
    return {code: text for code, text in texts.items() if text}
