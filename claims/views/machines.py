"""Files for browsers and crawlers, without a language."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.models.languages import language_codes

from .pages import absolute, public, public_and_live
from .rating_colours import stylesheet


@public
def rating_stylesheet(_request: HttpRequest) -> HttpResponse:
    """/ratings.css, for the public pages and the admin."""
    response = HttpResponse(stylesheet(), content_type="text/css; charset=utf-8")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # cards in frames
    return response


@public_and_live
def security_contact(_request: HttpRequest) -> HttpResponse:
    """/.well-known/security.txt: whom to tell about a weakness, in confidence.

    https://www.rfc-editor.org/rfc/rfc9116. Without SECURITY_CONTACT there is none.
    """
    if not settings.SECURITY_CONTACT:
        raise Http404(_("No contact for security is given."))
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {timezone.now().year + 1}-12-31T00:00:00Z",
        f"Preferred-Languages: {', '.join(language_codes())}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
def robots(_request: HttpRequest) -> HttpResponse:
    """/robots.txt: everything public may be read; filtered lists need not be."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/claims/?",
        "Disallow: /*/check/?",
        "Disallow: /*/names/",
        f"Sitemap: {absolute(reverse('machines:sitemap-index'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
