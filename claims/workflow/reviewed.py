"""Asking public claims by what was reviewed.

While a claim is published or withdrawn its columns are locked, so they are what was
reviewed. During an open correction they may already be edited; then the basis of the
published verdict answers. It is canonical JSON (`workflow.basis`), so a fragment such
as `"claimant":"nato"` can be looked for as text: inside a value its quotes would be
escaped. Corrections are open on few claims at a time, so reading theirs costs little.

A condition that few claims meet becomes their keys; one that many meet is asked of
each claim on the way from the newest to the oldest, where a page is soon full. What
is few is found out by an index that is read up to `FEW`. So neither a rare value nor
a common one makes the database read, or sort, all claims.
"""

import datetime as dt
import json
from typing import Any

from django.db.models import (
    F,
    OuterRef,
    Q,
    QuerySet,
)
from django.db.models.expressions import Exists
from django.db.models.functions import Coalesce, Substr
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual

from claims.choices import ClaimState
from claims.models import (
    Appearance,
    Claim,
    Claimant,
    Evidence,
    Quantity,
    Revision,
    Source,
)
from claims.models.claims import IS_BEING_CORRECTED

LOCKED = (ClaimState.PUBLISHED, ClaimState.WITHDRAWN)
# The same, said so that no database begins with an index of states and sorts.
IS_LOCKED = ~Q(state__in=[state for state in ClaimState if state not in LOCKED])
FEW = 2_000
NOBODY = 0  # no claim has this key
BASIS = "published_verdict__basis"
DATE_IN_BASIS = Substr(BASIS, len('{"about":["') + 1, len("2025-08-01"))


def is_locked(claim: Claim) -> bool:
    """Whether the claim's own columns are what was reviewed."""
    return claim.state in LOCKED


def being_corrected() -> QuerySet[Claim]:
    """Public claims whose columns may hold what nobody has reviewed yet."""
    return Claim.objects.filter(IS_BEING_CORRECTED).order_by()  # by its own index


def made_by(claimant: Claimant) -> Q:
    live = _by_column("claimant", Exact, claimant.pk)
    return live | _keys(_saying(f'"claimant":"{claimant.slug}"'))


def of_kind(kind: str) -> Q:
    return _by_column("kind", Exact, kind) | _keys(_saying(f'"kind":"{kind}"'))


def about_since(day: dt.date) -> Q:
    return _by_date(GreaterThanOrEqual, day)


def about_until(day: dt.date) -> Q:
    return _by_date(LessThanOrEqual, day)


def with_quantity() -> Q:
    corrected = being_corrected().exclude(**{f"{BASIS}__contains": '"quantities":[]'})
    return _by_rows(Quantity.objects.all()) | _keys(corrected)


def resting_on(source: Source) -> Q:
    live = _by_rows(Evidence.objects.filter(source=source))
    return live | _keys(_saying(f'"source":"{source.slug}"'))


def rated(slugs: list[str]) -> Q:
    """Asked of the published verdict, so a correction changes nothing."""
    rated_so = Q(published_verdict__rating__slug__in=slugs)
    few = _few(Claim.objects.filter(rated_so).values_list("pk", flat=True))
    return rated_so if few is None else Q(pk__in=few)


def standing_in(**article: object) -> Q:
    """Claims with a place in a revision of such articles: `article=…`, or a look-up
    such as `article__language=…`."""
    where = {f"revision__{name}": value for name, value in article.items()}
    live = _by_rows(Appearance.objects.filter(**where))
    digests = {
        key: {place[0] for place in json.loads(basis)["appearances"]}
        for key, basis in being_corrected().values_list("pk", BASIS)
    }
    known = Revision.objects.filter(sha256__in=set().union(*digests.values()))
    there = set(known.filter(**article).values_list("sha256", flat=True))
    return live | Q(pk__in=[key for key, found in digests.items() if found & there])


def _saying(fragment: str) -> QuerySet[Claim]:
    return being_corrected().filter(**{f"{BASIS}__contains": fragment})


def _keys(claims: QuerySet[Claim]) -> Q:
    return Q(pk__in=list(claims.order_by().values_list("pk", flat=True)))


def _few(keys: QuerySet[Any, Any]) -> set[int] | None:
    """The keys, or None if there are more than a few. None at all is `NOBODY`, so
    that what is asked stays a question to the database."""
    found = list(keys.order_by()[: FEW + 1])
    return set(found) or {NOBODY} if len(found) <= FEW else None


def _by_column(column: str, comparison: type[Any], value: object) -> Q:
    once = Claim.objects.with_public_page()
    name = f"{column}__{comparison.lookup_name}"
    few = _few(once.filter(**{name: value}).values_list("pk", flat=True))
    if few is not None:
        return Q(state__in=LOCKED, pk__in=few)
    # Wrapped, so that SQLite does not collect and sort them all by the column's index.
    each = comparison(Coalesce(F(column), F(column)), value)
    return IS_LOCKED & Q(each)


def _by_rows(rows: QuerySet[Any]) -> Q:
    """Claims that have one of the rows: appearances, evidence, quantities."""
    few = _few(rows.values_list("claim", flat=True))
    if few is not None:
        return Q(state__in=LOCKED, pk__in=few)
    return IS_LOCKED & Q(Exists(rows.order_by().filter(claim=OuterRef("pk"))))


def _by_date(comparison: type[Any], day: dt.date) -> Q:
    name = comparison.lookup_name
    corrected = (
        being_corrected()
        .exclude(**{f"{BASIS}__startswith": '{"about":[null'})
        .annotate(day_in_basis=DATE_IN_BASIS)
        .filter(**{f"day_in_basis__{name}": day.isoformat()})
    )
    return _by_column("about_date", comparison, day) | _keys(corrected)
