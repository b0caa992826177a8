"""The description for programs: OpenAPI 3.1, made of the declarations.

https://spec.openapis.org/oas/v3.1.1.html
"""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .endpoints import Endpoint
from .problems import MEDIA_TYPE, PROBLEM
from .shapes import KEY, Schema

PART = re.compile(r"<(\w+):(\w+)>")
SCHEMA_OF_PART: dict[str, Schema] = {
    "slug": KEY.schema(),
    "int": {"type": "integer", "minimum": 0, "maximum": 2_147_483_647},
}
VERSION = "1.0.0"
SCHEME = "exportToken"
REFUSED = {"content": {MEDIA_TYPE: {"schema": PROBLEM.schema()}}}


def description(endpoints: Iterable[Endpoint]) -> dict[str, Any]:
    declared = list(endpoints)
    shapes = {
        shape.name: shape.component()
        for kind in (*(each.gives for each in declared), PROBLEM)
        for shape in kind.shapes()
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": _("Claim tracker"),
            "version": VERSION,
            "description": _(
                "Everything that is published, for reading. No key is needed. "
                "Moments are ISO 8601 in UTC; texts are given in every language "
                "there is; numbers are texts, so that none is rounded."
            ),
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {_route(each): {"get": _operation(each)} for each in declared},
        "components": {
            "schemas": dict(sorted(shapes.items())),
            "securitySchemes": {
                SCHEME: {
                    "type": "http",
                    "scheme": "bearer",
                    "description": _("An auditor's export token, made in the admin."),
                }
            },
        },
    }


def _route(endpoint: Endpoint) -> str:
    return "/api/v1/" + PART.sub(r"{\2}", endpoint.route)


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    parts = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": SCHEMA_OF_PART[converter],
        }
        for converter, name in PART.findall(endpoint.route)
    ]
    operation = {
        "operationId": endpoint.name,
        "summary": str(endpoint.meaning),
        "parameters": [*parts, *(p.described() for p in endpoint.all_parameters)],
        "responses": _responses(endpoint),
    }
    if endpoint.holder is None:
        return operation
    for code, words in (
        ("401", _("A token is missing, wrong, expired or revoked.")),
        ("403", _("The owner of the token may not have this now.")),
    ):
        operation["responses"][code] = {"description": words, **REFUSED}
    return {**operation, "security": [{SCHEME: []}]}


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    refused = REFUSED
    return {
        "200": {
            "description": _("What was asked for."),
            "headers": {
                "ETag": {"schema": {"type": "string"}},
                "Link": {"schema": {"type": "string"}},
            },
            "content": {endpoint.media_type: {"schema": endpoint.gives.schema()}},
        },
        "301": {"description": _("Merged: the claim that carries on.")},
        "304": {"description": _("What you have is still true.")},
        "400": {"description": _("A parameter cannot be used."), **refused},
        "404": {"description": _("Nothing public has this name."), **refused},
        "405": {"description": _("Only reading is possible."), **refused},
        "429": {"description": _("Too many requests."), **refused},
        "503": {"description": _("Somebody else was writing."), **refused},
    }
