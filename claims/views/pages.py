"""What every public page has: canonical address, languages, caching, the banner."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.models import Article
from claims.models.articles import DEMONSTRATION_KEY
from claims.models.languages import language_codes
from claims.typography import address_in

from . import freshness
from .json_links import json_address

# Fresh for a minute; for ten more it may be shown while a newer one is fetched.
CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"

CONDITIONS = {"If-None-Match", "If-Modified-Since"}
PUBLIC = "is_public_page"  # set on what `front` may remember

View = Callable[..., HttpResponse]


def page(
    request: HttpRequest, template: str, context: dict[str, Any], **options: Any
) -> HttpResponse:
    """Renders a public page. `options` go to `render` (a status, say)."""
    common = {
        "canonical": absolute(request.path),
        "alternates": alternates(request.path),
        "as_json": json_address(request),
        "is_demonstration": _is_demonstration(known_of(request).stamp),
    }
    return render(request, f"claims/{template}", {**common, **context}, **options)


def known_of(request: HttpRequest) -> freshness.Freshness:
    """What `front` has found out already, or what is true now."""
    known: freshness.Freshness | None = getattr(request, "known", None)
    if known is None:
        known = request.known = freshness.of(request)  # type: ignore[attr-defined]
    return known


@lru_cache(maxsize=2)
def _is_demonstration(_stamp: str) -> bool:
    return Article.objects.filter(key=DEMONSTRATION_KEY).exists()


def absolute(path: str) -> str:
    """The path on the one host the site is known by."""
    return f"{settings.SITE_URL}{path}"


def alternates(path: str) -> list[tuple[str, str]]:
    """The same page in each language: hreflang and absolute address."""
    return [(code, absolute(address_in(code, path))) for code in language_codes()]


def public(view: View) -> View:
    """Read-only, the same for everybody, and cheap to ask for again.

    "Has it changed since?" is answered from one row (`freshness`), before the view
    is asked anything.
    """

    @require_safe
    @wraps(view)
    def cached(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = known_of(request)
        if freshness.still_has(request, known):
            return to_be_kept(freshness.unchanged(known))
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and "ETag" not in response:
            freshness.mark(response, known)
            setattr(response, PUBLIC, True)
        return to_be_kept(_conditional(request, response))

    return cached


def public_and_live(view: View) -> View:
    """The same for a page that also counts what readers cannot see yet: its ETag is
    made of what was rendered, so it can tell no more than the page does."""

    @require_safe
    @wraps(view)
    def cached(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Always, not only for a request that names an ETag: this gives it one.
        marked = ConditionalGetMiddleware(lambda _same: view(request, *args, **kwargs))
        return to_be_kept(cast(HttpResponse, marked(request)))

    return cached


def to_be_kept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if not CONDITIONS & request.headers.keys():
        return response
    conditional = ConditionalGetMiddleware(lambda _request: response)
    return cast(HttpResponse, conditional(request))
