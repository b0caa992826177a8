"""Where the JSON of a page is: the API names its addresses after the pages."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

TICKED = {"has_quantity": {"on": "true"}}  # what a box of the form sends


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
    """The same with the conditions of a list: the API refuses empty ones."""
    query = request.GET.copy()
    query.pop("after", None)
    for name, values in list(query.lists()):
        sent = TICKED.get(name, {})
        given = [sent.get(value, value) for value in values if value]
        if given:
            query.setlist(name, given)
        else:
            del query[name]
    narrowed = query.urlencode()
    return f"{json_address(request)}?{narrowed}" if narrowed else json_address(request)
