"""What of a text has been checked already: asked right after it was taken in, so that
nobody begins work that is done."""

from typing import Any, Final, NamedTuple

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
from claims.search.similar import Match
from claims.text.suggestions import Suggestion, suggestions
from claims.workflow import policies

from .already_checked import known_like
from .badges import rating_badge, rating_of, state_badge
from .base import change_url
from .workbench import revision_to_read

MOST_SENTENCES: Final = 25  # the likeliest claims of the text; each costs a search


class Known(NamedTuple):
    """A sentence worth checking, and the claim it may be."""

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
        "known": _known(request, revision),
        "most": MOST_SENTENCES,
    }
    return TemplateResponse(request, "admin/claims/workbench_known.html", context)


def _known(request: HttpRequest, revision: Revision) -> list[Known]:
    """Without the claims that stand in this article already."""
    here = Claim.objects.filter(appearances__revision__article=revision.article_id)
    but_not = list(here.values_list("pk", flat=True))
    found = []
    for sentence in suggestions(revision.text or "")[:MOST_SENTENCES]:
        for match in known_like(sentence.text, but_not=but_not, limit=1):
            found.append(_one(request, sentence, match))
    order = ("same", "related")
    return sorted(
        found, key=lambda one: (order.index(one.match.relation), -one.match.score)
    )


def _one(request: HttpRequest, sentence: Suggestion, match: Match) -> Known:
    rating = rating_of(match.claim)
    badges = [state_badge(match.claim.state), rating_badge(rating) if rating else ""]
    may_add = policies.can(policies.check_can_add_appearance, request.user, match.claim)
    return Known(sentence, match, change_url(match.claim), badges, may_add)


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
