"""Public claims as plain JSON: every language at once, what readers see and no more."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.canonical import plain_value
from claims.filters import ClaimFilter
from claims.models import Claim
from claims.models.languages import in_languages, language_codes

from . import claim_parts as parts
from .pages import absolute, public
from .paging import page_of
from .public_claim import PublicClaim, evidence_of, quantities_of, shown

Json = dict[str, Any]


@public
def claim_list(request: HttpRequest) -> HttpResponse:
    """/claims.json: as the list of claims, with its conditions and its pages."""
    asked = ClaimFilter(request.GET)
    if not asked.form.is_valid():
        return _answer({"errors": asked.form.errors}, status=400)
    listed = page_of(asked.qs, after=request.GET.get("after", ""))
    query = request.GET.copy()
    query["after"] = listed.after
    here = absolute(reverse("machines:claims-json"))
    following = f"{here}?{query.urlencode()}" if listed.after else None
    return _answer({"claims": [_brief(c) for c in listed.claims], "next": following})


@public
def claim_detail(_request: HttpRequest, public_id: str) -> HttpResponse:
    """/claims/<claim>.json: the verdict and what it rests on."""
    found = shown(Claim.objects.published().filter(public_id=public_id))
    if not found:
        raise Http404(_("There is no such claim here."))
    [claim] = found
    evidence = evidence_of(claim)
    return _answer(
        {
            **_brief(claim),
            "explanation": in_languages(claim.verdict.explanation),
            "methodology": claim.verdict.methodology.number,
            "quantities": [_quantity(row) for row in quantities_of(claim)],
            "evidence": [_evidence(row) for row in evidence],
            "appearances": [_place(row.appearance) for row in parts.places_of(claim)],
        }
    )


def _brief(claim: PublicClaim) -> Json:
    return {
        "id": claim.public_id,
        "urls": {
            code: absolute(f"/{code}/claims/{claim.public_id}/")
            for code in language_codes()
        },
        "statement": in_languages(claim.statement),
        "kind": claim.kind.value,
        "claimant": claim.claimant.slug if claim.claimant else None,
        "topic": claim.topic.slug if claim.topic else None,
        "about": {
            "date": plain_value(claim.about_date),
            "precision": claim.about_precision,
        },
        "rating": {
            "id": claim.rating.slug,
            "scale": claim.rating.scale.number,
            "value": claim.rating.value,
            "label": in_languages(claim.rating.label),
        },
        "summary": in_languages(claim.verdict.summary),
        "published_at": plain_value(claim.published_at),
        "is_being_corrected": claim.is_being_corrected,
    }


def _quantity(row: Any) -> Json:
    return {
        "comparator": row.comparator,
        "value": plain_value(row.value),
        "value_to": plain_value(row.value_to),
        "unit": row.unit.slug,
        "of": in_languages(row.denominator),
        "period": in_languages(row.period),
    }


def _evidence(row: Any) -> Json:
    return {
        "source": row.source.slug,
        "title": row.source.title,
        "url": row.source.url,
        "stance": row.stance,
        "pinpoint": row.pinpoint,
        "finding": in_languages(row.finding),
    }


def _place(row: Any) -> Json:
    return {
        "article": row.revision.article.key,
        "revision": row.revision.sha256,
        "start": row.start,
        "end": row.end,
        "is_first": row.is_first,
    }


def _answer(content: Json, status: int = 200) -> HttpResponse:
    response = JsonResponse(
        content, status=status, json_dumps_params={"ensure_ascii": False}
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
