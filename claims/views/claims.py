"""The list of claims and the page of one."""

import re
import secrets
from copy import copy
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    QueryDict,
)
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from claims.choices import ClaimState
from claims.models import Claim, PageForm
from claims.models.languages import language_codes
from claims.search.queries import Query
from claims.search.showing import Advice, advice_on_nothing, cut_note

from . import claim_parts as parts
from . import naming, narrowing, prepared
from .claim_review import markup
from .json_links import narrowed_json_address
from .pages import absolute, page, public
from .paging import PageOfCards, found_cards
from .public_claim import NEEDED, PublicClaim, evidence_of, of, quantities_of
from .scale import scales

# Where a list has its cards, where it begins and where it ends. Nobody can know these
# words, so no text and no address has them.
SECRET = secrets.token_hex(8)
CARDS, BEGIN, END = SafeString(f"cards-{SECRET}"), f"begin-{SECRET}", f"end-{SECRET}"
GAP = re.compile(f"((?:cards|begin|end)-{SECRET})".encode())


@public
def claim_list(request: HttpRequest) -> HttpResponse:
    """Public claims, narrowed by the query string, newest first or `sort=oldest`."""
    if naming.was_typed(request.GET):
        settled, _unclear = naming.settled(request.GET)
        if (query := settled.urlencode()) != request.GET.urlencode():
            return HttpResponseRedirect(f"{request.path}?{query}".rstrip("?"))
    asked, after = narrowing.of(request), request.GET.get("after", "")
    if asked.words:
        listed = found_cards(
            asked.claims,
            asked.words,
            after=after,
            oldest_first=asked.oldest_first,
            are_found=asked.are_found,
        )
    else:
        listed = asked.walk.page(after)
    is_asked_again = not asked.words and listed.is_first == (not after)
    if listed.cards and is_asked_again:
        return _framed(request, asked, listed, after)
    return _drawn_list(request, asked, listed)


def _framed(
    request: HttpRequest, asked: narrowing.Narrowing, listed: PageOfCards, after: str
) -> HttpResponse:
    """Around the cards the pages of a list are alike: drawn once, and remembered."""
    alike = (*asked.key, request.path, listed.is_first, bool(listed.after))
    frame = narrowing.FRAMES.get(alike)
    if frame is None:
        blank = PageOfCards(CARDS, END if listed.after else "", listed.is_first)
        any_page = _as_if(request, asked.query, BEGIN if after else "")
        drawn = _drawn_list(any_page, asked, blank).content
        if len(narrowing.FRAMES) >= narrowing.REMEMBERED:
            narrowing.FRAMES.clear()
        frame = narrowing.FRAMES[alike] = GAP.split(drawn)
    given = {CARDS: listed.cards, BEGIN: after, END: listed.after}
    fillings = {gap.encode(): text.encode() for gap, text in given.items()}
    return HttpResponse(b"".join([fillings.get(piece, piece) for piece in frame]))


def _as_if(request: HttpRequest, query: str, after: str) -> HttpRequest:
    """The same request for the page that begins there."""
    parts = [query] if query else []
    asked = "&".join([*parts, f"after={after}"] if after else parts)
    other = copy(request)
    other.META = {**request.META, "QUERY_STRING": asked}
    other.GET = QueryDict(asked)
    return other


def _drawn_list(
    request: HttpRequest, asked: narrowing.Narrowing, listed: PageOfCards
) -> HttpResponse:
    words = asked.words
    context = {
        "asked": asked,
        "words": words,
        "advice": None if listed.cards else _advice(asked, words),
        "cut_note": cut_note(words) if words else "",
        "chips": asked.chips,
        "count": asked.count,
        "page": listed,
        "oldest_first": asked.oldest_first,
        "query": asked.query,
        "as_json": narrowed_json_address(request),
    }
    return page(request, "claim_list.html", context)


def _advice(asked: narrowing.Narrowing, words: Query) -> Advice | None:
    """Why the words found nothing, looking only where readers look."""
    if not words or asked.has_errors:
        return None
    return advice_on_nothing(Claim.objects.published(), words)


@public
def claim_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """One claim: the verdict, and everything needed to check it."""
    sequence = prepared.last_public_event()
    claim = _with_public_page(public_id)
    if claim.state == ClaimState.MERGED:
        survivor = survivor_of(claim)
        address = reverse("claims:claim-detail", args=[survivor.public_id])
        return HttpResponsePermanentRedirect(address)
    [shown] = of([claim])
    if shown.is_withdrawn:
        return page(request, "claim_withdrawn.html", _withdrawn(shown))
    return prepared.kept(
        request,
        claim,
        language=get_language() or "",
        form=PageForm.PAGE,
        content=_drawn(shown),
        sequence=sequence,
    )


def prepare(claim: Claim) -> None:
    """Draws and keeps the page of a public claim in every language."""
    for language in language_codes():
        with translation.override(language):
            request = prepared.plain_request(
                reverse("claims:claim-detail", args=[claim.public_id])
            )
            claim_detail(request, claim.public_id)


def _drawn(claim: PublicClaim) -> bytes:
    request = prepared.plain_request(claim.get_absolute_url())
    return page(request, "claim_detail.html", _parts(claim)).content


def _parts(claim: PublicClaim) -> dict[str, Any]:
    evidence, notes = evidence_of(claim), parts.corrections_of(claim)
    places, versions = parts.places_of(claim), parts.versions_of(claim, notes)
    return {
        "claim": claim,
        "corrections": notes,
        "scales": scales(quantities_of(claim), evidence),
        "evidence": parts.by_stance(claim, evidence),
        "places": places,
        "related": parts.related_to(claim),
        "versions": versions,
        "card": absolute(
            reverse("machines:card", args=[get_language(), claim.public_id])
        ),
        "replies": claim.claim.replies.order_by("id"),
        "foreign_reviews": parts.checked_by_others(claim),
        "claim_review": markup(
            claim, [each.appearance for each in places], versions[-1].since
        ),
    }


def _withdrawn(claim: PublicClaim) -> dict[str, Any]:
    notes = parts.corrections_of(claim)
    versions = parts.versions_of(claim, notes)
    return {"claim": claim, "corrections": notes, "versions": versions}


def _with_public_page(public_id: str) -> Claim:
    claims = Claim.objects.with_public_page().select_related(*NEEDED)
    claim = claims.filter(public_id=public_id).first()
    if claim is None:
        raise Http404(_("There is no such claim here."))
    return claim


def survivor_of(claim: Claim) -> Claim:
    """The claim that carries on; merges may follow each other. Raises Http404."""
    while claim.merged_into is not None:  # a chain that the operation keeps acyclic
        claim = claim.merged_into
    if not claim.is_public:
        raise Http404(_("There is no such claim here."))
    return claim
