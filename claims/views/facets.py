"""How many claims each choice of a filter would leave.

Counted with every other condition in force. The claims that can matter are read once
and asked here, so several conditions cost no more than one: all public claims while
they are few, else those that meet a rare condition. What nothing rare narrows is not
counted, so that the cost does not grow with the data.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.filters import ClaimFilter
from claims.models.claims import ClaimQuerySet
from claims.search.backend import newest
from claims.workflow.reviewed import FEW, NOBODY

from .seen import Labels, Seen, read

ENOUGH = 2  # rare conditions: each is counted among what the other leaves
FACETS = (
    *("rating", "topic", "claimant", "article", "outlet", "kind", "language"),
    "has_quantity",
)
WORDS = "q"
Keys = frozenset[int]
Test = Callable[[Seen], bool]


@dataclass(frozen=True)
class Counts:
    """`of` a facet: how many claims have each value; facets are missing of which too
    many claims would have to be read. `keys`: the claims that meet every condition,
    None if they were not read."""

    of: Mapping[str, Counter[str]] = field(default_factory=dict)
    keys: Keys | None = None
    labels: Labels = field(default_factory=dict)


TESTS: Mapping[str, Callable[[Seen, Any], bool]] = {
    "article": lambda seen, article: article.key in seen.values["article"],
    "claimant": lambda seen, claimant: claimant.slug in seen.values["claimant"],
    "topic": lambda seen, topic: topic.slug in seen.values["topic"],
    "outlet": lambda seen, outlet: outlet.slug in seen.values["outlet"],
    "about_from": lambda seen, day: seen.about is not None and seen.about >= day,
    "about_to": lambda seen, day: seen.about is not None and seen.about <= day,
    "language": lambda seen, code: code in seen.values["language"],
    "kind": lambda seen, kind: kind in seen.values["kind"],
    "rating": lambda seen, slugs: not seen.values["rating"].isdisjoint(slugs),
    "has_quantity": lambda seen, _yes: bool(seen.values["has_quantity"]),
}


def count(asked: ClaimFilter, *, is_large: bool) -> Counts:
    """`is_large`: there are more public claims than are read for this."""
    rare = _rare(asked) if is_large else {}
    if is_large and not rare:
        return Counts()
    claims: ClaimQuerySet = asked.queryset
    if rare:
        claims = claims.filter(pk__in=frozenset().union(*rare.values()))
    seen, labels = read(claims)
    tests = _tests(asked, seen, rare)
    failed = [
        (each, [name for name, test in tests.items() if not test(each)])
        for each in seen
    ]
    of = {
        facet: Counter(
            value
            for each, names in failed
            if not names or names == [facet]
            for value in each.values[facet]
        )
        for facet in FACETS
        if not is_large or rare.keys() - {facet}
    }
    return Counts(of, frozenset(each.pk for each, names in failed if not names), labels)


def _rare(asked: ClaimFilter) -> dict[str, Keys]:
    """The claims that meet conditions which few meet; no more conditions than help."""
    found: dict[str, Keys] = {}
    for name, condition in asked.conditions.items():
        if len(found) < ENOUGH and condition.few is not None:
            found[name] = condition.few | condition.under_correction
    if asked.words and len(found) < ENOUGH:
        keys = newest(asked.queryset, asked.words, limit=FEW + 1)
        if len(keys) <= FEW:
            found[WORDS] = frozenset(keys)
    return found


def _tests(
    asked: ClaimFilter, seen: list[Seen], rare: Mapping[str, Keys]
) -> dict[str, Test]:
    """Each condition in force, to be asked of a claim that was read."""
    given = asked.form.cleaned_data if asked.conditions else {}
    tests = {name: _test(TESTS[name], given[name]) for name in asked.conditions}
    if asked.words:
        having = rare.get(WORDS)
        if having is None:
            keys = [each.pk for each in seen] or [NOBODY]
            among = asked.queryset.filter(pk__in=keys)
            having = frozenset(newest(among, asked.words, limit=len(keys)))
        tests[WORDS] = _test(lambda each, keys: each.pk in keys, having)
    return tests


def _test(test: Callable[[Seen, Any], bool], value: Any) -> Test:
    return lambda seen: test(seen, value)
