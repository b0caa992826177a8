"""Headers that neither Django nor django-csp sets, and how much may be sent here."""

import math
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]

# Nothing here films, locates, pays or listens; so nothing injected shall.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
        *("encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid"),
        *("idle-detection", "magnetometer", "microphone", "midi", "payment"),
        *("publickey-credentials-get", "screen-wake-lock", "serial", "usb"),
        "xr-spatial-tracking",
    )
)
MEBIBYTE = 1024 * 1024
LARGEST_BODY = 256 * 1024
LARGEST_BODY_OF_EDITORS = 20 * MEBIBYTE


def protective(get_response: Answer) -> Answer:
    """Adds headers, leaving alone what a view has set itself (an embed, say)."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        # A card in a sandboxed frame has no origin, and needs its stylesheets.
        is_static = request.path.startswith(settings.STATIC_URL)
        policy = "cross-origin" if is_static else "same-origin"
        response.headers.setdefault("Cross-Origin-Resource-Policy", policy)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response

    return answer


def bounded(get_response: Answer) -> Answer:
    """Refuses a body that announces more than there is any use for, unread.

    A body that announces no length has none for Django, so there is no way round.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        most = LARGEST_BODY
        if request.path.startswith("/admin/"):
            most = LARGEST_BODY_OF_EDITORS
        if _announced(request) <= most:
            return get_response(request)
        context = {"most": most // 1024}
        response = render(request, "413.html", context, status=413)
        response["Connection"] = "close"
        return response

    return answer


def _announced(request: HttpRequest) -> float:
    """Bytes to come; infinitely many if that is no number."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_number = length.isascii() and length.isdecimal() and len(length) < 19
    return int(length) if is_number else math.inf
