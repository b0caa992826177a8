"""Public claims as far as lists ask about them: every facet of each, read at once.

Claims under correction as they were reviewed; what a correction is about to name is
neither a value nor a label here.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from claims.models import Appearance, Article, Quantity
from claims.models.claims import ClaimQuerySet
from claims.workflow import corrected
from claims.workflow.corrected import UnderCorrection
from claims.workflow.reviewed import LOCKED

COLUMNS = (
    *("pk", "state", "kind", "about_date", "published_verdict__rating__slug"),
    *("topic__slug", "topic__name", "claimant__slug", "claimant__name"),
)
ARTICLES = ("key", "title", "language", "outlet__slug", "outlet__name")
YES = "yes"
Values = Mapping[str, frozenset[str]]
Labels = dict[str, dict[str, object]]  # facet, value: what it is called


class Seen(NamedTuple):
    """`values` of each facet; a claim may stand in several articles."""

    pk: int
    about: dt.date | None
    values: Values


def read(claims: ClaimQuerySet) -> tuple[list[Seen], Labels]:
    """Four queries, and one if a public event came since the last reading."""
    now = corrected.now()
    rows = list(claims.order_by().values_list(*COLUMNS))
    locked = [row[0] for row in rows if row[1] in LOCKED]
    in_articles = _articles_of(locked, (row[0] for row in rows), now)
    articles = _described(set().union(*in_articles.values()))
    numbers = Quantity.objects.filter(claim__in=locked).order_by()
    with_number = set(numbers.values_list("claim", flat=True))
    labels: Labels = defaultdict(dict)
    seen = []
    for pk, _state, kind, about, rating, topic, topic_name, *claimant in rows:
        said = now.said.get(pk)
        slug, has_number = claimant[0], pk in with_number
        if said is not None:
            kind, slug, has_number = said.kind, said.claimant, said.has_quantity
            about = dt.date.fromisoformat(said.about) if said.about else None
        elif slug:
            labels["claimant"][slug] = claimant[1]
        if topic:
            labels["topic"][topic] = topic_name
        values = {
            "rating": _only(rating),
            "topic": _only(topic),
            "kind": _only(kind),
            "claimant": _only(slug),
            "has_quantity": _only(YES if has_number else None),
            **_places([articles[one] for one in in_articles.get(pk, ())], labels),
        }
        seen.append(Seen(pk, about, values))
    return seen, labels


def _articles_of(
    locked: list[int], keys: Iterable[int], now: UnderCorrection
) -> dict[int, set[int]]:
    """Keys of the articles in which each claim stands."""
    found: dict[int, set[int]] = defaultdict(set)
    places = Appearance.objects.filter(claim__in=locked).order_by()
    for claim, article in places.values_list("claim", "revision__article"):
        found[claim].add(article)
    for key in keys:
        if key in now.said:
            found[key] = {home.article for home in now.homes[key]}
    return found


def _described(keys: set[int]) -> dict[int, tuple[Any, ...]]:
    rows = Article.objects.filter(pk__in=keys).order_by().values_list("pk", *ARTICLES)
    return {pk: tuple(columns) for pk, *columns in rows}


def _places(articles: list[tuple[Any, ...]], labels: Labels) -> dict[str, Any]:
    for key, title, _language, outlet, name in articles:
        labels["article"][key] = title
        if outlet:
            labels["outlet"][outlet] = name
    return {
        "article": frozenset(each[0] for each in articles),
        "language": frozenset(each[2] for each in articles),
        "outlet": frozenset(each[3] for each in articles if each[3]),
    }


def _only(value: str | None) -> frozenset[str]:
    return frozenset() if value is None else frozenset({value})
