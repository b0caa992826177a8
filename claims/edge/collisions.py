"""Two transactions that got into each other's way, told as what it is.

PostgreSQL breaks off one of two that wait for each other; under SERIALIZABLE, which
distributed engines begin with, also one of two that only might have. Nothing of it was
saved, and sending it once more is the cure: whoever sent it decides, because a round
trip later the claim may be another. Retrying by ourselves would need every operation
to forget what it read; they compare versions instead, so that nobody's work is lost.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from claims.databases import is_collision

Answer = Callable[[HttpRequest], HttpResponse]

# For programs too (`api.problems`): what was in the way is over by then.
HEADERS = {"Retry-After": "1", "Cache-Control": "no-store"}
FOR_PROGRAMS = "/api/"


class Told:
    """Middleware: 503 with a page that says so, instead of a fault of ours. Programs
    are told by `api.endpoints`."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(
        self, request: HttpRequest, fault: Exception
    ) -> HttpResponse | None:
        if request.path.startswith(FOR_PROGRAMS) or not is_collision(fault):
            return None
        response = render(request, "503.html", status=503)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response
