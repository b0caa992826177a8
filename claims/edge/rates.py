"""Limits for everybody on what costs most: searching, and sending something in."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import limits
from .refusals import too_many

Answer = Callable[[HttpRequest], HttpResponse]

SEARCHES = {
    "q": limits.SEARCH,
    "claim": limits.CHECK,
    "topic_name": limits.SEARCH,
    "claimant_name": limits.SEARCH,
    "article_name": limits.SEARCH,
    "outlet_name": limits.SEARCH,
}
# Asked with every few letters, so it has a limit of its own, whatever the query.
SUGGESTIONS = re.compile(r"/[a-z-]{2,12}/names/", re.ASCII)


def limited(get_response: Answer) -> Answer:
    """By what is asked, not by view: a new form cannot forget its limit.

    People of the newsroom sign in under /admin/, which counts for itself, and so does
    /api/, whose refusals are for programs.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        limit = limit_for(request)
        if limit is not None and limits.is_exceeded(limit, request):
            return too_many(request, limit)
        return get_response(request)

    return answer


def limit_for(request: HttpRequest) -> limits.Limit | None:
    """What the request counts against, if it looks for something or sends it."""
    if request.path.startswith(("/admin/", "/api/", "/i18n/")):
        return None
    if request.method == "POST":
        return limits.PUBLIC_POST
    if SUGGESTIONS.match(request.path):
        return limits.NAMES
    asked = (limit for name, limit in SEARCHES.items() if request.GET.get(name))
    return next(asked, None)
