"""The first thing a reader's request meets: pages that are ready to be sent.

Middleware before the session, the forms and all else that a page for everybody has no
use for. Pages of claims come from prepared copies; other public pages from the memory
of this process, for as long as the head of the audit chain says that they are true.
"""

import gzip
import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from claims.edge.rates import limit_for
from claims.models import PageForm
from claims.models.languages import language_codes

from . import freshness, prepared
from .pages import PUBLIC, to_be_kept

Answer = Callable[[HttpRequest], HttpResponse]
Place = tuple[str, ...]

PAGE_OF_A_CLAIM = re.compile(r"/([a-z-]{2,12})/claims/([a-z0-9-]{1,80})/", re.ASCII)
MEBIBYTE = 1024 * 1024


class Page(NamedTuple):
    """`packed` is the content under gzip, once a reader has asked for it so."""

    headers: list[tuple[str, str]]
    content: bytes
    packed: bytes | None

    @property
    def size(self) -> int:
        return len(self.content) + len(self.packed or b"")


class Memory:
    """The pages last asked for, as many as fit, by the last public event and their
    address: asked for by what the database says is true now, so nobody has to be told
    of changes, and nothing would be gained by sharing them. (A cache of Django's would
    copy each page, in and out.)"""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0  # bytes
        self._pages: OrderedDict[Place, Page] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def find(self, place: Place) -> Page | None:
        with self._one_at_a_time:
            if place in self._pages:
                self._pages.move_to_end(place)
            return self._pages.get(place)

    def keep(self, place: Place, page: Page) -> None:
        with self._one_at_a_time:
            if place in self._pages:
                self._held -= self._pages.pop(place).size
            self._pages[place] = page
            self._held += page.size
            while self._held > self._most:
                _place, longest_unread = self._pages.popitem(last=False)
                self._held -= longest_unread.size

    def clear(self) -> None:
        with self._one_at_a_time:
            self._pages.clear()
            self._held = 0


MEMORY = Memory(16 * MEBIBYTE)  # in each process


def served(get_response: Answer) -> Answer:
    """Sends what is ready, remembers what is not."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or not _is_for_us(request):
            return get_response(request)
        match = PAGE_OF_A_CLAIM.fullmatch(request.path_info)
        if match:
            return _claim(request, *match.groups()) or get_response(request)
        is_page = request.path_info[1:].partition("/")[0] in language_codes()
        # Searches have a limit, which stands further in.
        if is_page and limit_for(request) is None:
            return _remembered(request, get_response)
        return get_response(request)

    return answer


def _is_for_us(request: HttpRequest) -> bool:
    """Whoever asks for another host is refused further in, in their language."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


def _claim(request: HttpRequest, language: str, public_id: str) -> HttpResponse | None:
    copy = prepared.find(request, public_id, language, PageForm.PAGE)
    return prepared.sent(request, copy, language, PageForm.PAGE) if copy else None


def _remembered(request: HttpRequest, get_response: Answer) -> HttpResponse:
    known = freshness.of(request)
    if freshness.still_has(request, known):
        return to_be_kept(freshness.unchanged(known))
    place = (known.stamp, *known.address)
    page = found = MEMORY.find(place)
    if page is None:
        request.known = known  # type: ignore[attr-defined]
        response = get_response(request)
        if not getattr(response, PUBLIC, False) or response.cookies:
            return response
        page = _page_to_remember(response)
    if page.packed is None and prepared.unpacks(request):
        page = page._replace(packed=gzip.compress(page.content, 5, mtime=0))
    if page is not found:
        MEMORY.keep(place, page)
    return _sent(request, page)


def _page_to_remember(response: HttpResponse) -> Page:
    headers = [
        (name, value) for name, value in response.items() if name != "Content-Length"
    ]
    return Page(headers, response.content, None)


def _sent(request: HttpRequest, page: Page) -> HttpResponse:
    response = HttpResponse()
    for name, value in page.headers:
        response.headers[name] = value
    prepared.fill(request, response, page.content, page.packed)
    return response
