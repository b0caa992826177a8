"""One number for each request: in its answer, and in every line logged about it."""

import logging
import re
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

PLAUSIBLE = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
current: ContextVar[str] = ContextVar("request_id", default="-")
logger = logging.getLogger("claims.requests")


def numbered(get_response: Answer) -> Answer:
    """Numbers the request, and logs one line about it: no query, for readers' searches
    are nobody's business, and no address, which is the proxy's to log or not."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = current.set(_number(request))
        began = time.perf_counter()
        try:
            response = get_response(request)
            response["X-Request-Id"] = current.get()
            _log(request, response, time.perf_counter() - began)
            return response
        finally:
            current.reset(token)

    return answer


def _number(request: HttpRequest) -> str:
    """The proxy's, if there is one to believe; else a new one."""
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    if settings.TRUSTED_PROXIES and PLAUSIBLE.fullmatch(given):
        return str(given)
    return uuid.uuid4().hex


def _log(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    logger.info(
        "%s %s %d",
        *(request.method, request.path, response.status_code),
        extra={
            "method": request.method,
            "path": request.path,
            "code": response.status_code,
            "milliseconds": round(seconds * 1000),
        },
    )
