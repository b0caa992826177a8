"""One record as it will be imported: checked, and with a key of its own."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from claims.text.language import detect
from claims.text.normalise import fold, normalise
from claims.text.urls import canonical_url

from . import ratings, values
from .faults import CellRefused
from .rating_words import NOT_OURS

CODES: Final = ("ru", "en")


@dataclass(frozen=True, slots=True)
class Record:
    """`statement`, `leads` and `selection_reason` by language of the site. `rating` is
    a word of our scale, "" for no counterpart, None if nobody has said what the label
    means. Dates are None if not given."""

    line: int
    source_key: str
    statement: dict[str, str]
    statement_given: str
    language: str
    public_id: str = ""
    kind: str = ""
    claimant: str = ""
    claimant_slug: str = ""
    topic_slug: str = ""
    about_date: dt.date | None = None
    about_precision: str = ""
    leads: Mapping[str, str] = field(default_factory=dict)
    selection_reason: Mapping[str, str] = field(default_factory=dict)
    checkworthiness: int | None = None
    required_approvals: int = 1
    organisation: str = ""
    url: str = ""
    rating_label: str = ""
    rating: str | None = NOT_OURS
    reviewed_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a file does not say of itself."""

    organisation: str = ""
    language: str = ""
    answers: Mapping[str, str] | None = None  # plain rating label → word of our scale


def made(line: int, cells: Mapping[str, str], defaults: Defaults) -> Record:
    """`cells` by field of `columns`. Raises CellRefused, with the field as column."""
    statement, language, given = _statement(cells, defaults)
    about = values.day(cells.get("about_date", ""), "about_date")
    reviewed = values.day(cells.get("reviewed_on", ""), "reviewed_on")
    if reviewed and reviewed[1] != "day":
        raise CellRefused("reviewed_on", _("Give the day too: 2025-08-12."))
    url = values.address(cells.get("url", ""), "url")
    organisation = _text(cells, "organisation") or defaults.organisation
    source_id = _text(cells, "source_id")
    label, rating = _rating(cells, defaults)
    return Record(
        line=line,
        source_key=key_of(organisation, source_id, url, given),
        statement=statement,
        statement_given=given,
        language=language,
        claimant=_text(cells, "claimant"),
        about_date=about[0] if about else None,
        about_precision=about[1] if about else "",
        leads=_leads(cells, next(iter(statement))),
        organisation=organisation,
        url=url,
        rating_label=label,
        rating=rating,
        reviewed_on=reviewed[0] if reviewed else None,
    )


def key_of(organisation: str, source_id: str, url: str, statement: str) -> str:
    """What makes two records one: the organisation's own number; else its page and
    the statement, for one page may check several; else the statement alone. A number
    of nobody in particular says nothing: every file begins with 1."""
    parts = ["id", fold(organisation), source_id]
    if not source_id or not organisation:
        parts = ["page", fold(organisation), canonical_url(url), fold(statement)]
    return _key(parts)


def key_of_claim(public_id: str) -> str:
    """Of a claim in our own export, which keeps its identifier."""
    return _key(["claim", public_id])


def _key(parts: list[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _text(cells: Mapping[str, str], name: str) -> str:
    cell = cells.get(name, "")
    return values.text(cell, name) if cell else ""


def _statement(
    cells: Mapping[str, str], defaults: Defaults
) -> tuple[dict[str, str], str, str]:
    """By language of the site, the language they write in, and the words as given."""
    found = {
        code: normalise(text)
        for code in CODES
        if (text := _text(cells, f"statement_{code}"))
    }
    given = normalise(_text(cells, "statement"))
    language = _text(cells, "language").lower() or defaults.language
    if given:
        language = language or detect(given)
        found.setdefault(_site_language(given, language), given)
    if not found:
        raise CellRefused("statement", _("There is no statement."))
    language = language or next(iter(found))
    return found, language[:12], given or next(iter(found.values()))


def _site_language(text: str, language: str) -> str:
    """The site has two; of a third one the letters decide."""
    short = language.partition("-")[0]
    if short in CODES:
        return short
    cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in text)
    return "ru" if cyrillic * 2 > sum(map(str.isalpha, text)) else "en"


def _leads(cells: Mapping[str, str], language: str) -> dict[str, str]:
    where = values.address(cells.get("appearance", ""), "appearance")
    leads = "\n".join(filter(None, (_text(cells, "leads"), where)))
    return {language: leads} if leads else {}


def _rating(cells: Mapping[str, str], defaults: Defaults) -> tuple[str, str | None]:
    label = _text(cells, "rating")
    written = _text(cells, "rating_number")
    value, worst, best = (
        values.number(cells.get(name, ""))
        for name in ("rating_number", "rating_worst", "rating_best")
    )
    slug = ratings.slug_of(label, value, worst, best, defaults.answers or {})
    if not label and written:
        label = (
            f"{written}/{cells['rating_best']}" if "rating_best" in cells else written
        )
    return label[:200], slug
