"""The page for whoever asks too often."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .limits import Limit, seconds_left


def too_many(request: HttpRequest, limit: Limit) -> HttpResponse:
    """429, and after how many seconds it is worth trying again."""
    wait = seconds_left(limit)
    context = {"minutes": -(-wait // 60)}
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response
