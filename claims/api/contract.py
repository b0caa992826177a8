"""All of the interface: the one list of its addresses."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from . import articles, catalogue, claims, exports, finding, site
from .endpoints import Asked, Endpoint
from .openapi import description
from .shapes import Plain


def describe(_asked: Asked) -> dict[str, Any]:
    return description(ENDPOINTS)


ENDPOINTS: tuple[Endpoint, ...] = (
    *claims.ENDPOINTS,
    *finding.ENDPOINTS,
    *articles.ENDPOINTS,
    *catalogue.ENDPOINTS,
    *site.ENDPOINTS,
    *exports.ENDPOINTS,
    Endpoint(
        "description",
        "openapi.json",
        _("This description, in the language asked for."),
        describe,
        Plain({"type": "object"}),
    ),
)
