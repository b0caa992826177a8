"""Citation audit: do the citations of a text and its bibliography belong together?

The text is read twice: the bibliography (`bibliography`), then the places that cite
(`citation_marks`). Citations are matched to entries by name (`likeness`) and year in
two rounds: first all whose year agrees, then those that fit an entry nobody cited
except for the year. What does not agree is named by a `Problem`; the audit proposes,
an editor decides.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from claims.text.anachronisms import cites_older_entry
from claims.text.bibliography import Bibliography, Entry, find_bibliography
from claims.text.citation_marks import (
    Mark,
    citation_marks,
    looks_like_place_or_event,
)
from claims.text.citation_matching import Match, match_marks
from claims.text.likeness import Aliases
from claims.text.urls import canonical_url
from claims.text.words.citing import DEFAULT_ALIASES


class Problem(StrEnum):
    """What is wrong between a citation and the bibliography?

    * ``missing_reference``: the bibliography has no entry for the citation.
    * ``never_cited``: no citation in the text points to the entry.
    * ``year_mismatch``: citation and entry agree in name but not in year.
    * ``name_variant``: the name is spelled otherwise than in the entry (a slip,
      another script), or it is the publisher's instead of the author's.
    * ``ambiguous``: several entries fit the citation equally well.
    * ``duplicate_url``: another entry has the same address.
    * ``no_url``: the entry gives no address, so a reader cannot follow it.
    * ``anachronistic``: the entry is older than the event it is cited for.
    """

    MISSING_REFERENCE = "missing_reference"
    NEVER_CITED = "never_cited"
    YEAR_MISMATCH = "year_mismatch"
    NAME_VARIANT = "name_variant"
    AMBIGUOUS = "ambiguous"
    DUPLICATE_URL = "duplicate_url"
    NO_URL = "no_url"
    ANACHRONISTIC = "anachronistic"


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation in the running text.

    ``start``/``end`` count code points, without the brackets around; ``reference``
    is the number of the entry it most likely means, None if there is none.
    """

    start: int
    end: int
    text: str
    reference: int | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the bibliography.

    ``number`` counts from 1 in the order of the block, ``start``/``end`` are code
    points; ``authors``, ``year`` ("2024a") and ``title`` are as printed.
    """

    number: int
    start: int
    end: int
    authors: tuple[str, ...]
    year: str | None
    title: str
    url: str | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CitationAudit:
    """All citations in reading order and all entries in the block's order."""

    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]


_NO_ALIASES: Final[Mapping[str, Collection[str]]] = {}


def audit_citations(
    text: str, aliases: Mapping[str, Collection[str]] = _NO_ALIASES
) -> CitationAudit:
    """Match every citation of a text to its bibliography and name what is wrong.

    ``aliases`` maps a name to its other spellings (an editor's confirmed pairs) and
    is used in addition to the institutions known everywhere. A text without a
    bibliography has no references; its citations then miss theirs.
    """
    bibliography = find_bibliography(text)
    running = _without_bibliography(text, bibliography)
    known = Aliases.of(DEFAULT_ALIASES, aliases)
    marks = citation_marks(running)
    matches = match_marks(running, marks, bibliography.entries, known)
    pairs = [
        (mark, match)
        for mark, match in zip(marks, matches, strict=True)
        if match.entry or _stands_without_entry(mark)
    ]
    cited = {match.entry.number for _, match in pairs if match.entry}
    return CitationAudit(
        citations=tuple(_citation(running, *pair) for pair in pairs),
        references=tuple(_references(bibliography.entries, cited)),
    )


def _without_bibliography(text: str, bibliography: Bibliography) -> str:
    """Blank out the block so that positions stay and its years are not citations."""
    blank = "\n" * (bibliography.end - bibliography.start)
    return text[: bibliography.start] + blank + text[bibliography.end :]


def _stands_without_entry(mark: Mark) -> bool:
    """Say whether an unmatched mark is surely a citation."""
    return (mark.has_comma or mark.has_others) and not looks_like_place_or_event(mark)


def _citation(text: str, mark: Mark, match: Match) -> Citation:
    return Citation(
        start=mark.start,
        end=mark.end,
        text=text[mark.start : mark.end],
        reference=match.entry.number if match.entry else None,
        problems=tuple(_citation_problems(text, mark, match)),
    )


def _citation_problems(text: str, mark: Mark, match: Match) -> list[Problem]:
    if match.entry is None:
        return [Problem.MISSING_REFERENCE]
    found = {
        Problem.YEAR_MISMATCH: match.year_differs,
        Problem.NAME_VARIANT: match.is_variant,
        Problem.AMBIGUOUS: match.is_ambiguous,
        Problem.ANACHRONISTIC: cites_older_entry(text, mark, match.entry),
    }
    return [problem for problem, holds in found.items() if holds]


def _references(entries: tuple[Entry, ...], cited: set[int]) -> list[Reference]:
    addresses = Counter(canonical_url(entry.url) for entry in entries if entry.url)
    references = []
    for entry in entries:
        found = {
            Problem.NEVER_CITED: entry.number not in cited,
            Problem.DUPLICATE_URL: bool(entry.url)
            and addresses[canonical_url(entry.url or "")] > 1,
            Problem.NO_URL: entry.url is None,
        }
        references.append(
            Reference(
                number=entry.number,
                start=entry.start,
                end=entry.end,
                authors=entry.authors,
                year=entry.year,
                title=entry.title,
                url=entry.url,
                problems=tuple(problem for problem, holds in found.items() if holds),
            )
        )
    return references
