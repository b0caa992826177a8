"""One address of the interface: declared once, served and described from that."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import update_wrapper
from typing import Any

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.urls import URLPattern, path, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from claims.databases import is_collision
from claims.edge import limits
from claims.views import freshness
from claims.views.pages import absolute, to_be_kept

from . import problems
from .languages import asked_language
from .parameters import LANGUAGE, Parameter, read
from .shapes import Kind, Words

READING = ("GET", "HEAD", "OPTIONS")
EXPOSED = "ETag, Last-Modified, Link, Retry-After"


@dataclass(frozen=True)
class Asked:
    """A request that may be answered: its parameters are read, its path is split."""

    endpoint: "Endpoint"
    request: HttpRequest
    values: dict[str, Any]
    token: object = None

    def next_address(self, after: str) -> str | None:
        """The same question, from `after` on; None if nothing follows."""
        if not after:
            return None
        query = self.request.GET.copy()
        query["after"] = after
        return f"{absolute(self.request.path)}?{query.urlencode()}"


@dataclass(frozen=True)
class Endpoint:
    """`name` is that of the page for people, if it has one, so a page finds its JSON.

    `ask` gets what was asked and the parts of the path; `gives` writes what it returns,
    unless that is an answer already (a redirect, a file). `is_live`: what is told may
    change without an event readers see, so the ETag is made of the answer itself.
    `holder` finds whose token came along, or refuses; its answers are for nobody else.
    """

    name: str
    route: str
    meaning: Words
    ask: Callable[..., Any]
    gives: Kind
    parameters: tuple[Parameter, ...] = ()
    limit: limits.Limit = limits.API
    is_live: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    example: str = ""
    holder: Callable[[HttpRequest], object] | None = None
    media_type: str = "application/json"

    @property
    def url_name(self) -> str:
        return f"api-{self.name}"

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        return (*self.parameters, LANGUAGE)

    def pattern(self) -> URLPattern:
        return path(
            f"api/v1/{self.route}", view_of(self), self.extra, name=self.url_name
        )


def address_of(name: str, *args: Any) -> str:
    """The absolute address of an endpoint, by the name it is declared with."""
    return absolute(reverse(f"machines:api-{name}", args=args))


def view_of(endpoint: Endpoint) -> Callable[..., HttpResponseBase]:
    """Nothing can be written here, so there is nothing a forged request could do; with
    the check for forgeries a POST would be told of cookies instead of methods."""

    @csrf_exempt
    def view(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        with override(asked_language(request)):
            try:
                response = _answered(endpoint, request, parts)
            except problems.Refused as refused:
                response = problems.answer(refused)
            except Http404:
                response = problems.answer(problems.missing())
            except OperationalError as fault:
                if not is_collision(fault):
                    raise
                response = problems.answer(problems.collided())
            if endpoint.holder is not None:
                return _for_one(response)
            return _for_everybody(response)

    return update_wrapper(view, endpoint.ask)


def _answered(
    endpoint: Endpoint, request: HttpRequest, parts: dict[str, Any]
) -> HttpResponseBase:
    check_method(request)
    if endpoint.holder is not None:
        token = endpoint.holder(request)
        values = read(endpoint.all_parameters, request.GET)
        found = endpoint.ask(Asked(endpoint, request, values, token), **parts)
        assert isinstance(found, HttpResponseBase)  # noqa: S101 - for the type checker
        return found
    if request.method == "OPTIONS":
        return _preflight()
    if limits.is_exceeded(endpoint.limit, request):
        raise problems.too_many(endpoint.limit)
    asked = Asked(endpoint, request, read(endpoint.all_parameters, request.GET))
    if endpoint.is_live:
        return to_be_kept(_compared(request, _told(asked, parts)))
    known = _freshness(request)
    if freshness.still_has(request, known):
        return to_be_kept(freshness.unchanged(known))
    response = _told(asked, parts)
    if response.status_code == 200:
        freshness.mark(response, known)
    return to_be_kept(response)


def check_method(request: HttpRequest) -> None:
    if request.method not in READING:
        allowed = ", ".join(READING)
        raise problems.Refused(
            405,
            _("Only reading is possible"),
            _("Ask with one of: %(methods)s.") % {"methods": allowed},
            headers={"Allow": allowed},
        )


def _told(asked: Asked, parts: dict[str, Any]) -> HttpResponse:
    found = asked.endpoint.ask(asked, **parts)
    if isinstance(found, HttpResponse):
        return found
    content = asked.endpoint.gives.plain(found)
    response = JsonResponse(
        content, safe=False, json_dumps_params={"ensure_ascii": False}
    )
    following = content.get("next") if isinstance(content, dict) else None
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _freshness(request: HttpRequest) -> freshness.Freshness:
    """Sentences differ by language, so the mark does."""
    known = freshness.of(request)
    address = (*known.address, get_language() or "")
    return dataclasses.replace(known, address=address)


def _compared(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    conditional = ConditionalGetMiddleware(lambda _request: response)
    compared = conditional(request)
    assert isinstance(compared, HttpResponse)  # noqa: S101 - for the type checker
    return compared


def _preflight() -> HttpResponse:
    """What a browser asks before a page of another site may send If-None-Match."""
    return HttpResponse(
        status=204,
        headers={
            "Allow": ", ".join(READING),
            "Access-Control-Allow-Methods": ", ".join(READING),
            "Access-Control-Allow-Headers": "Accept-Language, If-None-Match",
            "Access-Control-Max-Age": "86400",
        },
    )


def _for_one(response: HttpResponseBase) -> HttpResponseBase:
    """Kept by nobody on the way, read by no page of another site."""
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = get_language() or ""
    patch_vary_headers(response, ("Accept-Language", "Authorization"))
    return response


def _for_everybody(response: HttpResponseBase) -> HttpResponseBase:
    """Pages of other sites may read it. Without credentials: there are none here."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = EXPOSED
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Content-Language"] = get_language() or ""
    patch_vary_headers(response, ("Accept-Language",))
    return response
