"""How many claims each choice of a filter would leave.

Counted with every other condition in force. Up to a cap, so that the cost does not
grow with the data; beyond it the choices stand without numbers. Claims under
correction count as they were reviewed.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from claims.filters import MOST_OPTIONS, ClaimFilter
from claims.models import Appearance, Claim, Quantity, Revision
from claims.models.claims import ClaimQuerySet
from claims.search.backend import newest
from claims.typography import number
from claims.workflow.reviewed import LOCKED

COUNTED_UP_TO = 5_000
COLUMNS = {
    "rating": "published_verdict__rating__slug",
    "topic": "topic__slug",
    "kind": "kind",
    "claimant": "claimant__slug",
}
PLACES = {
    "article": "revision__article__key",
    "outlet": "revision__article__outlet__slug",
    "language": "revision__article__language",
}
WITH_NUMBER = "has_quantity"
FACETS = (*COLUMNS, *PLACES, WITH_NUMBER)
LISTED_WHOLE = {"rating"}
Counts = Mapping[str, Counter[str]]


def count_options(asked: ClaimFilter, query: QueryDict) -> None:
    """Writes the numbers behind the choices; a long list begins with the choices that
    leave most. What leaves nothing is not offered, but for the ratings."""
    in_force = [name for name in FACETS if query.get(name)]
    together = _counts(_found(asked))
    for name in FACETS:
        counts = _counts(_without(query, name)) if name in in_force else together
        if counts is not None:
            _write(asked.form[name], name, counts[name], query.getlist(name))


def _without(query: QueryDict, name: str) -> ClaimQuerySet:
    others = query.copy()
    others.pop(name, None)
    return _found(ClaimFilter(others, queryset=Claim.objects.published()))


def _found(asked: ClaimFilter) -> ClaimQuerySet:
    """The claims to count, or as many as show that there are too many."""
    if not (words := asked.words):
        return asked.but_words
    keys = newest(asked.but_words, words, limit=COUNTED_UP_TO + 1)
    return Claim.objects.filter(pk__in=keys)


def _write(shown: Any, name: str, counts: Counter[str], chosen: list[str]) -> None:
    field = shown.field
    if name == WITH_NUMBER:
        shown.label = _numbered(field.label, counts[WITH_NUMBER])
    elif name in LISTED_WHOLE:
        field.choices = [
            (value, _numbered(label, counts[value])) for value, label in field.choices
        ]
    else:
        field.choices = _offered(field, counts, chosen)


def _offered(field: Any, counts: Counter[str], chosen: list[str]) -> list[Any]:
    most = [value for value, _n in counts.most_common(MOST_OPTIONS)]
    labels = _labels(field, [*most, *(one for one in chosen if one not in counts)])
    ordered = [value for value in most if value in labels]
    ordered += [value for value in labels if value not in counts]
    # A field that asks the database needs the empty choice said; others add it.
    empty = [("", field.empty_label)] if hasattr(field, "queryset") else []
    return empty + [(one, _numbered(labels[one], counts[one])) for one in ordered]


def _labels(field: Any, values: list[str]) -> dict[str, object]:
    if not hasattr(field, "queryset"):
        return {v: label for v, label in field.choices if v and v in set(values)}
    key = field.to_field_name
    usable = [value for value in values if "\x00" not in value]
    rows = field.queryset.filter(**{f"{key}__in": usable})
    return {getattr(row, key): row for row in rows}


def _numbered(label: object, claims: int) -> str:
    return f"{label} ({number(claims)})"


def _counts(claims: ClaimQuerySet) -> Counts | None:
    """By facet and value; None if there are too many claims to count."""
    columns = ("pk", "state", *COLUMNS.values())
    rows = list(claims.order_by().values_list(*columns)[: COUNTED_UP_TO + 1])
    if len(rows) > COUNTED_UP_TO:
        return None
    locked = {row[0] for row in rows if row[1] in LOCKED}
    bases = _bases(claims, {row[0] for row in rows} - locked)
    found: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for key, _state, *values in rows:
        seen = dict(zip(COLUMNS, values, strict=True))
        seen |= {
            name: bases[key][name] for name in ("kind", "claimant") if key in bases
        }
        for name, value in seen.items():
            if value is not None:
                found[name][value] += 1
    for name, pairs in _places(locked, bases).items():
        found[name].update(value for _claim, value in pairs if value)
    with_number = Quantity.objects.filter(claim__in=locked).values("claim").distinct()
    corrected = sum(bool(basis["quantities"]) for basis in bases.values())
    found[WITH_NUMBER][WITH_NUMBER] = with_number.count() + corrected
    return found


def _bases(claims: ClaimQuerySet, keys: set[int]) -> dict[int, Any]:
    if not keys:
        return {}
    of_verdicts = claims.filter(pk__in=keys).order_by()
    rows = of_verdicts.values_list("pk", "published_verdict__basis")
    return {key: json.loads(basis) for key, basis in rows}


def _places(
    locked: Iterable[int], bases: Mapping[int, Any]
) -> dict[str, set[tuple[int, str]]]:
    """Pairs of claim and value: a claim counts once wherever it stands twice."""
    live = Appearance.objects.filter(claim__in=locked).values_list(
        "claim", *PLACES.values()
    )
    digests = {place[0] for basis in bases.values() for place in basis["appearances"]}
    columns = [path.removeprefix("revision__") for path in PLACES.values()]
    texts = Revision.objects.filter(sha256__in=digests).values_list("sha256", *columns)
    of_text: dict[str, list[Any]] = {}
    for digest, *values in texts if digests else ():
        of_text.setdefault(digest, []).append(values)
    rows = [(claim, values) for claim, *values in live]
    rows += [
        (claim, values)
        for claim, basis in bases.items()
        for place in basis["appearances"]
        for values in of_text.get(place[0], ())
    ]
    return {
        name: {(claim, values[at]) for claim, values in rows}
        for at, name in enumerate(PLACES)
    }
