"""Files for browsers and crawlers, without a language."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from .pages import absolute, public
from .rating_colours import stylesheet


@public
def rating_stylesheet(_request: HttpRequest) -> HttpResponse:
    """/ratings.css, for the public pages and the admin."""
    return HttpResponse(stylesheet(), content_type="text/css; charset=utf-8")


@public
def robots(_request: HttpRequest) -> HttpResponse:
    """/robots.txt: everything public may be read; filtered lists need not be."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/claims/?",
        f"Sitemap: {absolute(reverse('machines:sitemap-index'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
