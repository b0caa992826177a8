"""/ru/names/claimant/?rating=false&name=ali: names while somebody types one."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.typography import number

from . import naming, narrowing
from .pages import public


@public
def names(request: HttpRequest, facet: str) -> HttpResponse:
    """A few names that narrow the list with this query, and how many, as a sentence:
    what a script shows is worded here."""
    if facet not in naming.LISTS:
        raise Http404(_("Nothing is chosen by such names."))
    counts = narrowing.of(request).claims_by[facet]
    found = naming.suggested(facet, request.GET.get(narrowing.BEGUN, ""), counts)
    told = ngettext(
        "%(number)s name; choose with the arrow keys",
        "%(number)s names; choose with the arrow keys",
        len(found),
    ) % {"number": number(len(found))}
    answer = JsonResponse(
        {
            "names": [
                {"key": each.key, "name": each.name, "label": each.label}
                for each in found
            ],
            "told": told if found else _("No names"),
        }
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer
