"""Cards of claims for lists: one question for all of them, one template filled in.

Twenty cards cost less to draw than copies of them to find and to keep true; so none is
kept, and a reader who leafs through a list writes nothing. What a process remembers
here is found by everything it is made of, so it cannot be untrue: the template, drawn
once for each form a card can take, ratings, names and days that many cards share, and
the last few hundred cards, because the lists of a site begin with the same claims.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django.db.models import Case, F, TextField, Value, When
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from i18nfield.strings import LazyI18nString

from claims import typography
from claims.databases import connection
from claims.models import Claim, Claimant
from claims.search.queries import Query
from claims.search.showing import marked
from claims.workflow.reviewed import LOCKED

from .freshness import moment

VALUES = (
    *("rating", "public_id", "statement", "summary", "claimant", "topic"),
    *("day", "long_day"),
)
REMEMBERED = 500  # cards, of some 5 kB each with what it is drawn from
GAP = "gap-of-"
GAPS = re.compile(rf"{GAP}([a-z_]+)")
# What a basis says counts only while the columns may say something else.
BASIS_TO_READ = Case(
    When(state__in=LOCKED, then=Value(None)),
    default=F("published_verdict__basis"),
    output_field=TextField(),
)
COLUMNS = (
    *("pk", "public_id", "published_at"),
    *("published_verdict__statement", "published_verdict__summary"),
    "published_verdict__rating__scale__number",
    "published_verdict__rating__slug",
    "published_verdict__rating__symbol",
    "published_verdict__rating__label",
    *("claimant__name", "topic__name", "claimant__slug", "basis_to_read"),
)


class Row(NamedTuple):
    """What a card shows, as it is stored: texts as JSON, by language. `basis` is None
    of a claim that is not under correction."""

    key: int
    public_id: str
    published_at: dt.datetime | str
    statement: str
    summary: str
    scale: int
    rating: str
    symbol: str
    label: str
    claimant: str | None
    topic: str | None
    claimant_key: str | None
    basis: str | None


def cards(keys: Sequence[int]) -> SafeString:
    """The cards of public claims, in the order of `keys`, in the language in force."""
    return drawn(read(keys))


def read(keys: Sequence[int]) -> list[Row]:
    """The public ones among the claims `keys`, in that order, as they were reviewed:
    one query, two if a correction of one of them names another claimant."""
    if not keys:
        return []
    sql, given = _question(len(keys), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*given, *keys])
        found = {row[0]: Row._make(row) for row in cursor.fetchall()}
    return _as_reviewed([found[key] for key in keys if key in found])


def drawn(rows: Iterable[Row], words: Query | None = None) -> SafeString:
    """Their cards, with `words` marked if there are any."""
    language = get_language() or ""
    if words:
        html = [_card(row, language, words) for row in rows]
    else:
        html = [_plain_card(row, language) for row in rows]
    return mark_safe("".join(html))  # noqa: S308


@lru_cache(maxsize=64)
def _question(number: int, _vendor: str) -> tuple[str, list[Any]]:
    """What is asked about so many claims, and what is given before their keys."""
    claims = Claim.objects.published().filter(pk__in=range(number)).order_by()
    rows = claims.annotate(basis_to_read=BASIS_TO_READ).values_list(*COLUMNS)
    sql, given = rows.query.get_compiler(connection.alias).as_sql()
    return sql, list(given)[:-number]


def _as_reviewed(rows: list[Row]) -> list[Row]:
    """During a correction the column may name a claimant whom nobody has reviewed."""
    reviewed = {row.key: json.loads(row.basis)["claimant"] for row in rows if row.basis}
    others = [
        row
        for row in rows
        if reviewed.get(row.key, row.claimant_key) != row.claimant_key
    ]
    if not others:
        return rows
    slugs = {reviewed[row.key] for row in others}
    claimants = Claimant.objects.filter(slug__in=slugs - {None})
    names = dict(claimants.values_list("slug", Cast("name", TextField())))
    put_right = {
        row.key: row._replace(claimant=names.get(reviewed[row.key])) for row in others
    }
    return [put_right.get(row.key, row) for row in rows]


@lru_cache(maxsize=REMEMBERED)
def _plain_card(row: Row, language: str) -> str:
    return _card(row, language, None)


def _card(row: Row, language: str, words: Query | None) -> str:
    day, long_day = _days(moment(row.published_at).date(), language)
    frame = _frame(language, row.claimant is None, row.topic is None, row.basis is None)
    return frame % {
        "rating": _rating(row.scale, row.rating, row.symbol, row.label, language),
        "public_id": escape(row.public_id),
        "statement": _text(row.statement, language, words),
        "summary": _text(row.summary, language, words),
        "claimant": _name(row.claimant, language, words),
        "topic": _name(row.topic, language, words),
        "day": day,
        "long_day": long_day,
    }


@lru_cache(maxsize=64)
def _frame(
    _language: str, no_claimant: bool, no_topic: bool, is_as_reviewed: bool
) -> str:
    """The template in the language in force, with gaps to fill by `%`."""
    gaps: dict[str, Any] = {name: f"{GAP}{name}" for name in VALUES}
    gaps["claimant"] = "" if no_claimant else gaps["claimant"]
    gaps["topic"] = "" if no_topic else gaps["topic"]
    gaps["is_being_corrected"] = not is_as_reviewed
    html = render_to_string("claims/_claim_card.html", gaps)
    return GAPS.sub(r"%(\1)s", html.replace("%", "%%"))


@lru_cache(maxsize=256)
def _rating(scale: int, slug: str, symbol: str, label: str, _language: str) -> str:
    rating = {
        "scale": {"number": scale},
        "slug": slug,
        "symbol": symbol,
        "label": LazyI18nString(label),
    }
    return render_to_string("claims/_rating.html", {"rating": rating})


@lru_cache(maxsize=1024)
def _days(day: dt.date, _language: str) -> tuple[str, str]:
    """For machines and for people."""
    return day.isoformat(), escape(typography.long_date(day))


def _name(stored: str | None, language: str, words: Query | None) -> str:
    if stored is None:
        return ""
    return _text(stored, language, words) if words else _plain_name(stored, language)


@lru_cache(maxsize=1024)
def _plain_name(stored: str, language: str) -> str:
    return _text(stored, language, None)


def _text(stored: str, language: str, words: Query | None) -> str:
    """As `typography.text`, with <mark> around what `words` matched."""
    plain, spoken = typography.in_best_language(LazyI18nString(stored), language)
    # Typesetting changes blanks only, one for one, so places stay where they are.
    shown = typography.typeset(plain, spoken)
    spans = marked(plain, words) if words else []
    html = _with_marks(shown, spans) if spans else escape(shown)
    if spoken == language:
        return html
    return f'<span lang="{escape(spoken)}">{html}</span>' if plain else ""


def _with_marks(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, position = [], 0
    for start, end in spans:
        pieces += [
            escape(text[position:start]),
            f"<mark>{escape(text[start:end])}</mark>",
        ]
        position = end
    return "".join([*pieces, escape(text[position:])])
