"""The same description for people: addresses, what can be asked, and an example."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from claims.views.pages import absolute, page, public

from .contract import ENDPOINTS
from .endpoints import Endpoint
from .openapi import PART
from .parameters import LANGUAGE, Parameter

EXAMPLE_KEYS = {"table": "claims", "number": "1"}


class Told(NamedTuple):
    """An address as people read it, and a request that can be pasted."""

    endpoint: Endpoint
    path: str
    parameters: list[tuple[Parameter, str]]
    example: str


@public
def description_page(request: HttpRequest) -> HttpResponse:
    """/api/: for whoever writes the program."""
    open_to_all = [_told(each) for each in ENDPOINTS if each.holder is None]
    for_auditors = [_told(each) for each in ENDPOINTS if each.holder is not None]
    context = {
        "open_to_all": open_to_all,
        "for_auditors": for_auditors,
        "language": LANGUAGE,
        "base": absolute("/api/v1/"),
    }
    return page(request, "api.html", context)


def _told(endpoint: Endpoint) -> Told:
    path = "/api/v1/" + PART.sub(r"{\2}", endpoint.route)
    return Told(
        endpoint,
        path,
        [(each, _expected(each)) for each in endpoint.parameters],
        _example(endpoint),
    )


def _example(endpoint: Endpoint) -> str:
    """Empty where a key is needed that only the reader can choose."""
    route = PART.sub(lambda part: EXAMPLE_KEYS.get(part[2], part[0]), endpoint.route)
    if "<" in route:
        return ""
    return absolute(f"/api/v1/{route}{endpoint.example}")


def _expected(parameter: Parameter) -> str:
    """In the signs of the description; they need no translation."""
    schema: dict[str, Any] = parameter.schema
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if schema["type"] == "boolean":
        return "true | false"
    if schema["type"] == "integer":
        return f"{schema['minimum']}…{schema['maximum']}"
    return "2026-11-22" if schema.get("format") == "date" else ""
