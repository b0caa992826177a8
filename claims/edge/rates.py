"""Limits for everybody on what costs most: searching, and sending something in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import limits
from .refusals import too_many

Answer = Callable[[HttpRequest], HttpResponse]

SEARCHES = {"q": limits.SEARCH, "claim": limits.CHECK}


def limited(get_response: Answer) -> Answer:
    """By what is asked, not by view: a new form cannot forget its limit.

    People of the newsroom sign in under /admin/, which counts for itself, and so does
    /api/, whose refusals are for programs.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        limit = _limit_for(request)
        if limit is not None and limits.is_exceeded(limit, request):
            return too_many(request, limit)
        return get_response(request)

    return answer


def _limit_for(request: HttpRequest) -> limits.Limit | None:
    if request.path.startswith(("/admin/", "/api/", "/i18n/")):
        return None
    if request.method == "POST":
        return limits.PUBLIC_POST
    asked = (limit for name, limit in SEARCHES.items() if request.GET.get(name))
    return next(asked, None)
