"""Files for browsers and crawlers, without a language."""

from django.http import HttpRequest, HttpResponse

from .pages import public
from .rating_colours import stylesheet


@public
def rating_stylesheet(_request: HttpRequest) -> HttpResponse:
    """/ratings.css, for the public pages and the admin."""
    return HttpResponse(stylesheet(), content_type="text/css; charset=utf-8")
