"""Addresses under /api/. `machine_urls` takes them in, so every walk finds them."""

from django.urls import URLPattern, path

from . import claims
from .contract import ENDPOINTS
from .endpoints import view_of

LIST, DETAIL = claims.ENDPOINTS
urlpatterns: list[URLPattern] = [
    *(endpoint.pattern() for endpoint in ENDPOINTS),
    # Where the JSON of claims stood before the rest had any.
    path("claims.json", view_of(LIST), name="claims-json"),
    path("claims/<slug:public_id>.json", view_of(DETAIL), name="claim-json"),
]
