"""Where the JSON of a page is: the API names its addresses after the pages."""

from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django_filters import BooleanFilter, MultipleChoiceFilter

from claims.filters import OLDEST, ClaimFilter


def json_address(request: HttpRequest) -> str:
    """Address of the same content as JSON; "" where there is none."""
    try:
        # A page that is prepared before anybody asks for it was not resolved yet.
        found = request.resolver_match or resolve(request.path)
    except Resolver404:
        return ""
    if found.namespace != "claims":
        return ""
    try:
        return reverse(f"machines:api-{found.url_name}", kwargs=found.kwargs)
    except NoReverseMatch:
        return ""


def narrowed_json_address(request: HttpRequest) -> str:
    """The same with the conditions of a list, as the API takes them: it refuses what
    is empty, stands there twice, or is no condition."""
    narrowed = QueryDict(mutable=True)
    for name, condition in ClaimFilter.base_filters.items():
        given = [value for value in request.GET.getlist(name) if value]
        if not isinstance(condition, MultipleChoiceFilter):
            given = given[-1:]
        if isinstance(condition, BooleanFilter):
            given = ["true" for value in given if value.lower() != "false"]
        narrowed.setlist(name, given)
    if request.GET.get("sort") == OLDEST:
        narrowed["sort"] = OLDEST
    query, address = narrowed.urlencode(), json_address(request)
    return f"{address}?{query}" if query else address
