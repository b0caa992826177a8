"""A verdict as a card on other people's pages: the card, oEmbed, and a picture.

https://oembed.com. The card has no script and asks for nothing from anybody else; it
works in a sandboxed frame without any permission.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from claims.models import Claim, PageForm
from claims.models.languages import language_codes
from claims.typography import words

from . import prepared
from .pages import absolute, public
from .pictures import drawn
from .public_claim import PublicClaim, shown

WIDTH, HEIGHT = 560, 320
LEAST_WIDTH = 240


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@public
def embed(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    """/embed/<language>/<claim>: the card, for anybody's frame."""
    return _ready(request, language, public_id, PageForm.CARD, _card)


@public
def picture(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    """/cards/<language>/<claim>.png: what social networks show beside a link."""
    return _ready(request, language, public_id, PageForm.PICTURE, drawn)


def _ready(
    request: HttpRequest,
    language: str,
    public_id: str,
    form: PageForm,
    draw: Callable[[PublicClaim], bytes],
) -> HttpResponse:
    """From its copy, or drawn now and kept; other sites may show it."""
    copy = prepared.find(request, public_id, language, form)
    if copy is not None:
        response = prepared.sent(request, copy, language, form)
    else:
        sequence = prepared.last_public_event()
        claim = _found(language, public_id)
        with translation.override(language):
            content = draw(claim)
        response = prepared.kept(
            request,
            claim.claim,
            language=language,
            form=form,
            content=content,
            sequence=sequence,
        )
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _card(claim: PublicClaim) -> bytes:
    address = absolute(claim.get_absolute_url())
    context = {"claim": claim, "address": address, "LANGUAGE_CODE": get_language()}
    return render_to_string("claims/embed.html", context).encode()


@public
def oembed(request: HttpRequest) -> HttpResponse:
    """/oembed?url=…: how to embed the page of a published claim. JSON only."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(_("Only JSON is given."), status=501)
    language, public_id = _named_in(request.GET.get("url", ""))
    claim = _found(language, public_id)
    with translation.override(language):
        response = JsonResponse(_rich(claim, language, _width(request)))
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _rich(claim: PublicClaim, language: str, width: int) -> dict[str, Any]:
    title = f"{words(claim.rating.label)}: {words(claim.statement)}"
    named = {"language": language, "public_id": claim.public_id}
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": _("Claim tracker"),
        "provider_url": absolute("/"),
        "width": width,
        "height": HEIGHT,
        "thumbnail_url": absolute(reverse("machines:card", kwargs=named)),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "html": format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" '
            'sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy">'
            "</iframe>",
            absolute(reverse("machines:embed", kwargs=named)),
            title,
            width,
            HEIGHT,
        ),
    }


def _width(request: HttpRequest) -> int:
    """`maxwidth` in CSS pixels, as far as the card can follow."""
    asked = request.GET.get("maxwidth", "")
    most = int(asked) if re.fullmatch("[0-9]{1,5}", asked) else WIDTH
    return max(LEAST_WIDTH, min(most, WIDTH))


def _named_in(url: str) -> tuple[str, str]:
    """Language and identifier of a claim's page on this site; 404 for anything else."""
    path = urlsplit(url).path
    if url.startswith(absolute("/")) and path[1:3] in language_codes():
        with translation.override(path[1:3]):
            try:
                match = resolve(path)
            except Resolver404:
                match = None
        if match and match.view_name == "claims:claim-detail":
            return path[1:3], str(match.kwargs["public_id"])
    raise Http404(_("There is no such claim here."))


def _found(language: str, public_id: str) -> PublicClaim:
    found = shown(Claim.objects.published().filter(public_id=public_id))
    if language not in language_codes() or not found:
        raise Http404(_("There is no such claim here."))
    return found[0]
