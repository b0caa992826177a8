"""Refusals for programs: RFC 9457, with a sentence for whoever reads the log.

https://www.rfc-editor.org/rfc/rfc9457
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.defaults import page_not_found, server_error

from claims.edge import collisions
from claims.edge.limits import Limit, seconds_left

from .languages import asked_language
from .shapes import INTEGER, TEXT, Field, Many, Shape

PREFIX = "/api/"
MEDIA_TYPE = "application/problem+json"

COMPLAINT = Shape("Complaint", (Field("parameter", TEXT), Field("detail", TEXT)))
PROBLEM = Shape(
    "Problem",
    (
        Field("type", TEXT),
        Field("title", TEXT),
        Field("status", INTEGER),
        Field("detail", TEXT),
        Field("errors", Many(COMPLAINT)),
    ),
)


class Refused(Exception):
    """An answer that is not what was asked for. `errors`: (parameter, sentence)."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str,
        *,
        errors: list[tuple[str, str]] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.title, self.detail = status, title, detail
        self.errors, self.headers = errors or [], headers or {}


def unusable(errors: list[tuple[str, str]]) -> Refused:
    """400: values nobody could use."""
    detail = " ".join(sentence for _parameter, sentence in errors)
    return Refused(400, _("This cannot be asked"), detail, errors=errors)


def missing(detail: str = "") -> Refused:
    """404: the same words for what is not public and for what never was."""
    return Refused(
        404, _("Not found"), detail or _("There is nothing here under this name.")
    )


def too_many(limit: Limit) -> Refused:
    wait = seconds_left(limit)
    return Refused(
        429,
        _("Too many requests"),
        _(
            "More than %(most)d such requests in %(seconds)d seconds. Ask again in "
            "%(wait)d seconds."
        )
        % {"most": limit.most, "seconds": limit.seconds, "wait": wait},
        headers={"Retry-After": str(wait), "Cache-Control": "no-store"},
    )


def collided() -> Refused:
    """503: the database broke the request off in favour of another one."""
    return Refused(
        503,
        _("Somebody else wrote at the same moment"),
        _("Nothing of this request was saved. Ask again in a second."),
        headers=collisions.HEADERS,
    )


def answer(refused: Refused) -> HttpResponse:
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": refused.title,
        "status": refused.status,
        "detail": refused.detail,
        "errors": [
            {"parameter": name, "detail": sentence} for name, sentence in refused.errors
        ],
    }
    return JsonResponse(
        content,
        status=refused.status,
        content_type=MEDIA_TYPE,
        headers=refused.headers,
        json_dumps_params={"ensure_ascii": False},
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The site's handler404: programs get no page."""
    if not request.path.startswith(PREFIX):
        return page_not_found(request, exception)
    with override(asked_language(request)):
        return answer(
            missing(_("The API has no such address. See /api/v1/openapi.json."))
        )


def fault(request: HttpRequest) -> HttpResponse:
    """The site's handler500."""
    if not request.path.startswith(PREFIX):
        return server_error(request)
    with override(asked_language(request)):
        detail = _("Something broke here. It is logged; ask again later.")
        return answer(Refused(500, _("A fault of ours"), detail))
