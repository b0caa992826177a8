"""Two transactions that got into each other's way, told as what it is.

PostgreSQL breaks off one of two that wait for each other; under SERIALIZABLE, which
distributed engines begin with, also one of two that only might have. Nothing of it was
saved, and sending it once more is the cure: whoever sent it decides, because a round
trip later the claim may be another. Retrying by ourselves would need every operation
to forget what it read; they compare versions instead, so that nobody's work is lost.
"""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]

# https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
SERIALIZATION_FAILURE, DEADLOCK = "40001", "40P01"
AGAIN_AFTER = "1"  # seconds
FOR_PROGRAMS = "/api/"


def is_collision(fault: BaseException) -> bool:
    """Whether the database took back everything, and would do it when asked again."""
    code = getattr(fault.__cause__, "sqlstate", None)
    return isinstance(fault, OperationalError) and code in (
        SERIALIZATION_FAILURE,
        DEADLOCK,
    )


class Told:
    """Middleware: 503 with a page that says so, instead of a fault of ours."""

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
        response["Retry-After"] = AGAIN_AFTER
        response["Cache-Control"] = "no-store"
        return response
