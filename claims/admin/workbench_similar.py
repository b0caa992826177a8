""" "Already checked?", asked while a statement is typed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from claims.search.similar import similar
from claims.workflow import policies

from .badges import state_badge
from .base import change_url

FEWEST_LETTERS = 12  # below, almost every claim is similar
LONGEST = 1_000
SHOWN = 3


@require_POST
def hits(request: HttpRequest) -> HttpResponse:
    """The claims most like what is typed, with what differs; nothing if none is."""
    if not policies.may_read_everything(request.user):
        raise PermissionDenied
    typed = request.POST.get("statement", "").strip()[:LONGEST]
    found = similar(typed, limit=SHOWN) if len(typed) >= FEWEST_LETTERS else []
    shown = [
        (match, change_url(match.claim), state_badge(match.claim.state))
        for match in found
    ]
    return render(request, "admin/claims/workbench_similar.html", {"hits": shown})
