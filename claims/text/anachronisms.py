"""Is a cited work older than the event it is cited for?

A report of March cannot be the source for what happened in June. The event's date
is the last one said before the citation in its sentence, or failing that in its
paragraph; the work's date is the address (…/2024/dec/25/…) if its year agrees with
the printed one, else month and year as printed. Works of scholarship are cited for
ideas, whatever their age, so only works at most three years older than the event
count, and a paragraph's date counts only for publishers, not for people.
"""

import re
from typing import Final

from claims.text.bibliography import Entry
from claims.text.citation_marks import Mark
from claims.text.dates import dates
from claims.text.edtf import UnreadableDate, parse_edtf
from claims.text.words.citing import MONTHS

_ADDRESS_DATE: Final = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})(?=[/-]|$)"
)
_SENTENCE_END: Final = re.compile(r"[.!?…][»”\"]?\s+(?=[«“\"]?[A-ZА-ЯЁƏ])")
_DEADLINE: Final = re.compile(r"\b(?:ко?|до|by|until|till)\s+(?:конца\s+)?$", re.I)
_OLDEST: Final = 3  # years

Moment = tuple[int, int]
"""Year and month; the month is 12 where only the year is known."""


def cites_older_entry(text: str, mark: Mark, entry: Entry) -> bool:
    """Say whether the entry ends before the event of the citing sentence begins."""
    written = entry_moment(entry)
    if written is None:
        return False
    event = _event(text, mark, sentence_only="," in "".join(entry.authors))
    if event is None:
        return False
    return written < event and event[0] - written[0] <= _OLDEST


def entry_moment(entry: Entry) -> Moment | None:
    """Year and month of the entry, as late as its printed date allows."""
    if entry.year is None:
        return None
    year = int(entry.year[:4])
    for found in _ADDRESS_DATE.finditer((entry.url or "").casefold()):
        month = _month(found["month"])
        if int(found["year"]) == year and month:
            return year, month
    return year, entry.month or 12


def _month(printed: str) -> int | None:
    number = int(printed) if printed.isdigit() else MONTHS.get(printed, 0)
    return number if 1 <= number <= 12 else None


def _event(text: str, mark: Mark, *, sentence_only: bool) -> Moment | None:
    """The first month of the last date before the citation."""
    paragraph = text[text.rfind("\n", 0, mark.start) + 1 : mark.start]
    sentence = paragraph[_last_end(paragraph) :]
    for passage in (sentence,) if sentence_only else (sentence, paragraph):
        moments = _moments(_plain_text(passage))
        if moments:
            return moments[-1]
    return None


def _moments(passage: str) -> list[Moment]:
    """First months of the dates said, but for deadlines («к 2030 году»)."""
    said = [
        _begin(mention.edtf)
        for mention in dates(passage)
        if not _DEADLINE.search(passage, 0, mention.start)
    ]
    return [moment for moment in said if moment]


def _plain_text(passage: str) -> str:
    """Drop earlier parentheses: their years are other works', not events'."""
    return re.sub(r"\([^()]*\)?", " ", passage)


def _last_end(paragraph: str) -> int:
    return max((end.end() for end in _SENTENCE_END.finditer(paragraph)), default=0)


def _begin(edtf: str) -> Moment | None:
    try:
        first = parse_edtf(edtf.split("/")[0]).first
    except UnreadableDate:  # a decade or century dates no event
        return None
    return first.year, first.month
