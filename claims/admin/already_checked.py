""" "Already checked?", asked while a statement is typed: one rule for every form.

The answer is a piece of a page for the script that asked, or, for a button pressed
without a script, a page of its own.
"""

from typing import Any, Final, NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from claims.models import Claim
from claims.search.known import SHOWN, known_like
from claims.search.similar import Match
from claims.workflow import policies

from .badges import rating_badge, rating_of, state_badge
from .base import change_url
from .verbs import BY_NAME, verb_url

LONGEST_QUOTE: Final = 1_500  # of a passage that travels in an address


class Hit(NamedTuple):
    """`place_url` takes the passage at hand as one more place of the claim; "" if
    there is none, or it may not be added."""

    match: Match
    url: str
    state: SafeString
    rating: SafeString | str
    place_url: str


@require_POST
def hits(request: HttpRequest, site: Any) -> HttpResponse:
    """The claims most like what is typed, with what differs; nothing if none is."""
    if not policies.may_read_everything(request.user):
        raise PermissionDenied
    found = hits_for(request.POST, request.user)
    in_bench = "in_workbench" in request.POST
    context: dict[str, Any] = {"hits": found, "in_workbench": in_bench}
    if "for_script" in request.POST:
        return render(request, "admin/claims/_already_hits.html", context)
    context |= {**site.each_context(request), "title": _("Already checked?")}
    return render(request, "admin/claims/already_checked.html", context)


def hits_for(typed: QueryDict, user: Any) -> list[Hit]:
    """For the statement as typed in each language, the best first."""
    but_not = [int(key) for key in typed.getlist("but_not") if _is_key(key)]
    best: dict[int, Match] = {}
    for name in ("statement_0", "statement_1"):
        for match in known_like(typed.get(name, ""), but_not=but_not):
            before = best.get(match.claim.pk)
            if before is None or match.score > before.score:
                best[match.claim.pk] = match
    found = sorted(best.values(), key=lambda match: (-match.score, match.claim.pk))
    return [_hit(match, typed, user) for match in found[:SHOWN]]


def _hit(match: Match, typed: QueryDict, user: Any) -> Hit:
    rating = rating_of(match.claim)
    return Hit(
        match,
        change_url(match.claim),
        state_badge(match.claim.state),
        rating_badge(rating) if rating else "",
        _place_url(match.claim, typed, user),
    )


def _place_url(claim: Claim, typed: QueryDict, user: Any) -> str:
    revision = typed.get("revision", "")
    if not _is_key(revision):
        return ""
    if not policies.can(policies.check_can_add_appearance, user, claim):
        return ""
    if "in_workbench" in typed:
        return reverse("admin:claims_revision_add_place", args=[revision, claim.pk])
    return f"{verb_url(BY_NAME['add-place'], claim)}?{urlencode(_place(typed))}"


def _place(typed: QueryDict) -> dict[str, str]:
    """Revision and passage, as the page of the verb can be filled in with."""
    names = ["revision", "start", "end"]
    if len(typed.get("quote", "")) <= LONGEST_QUOTE:
        names.append("quote")
    given = {name: typed.get(name, "").replace("\x00", "") for name in names}
    return {name: value for name, value in given.items() if value}


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
