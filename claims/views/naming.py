"""Choosing one of more rows than a menu holds, by its name.

Beside `claimant`, which holds a key, the form of the list then sends `claimant_name`,
which holds what was typed. Once that means one row readers are led to the address with
its key, which is the one to share; several are offered, none is said. A script asks
for a few names while somebody types. Only what readers may choose is ever found.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from claims.filters import (
    TYPED,
    public_articles,
    public_claimants,
    public_outlets,
    public_topics,
)
from claims.models.fields import SLUG_PATTERN
from claims.models.languages import in_languages
from claims.search import names
from claims.search.steps import Steps
from claims.text.normalise import fold
from claims.typography import number

MOST_SUGGESTED = 10
MOST_OFFERED = 20
LOOKED_AT = 200  # rows that are found; more, and the name is no help yet
LONGEST = 200  # characters of a name

CountsByKey = Counter[str] | None  # claims; None if they were not counted


class Choosable(NamedTuple):
    """`rows` readers may choose from; the columns of their key and their name."""

    rows: Callable[[], QuerySet[Any]]
    key: str = "slug"
    name: str = "name"

    def key_of(self, row: Model) -> str:
        return str(getattr(row, self.key))

    def is_called(self, row: Model, typed: str) -> bool:
        """Exactly so, in any language."""
        texts = in_languages(getattr(row, self.name)).values()
        called = {fold(cleaned(text)) for text in texts}
        return fold(typed) in called | {self.key_of(row)}


LISTS = {
    "topic": Choosable(public_topics),
    "claimant": Choosable(public_claimants),
    "article": Choosable(public_articles, "key", "title"),
    "outlet": Choosable(public_outlets),
}


class Named(NamedTuple):
    """A row that may be chosen. `is_double`: another here is called the same."""

    key: str
    name: str
    claims: int | None
    is_double: bool

    @property
    def label(self) -> str:
        told = f"{self.name}, {self.key}" if self.is_double else self.name
        return told if self.claims is None else f"{told} ({number(self.claims)})"


class Unclear(NamedTuple):
    """A name that means no row, or more than one: `offered` are the first of them,
    `addresses` the queries that choose one each and keep everything else."""

    facet: str
    typed: str
    offered: list[Named]
    addresses: list[str]
    is_cut: bool

    @property
    def sentence(self) -> str:
        if not self.offered:
            told = _(
                "Nothing is found by the name “%(name)s”. Check the spelling, or leave "
                "the field empty."
            )
        elif self.is_cut:
            told = _(
                "Very many are found by the name “%(name)s”. Type more of it, or "
                "choose one of these:"
            )
        else:
            told = _("Several are found by the name “%(name)s”. Choose one:")
        return told % {"name": self.typed}

    @property
    def beside_field(self) -> str:
        if self.offered:
            return _("Several are found by this name.")
        return _("Nothing is found by this name.")

    @property
    def links(self) -> list[tuple[str, str]]:
        labels = (each.label for each in self.offered)
        return list(zip(self.addresses, labels, strict=True))


def was_typed(query: QueryDict) -> bool:
    """Whether the form was sent with a field for a name, be it an empty one."""
    return not query.keys().isdisjoint(TYPED.values())


def settled(query: QueryDict) -> tuple[QueryDict, list[Unclear]]:
    """The query with keys in the place of names and without what is empty, and the
    names that mean no row, or several."""
    kept = query.copy()
    for facet, typed in _typed(query):
        key = _meant(facet, typed, query.get(facet, "")) if typed else ""
        kept.setlist(facet, [key])
        kept.setlist(TYPED[facet], [] if key else [typed])
    for name, values in list(kept.lists()):
        if given := [value for value in values if value]:
            kept.setlist(name, given)
        else:
            del kept[name]
    return kept, [_offer(facet, typed, kept) for facet, typed in _typed(kept)]


def suggested(facet: str, typed: str, counts: CountsByKey) -> list[Named]:
    """A few rows with such a name, or any if nothing was typed; of those that leave
    claims, if these were counted."""
    rows, wanted = LISTS[facet].rows(), cleaned(typed)
    if counts is not None and not counts:
        return []
    if counts is not None:
        most = counts.most_common(None if wanted else 2 * MOST_SUGGESTED)
        rows = rows.filter(**{f"{LISTS[facet].key}__in": [key for key, _n in most]})
    found = _found(rows, wanted) if wanted else list(rows[: 2 * MOST_SUGGESTED])
    return _named(facet, found, wanted, counts)[:MOST_SUGGESTED]


def cleaned(typed: str) -> str:
    return " ".join(typed[:LONGEST].replace("\x00", " ").split())


def _typed(query: QueryDict) -> Iterator[tuple[str, str]]:
    for facet in LISTS:
        if TYPED[facet] in query:
            yield facet, cleaned(query.get(TYPED[facet], ""))


def _meant(facet: str, typed: str, chosen: str) -> str:
    """The key of the one row that is meant, or "". Who has `chosen` a row and left
    its name alone means that one, whatever else has the name."""
    of_facet = LISTS[facet]
    if re.match(SLUG_PATTERN, chosen):
        row = of_facet.rows().filter(**{of_facet.key: chosen}).first()
        if row and of_facet.is_called(row, typed):
            return chosen
    rows = _meant_rows(facet, typed)
    return of_facet.key_of(rows[0]) if len(rows) == 1 else ""


def _meant_rows(facet: str, typed: str) -> list[Any]:
    """Those that are called exactly so; if none is, all that have the words."""
    found = _found(LISTS[facet].rows(), typed)
    return [row for row in found if LISTS[facet].is_called(row, typed)] or found


def _found(rows: QuerySet[Any], typed: str) -> list[Any]:
    """The newest of the rows that have the words in their names."""
    words = names.read(typed)
    keys = names.walked(rows, words, Steps(LOOKED_AT)) if words else []
    return list(rows.model._default_manager.filter(pk__in=keys))


def _offer(facet: str, typed: str, query: QueryDict) -> Unclear:
    found = _named(facet, _meant_rows(facet, typed), typed, None)
    offered = found[:MOST_OFFERED]
    addresses = [_choosing(facet, each.key, query) for each in offered]
    return Unclear(facet, typed, offered, addresses, len(found) > MOST_OFFERED)


def _choosing(facet: str, key: str, query: QueryDict) -> str:
    chosen = query.copy()
    chosen.pop("after", None)
    chosen.pop(TYPED[facet], None)
    chosen[facet] = key
    return chosen.urlencode()


def _named(facet: str, rows: list[Any], typed: str, counts: CountsByKey) -> list[Named]:
    """What begins as typed first, then what has most claims, then by name."""
    called, begun = Counter(str(row) for row in rows), fold(typed)
    found = []
    for row in rows:
        key, name = LISTS[facet].key_of(row), str(row)
        claims = None if counts is None else counts[key]
        found.append(Named(key, name, claims, is_double=called[name] > 1))
    return sorted(
        found,
        key=lambda each: (
            not fold(each.name).startswith(begun),
            -(each.claims or 0),
            fold(each.name),
            each.key,
        ),
    )
