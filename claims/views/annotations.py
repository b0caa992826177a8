"""The places of public claims for machines that annotate the articles."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claims.exports.annotations import MEDIA_TYPE, annotation_page
from claims.models import Claim

from . import claim_parts
from .pages import absolute, public
from .public_claim import shown


@public
def claim_annotations(request: HttpRequest, public_id: str) -> HttpResponse:
    """/annotations/<claim>.jsonld: of a published claim, the places reviewed."""
    found = shown(Claim.objects.published().filter(public_id=public_id))
    if not found:
        raise Http404(_("There is no such claim here."))
    [claim] = found
    places = [place.appearance for place in claim_parts.places_of(claim)]
    keys = {place.revision.article.key for place in places}
    content = annotation_page(
        places,
        claim.statement,
        address=absolute(request.path),
        claim_url=absolute(claim.get_absolute_url()),
        article_urls={
            key: absolute(reverse("claims:article-detail", args=[key])) for key in keys
        },
    )
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = MEDIA_TYPE
    response["Access-Control-Allow-Origin"] = "*"
    return response
