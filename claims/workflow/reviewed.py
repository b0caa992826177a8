"""Asking public claims by what was reviewed.

While a claim is published or withdrawn its columns are locked, so they are what was
reviewed. During an open correction they may already be edited; then the basis of the
published verdict answers. It is canonical JSON (`workflow.basis`), so a fragment such
as `"claimant":"nato"` can be looked for as text: inside a value its quotes would be
escaped. Corrections are open on few claims at a time, so reading theirs costs little.
"""

import datetime as dt

from django.db.models import (
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.expressions import Exists
from django.db.models.functions import Concat, Substr

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

LOCKED = (ClaimState.PUBLISHED, ClaimState.WITHDRAWN)
BASIS = "published_verdict__basis"
DATE_IN_BASIS = Substr(BASIS, len('{"about":["') + 1, len("2025-08-01"))


def is_locked(claim: Claim) -> bool:
    """Whether the claim's own columns are what was reviewed."""
    return claim.state in LOCKED


def being_corrected() -> QuerySet[Claim]:
    """Public claims whose columns may hold what nobody has reviewed yet."""
    return Claim.objects.published().exclude(state__in=LOCKED)


def made_by(claimant: Claimant) -> Q:
    return _by_column(Q(claimant=claimant), f'"claimant":"{claimant.slug}"')


def of_kind(kind: str) -> Q:
    return _by_column(Q(kind=kind), f'"kind":"{kind}"')


def about_since(day: dt.date) -> Q:
    return _by_date("gte", day)


def about_until(day: dt.date) -> Q:
    return _by_date("lte", day)


def with_quantity() -> Q:
    live = Quantity.objects.filter(claim__state__in=LOCKED).values("claim")
    corrected = being_corrected().exclude(**{f"{BASIS}__contains": '"quantities":[]'})
    return Q(pk__in=live) | Q(pk__in=corrected.values("pk"))


def resting_on(source: Source) -> Q:
    live = Evidence.objects.filter(source=source, claim__state__in=LOCKED)
    corrected = _saying(f'"source":"{source.slug}"')
    return Q(pk__in=live.values("claim")) | Q(pk__in=corrected.values("pk"))


def standing_in(**article: object) -> Q:
    """Claims with a place in a revision of such articles: `article=…`, or a look-up
    such as `article__language=…`."""
    where = {f"revision__{name}": value for name, value in article.items()}
    live = Appearance.objects.filter(claim__state__in=LOCKED, **where)
    named = (
        Revision.objects.filter(**article)
        .annotate(of_claim=ExpressionWrapper(OuterRef(BASIS), TextField()))
        .filter(of_claim__contains=Concat(Value('["'), F("sha256"), Value('",')))
    )
    corrected = being_corrected().filter(Exists(named))
    return Q(pk__in=live.values("claim")) | Q(pk__in=corrected.values("pk"))


def _saying(fragment: str) -> QuerySet[Claim]:
    return being_corrected().filter(**{f"{BASIS}__contains": fragment})


def _by_column(live: Q, fragment: str) -> Q:
    corrected = _saying(fragment).values("pk")
    return Q(state__in=LOCKED) & live | Q(pk__in=corrected)


def _by_date(comparison: str, day: dt.date) -> Q:
    corrected = (
        being_corrected()
        .exclude(**{f"{BASIS}__startswith": '{"about":[null'})
        .annotate(day_in_basis=DATE_IN_BASIS)
        .filter(**{f"day_in_basis__{comparison}": day.isoformat()})
    )
    live = Q(**{f"about_date__{comparison}": day})
    return Q(state__in=LOCKED) & live | Q(pk__in=corrected.values("pk"))
