"""Is the process alive, may it be sent readers, and what does it count?"""

import secrets

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from claims import readiness
from claims.edge.addresses import client_address

from .metrics import exposition

LOOPBACK = ("127.0.0.1", "::1")


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers. Looks at nothing else: restarting it would mend nothing
    else."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 if readers can be served and nothing can be lost; else 503 and the names of
    what is wrong. Why it is wrong stands in the log, not here: everybody may ask."""
    found = readiness.look()
    state = {name: "ok" if well else "not ok" for name, well in found.items()}
    return JsonResponse(state, status=200 if all(found.values()) else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus: with METRICS_TOKEN as a bearer, or from this machine."""
    if not _may_read_figures(request):
        raise PermissionDenied
    return HttpResponse(
        exposition(), content_type="text/plain; version=0.0.4; charset=utf-8"
    )


def _may_read_figures(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.META.get("HTTP_AUTHORIZATION", "")
        wanted = f"Bearer {settings.METRICS_TOKEN}"
        return secrets.compare_digest(given.encode(), wanted.encode())
    # A proxy that is not announced in TRUSTED_PROXIES makes everybody local.
    is_direct = "HTTP_X_FORWARDED_FOR" not in request.META or settings.TRUSTED_PROXIES
    return bool(is_direct) and client_address(request) in LOOPBACK
