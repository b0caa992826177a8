"""/claims: the list with the conditions of the public list, and each claim."""

from typing import Any

import django_filters
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.choices import ClaimKind, ClaimState
from claims.filters import ClaimFilter, KeyFilter
from claims.models import Claim
from claims.models.claims import ClaimQuerySet
from claims.models.fields import SLUG_PATTERN
from claims.search.queries import LONGEST_QUERY, Query
from claims.views import claim_parts as parts
from claims.views.claims import survivor_of
from claims.views.paging import Page, page_of
from claims.views.public_claim import (
    NEEDED,
    PublicClaim,
    evidence_of,
    of,
    quantities_of,
)

from . import cursors
from .claim_shapes import CLAIM, CLAIM_OR_NOTICE, WholeClaim
from .endpoints import Asked, Endpoint, address_of
from .parameters import AFTER, LIMIT, Parameter
from .problems import missing, unusable
from .shapes import ADDRESS, KEY, Field, Many, OrNull, Shape

# JSON Schema's expressions are those of JavaScript, which has no \\Z.
SLUG = SLUG_PATTERN.replace("\\Z", "$").replace("(?:", "(")
ALSO_CHOICES = django_filters.MultipleChoiceFilter
PLAIN_TEXT = "^[^\\u0000]*$"
NEXT = Field("next", OrNull(ADDRESS), gettext_lazy("Address of the next page."))


def _schema_of(name: str, condition: Any) -> dict[str, Any]:
    """What a value of a condition of the list may look like."""
    if isinstance(condition, django_filters.BooleanFilter):
        return {"type": "boolean"}
    if isinstance(condition, django_filters.DateFilter):
        return {"type": "string", "format": "date"}
    if name == "kind":
        return {"type": "string", "enum": list(ClaimKind.values)}
    if isinstance(condition, KeyFilter):
        return {"type": "string", "pattern": SLUG, "maxLength": 80}
    if isinstance(condition, django_filters.ChoiceFilter | ALSO_CHOICES):
        return {**KEY.schema(), "maxLength": 80}
    return {
        "type": "string",
        "pattern": PLAIN_TEXT,
        "minLength": 1,
        "maxLength": LONGEST_QUERY,
    }


# Read from the filter itself: a new condition of the list is one here too.
CONDITIONS = {
    name: Parameter(
        name,
        _schema_of(name, condition),
        condition.label,
        many=isinstance(condition, django_filters.MultipleChoiceFilter),
    )
    for name, condition in ClaimFilter.base_filters.items()
}
SORT = Parameter(
    "sort",
    {"type": "string", "enum": ["newest", "oldest"]},
    gettext_lazy("By the day of publication."),
    default="newest",
)


def narrowed(asked: Asked) -> tuple[ClaimQuerySet, Query]:
    """The public claims that fit the conditions, and the words to look for in them.
    Raises Refused."""
    given = {
        name: asked.values[name]
        for name in CONDITIONS
        if asked.values.get(name) not in (None, [])
    }
    chosen = ClaimFilter(given)
    if chosen.form.is_valid():
        return chosen.but_words, chosen.words
    errors = [(name, str(e)) for name, each in chosen.form.errors.items() for e in each]
    if all(
        error.code == "invalid_choice"
        for each in chosen.form.errors.as_data().values()
        for error in each
    ):
        names = ", ".join(f"{name}={given[name]}" for name, _error in errors)
        raise missing(_("Nothing public is called so: %(names)s.") % {"names": names})
    raise unusable(errors)


def listed(
    claims: ClaimQuerySet,
    asked: Asked,
    *,
    words: Query | None = None,
    oldest_first: bool = False,
) -> Page:
    """A page of claims; the cursor is a claim's public id. Raises Refused."""
    cursor = asked.values["after"]
    [after] = cursors.read(cursor, 1) if cursor else [""]
    found = page_of(
        claims,
        after=after,
        oldest_first=oldest_first,
        length=asked.values["limit"],
        words=words,
    )
    if after and found.is_first:
        raise cursors.leads_nowhere()
    return found


def following(page: Page, asked: Asked) -> str | None:
    return asked.next_address(cursors.written(page.after) if page.after else "")


def claim_list(asked: Asked) -> dict[str, Any]:
    claims, words = narrowed(asked)
    oldest_first = asked.values["sort"] == "oldest"
    page = listed(claims, asked, words=words, oldest_first=oldest_first)
    return {"claims": page.claims, "next": following(page, asked)}


def claim_detail(_asked: Asked, public_id: str) -> WholeClaim | HttpResponse:
    rows = Claim.objects.with_public_page().select_related(*NEEDED)
    claim = rows.filter(public_id=public_id).first()
    if claim is None:
        raise missing()
    if claim.state == ClaimState.MERGED:
        address = address_of("claim-detail", survivor_of(claim).public_id)
        return HttpResponsePermanentRedirect(address)
    [public] = of([claim])
    return _whole(public)


def _whole(claim: PublicClaim) -> WholeClaim:
    notes = parts.corrections_of(claim)
    versions = parts.versions_of(claim, notes)
    if claim.is_withdrawn:
        return WholeClaim(claim, [], [], [], notes, versions, [], [])
    return WholeClaim(
        public=claim,
        quantities=quantities_of(claim),
        evidence=evidence_of(claim),
        places=parts.places_of(claim),
        corrections=notes,
        versions=versions,
        related=parts.related_to(claim),
        asked=list(claim.claim.replies.order_by("id")),
    )


CLAIM_PAGE = Shape("ClaimPage", (Field("claims", Many(CLAIM)), NEXT))
ENDPOINTS = (
    Endpoint(
        "claim-list",
        "claims",
        gettext_lazy("Published claims, with the conditions of the list of claims."),
        claim_list,
        CLAIM_PAGE,
        (*CONDITIONS.values(), SORT, AFTER, LIMIT),
        example="?rating=false&limit=5",
    ),
    Endpoint(
        "claim-detail",
        "claims/<slug:public_id>",
        gettext_lazy("One claim: the verdict and everything needed to check it."),
        claim_detail,
        CLAIM_OR_NOTICE,
    ),
)
