"""What of a text has been checked already: asked right after it was taken in, so that
nobody begins work that is done."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from claims.exceptions import DomainError
from claims.models import Claim, Revision
from claims.operations import appearances
from claims.search.known import MOST_SENTENCES, Known, known_in
from claims.search.similar import Match
from claims.text.suggestions import Suggestion
from claims.workflow import policies

from .badges import rating_badge, rating_of, state_badge
from .base import change_url
from .workbench import revision_to_read


class Shown(NamedTuple):
    """A sentence worth checking, and the claim it may be, as the page shows them."""

    sentence: Suggestion
    match: Match
    url: str
    badges: list[Any]
    may_add: bool


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, pk: int, site: Any) -> HttpResponse:
    """The sentences that say what a known claim says, each with that claim."""
    revision = revision_to_read(request, pk)
    if revision.text is None:
        raise Http404
    if request.method == "POST":
        if not policies.is_researcher(request.user):
            raise PermissionDenied
        _add_place(request, revision)
        return HttpResponseRedirect(request.path)
    context = {
        **site.each_context(request),
        "title": _("Already checked here?"),
        "revision": revision,
        "known": [_shown(request, one) for one in known_in(revision)],
        "most": MOST_SENTENCES,
    }
    return TemplateResponse(request, "admin/claims/workbench_known.html", context)


def _shown(request: HttpRequest, one: Known) -> Shown:
    claim = one.match.claim
    rating = rating_of(claim)
    badges = [state_badge(claim.state), rating_badge(rating) if rating else ""]
    may_add = policies.can(policies.check_can_add_appearance, request.user, claim)
    return Shown(one.sentence, one.match, change_url(claim), badges, may_add)


def _add_place(request: Any, revision: Revision) -> None:
    """The sentence becomes one more place of the claim it was shown with."""
    claim, start, end = (
        int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
        for typed in (request.POST.get(name, "") for name in ("claim", "start", "end"))
    )
    known = get_object_or_404(Claim, pk=claim)
    try:
        appearances.add(known, by=request.user, revision=revision, start=start, end=end)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The passage is now one more place of that claim."))
