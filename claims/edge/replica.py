"""Readers are served by the replica; whoever has just written, or could, is not.

A request is the replica's if it only asks (GET, HEAD), carries no session, no key and
no sign of a recent write, and is none of the newsroom's addresses. If the replica is
gone, is no replica any more, or is behind, the primary serves. If the primary is gone,
the replica serves whatever it has: nothing newer can be read anywhere.

Nothing here raises. What fails on the replica all the same, because it died or
cancelled a query (`max_standby_streaming_delay`), is asked again of the primary.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from claims.databases import PRIMARY, REPLICA, reading_from

Answer = Callable[[HttpRequest], HttpResponse]
Clock = Callable[[], float]

LOOKED_AT_EVERY = 2.0  # seconds
MOST_LAG = 5.0  # seconds; readers see a change at most this and one look later
AVOIDED = 5.0  # seconds without the replica after it failed a reader
WROTE = "wrote"  # cookie of a browser without a session that has sent something in
WROTE_SECONDS = 60
NOT_FOR_READERS = ("/admin/", "/i18n/", "/healthz", "/readyz", "/metrics")

AT_PRIMARY = "SELECT pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::bigint"
AT_REPLICA = (
    "SELECT CASE WHEN pg_is_in_recovery() THEN "
    "pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint END"
)
logger = logging.getLogger(__name__)


class Lag:
    """Seconds for which changes may be missing, by this process's own clock.

    Positions in the log are compared, not time stamps: an idle site has an old last
    change and no lag, and a replica cut off from its primary has replayed all it got.
    """

    def __init__(self) -> None:
        self._seen: list[tuple[float, int]] = []  # when the primary stood where
        self._has_all_until = float("-inf")

    def at(self, now: float, primary: int, replica: int) -> float:
        """`primary` must have been asked before `replica`."""
        self._seen.append((now, primary))
        for moment, position in self._seen:
            if position <= replica:
                self._has_all_until = max(self._has_all_until, moment)
        self._seen = [each for each in self._seen if each[1] > replica][-100:]
        return now - self._has_all_until


class Watch:
    """What this process knows of the replica; one thread looks, the others go by it."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lag = Lag()
        self._one_looks = threading.Lock()
        self._look_at = float("-inf")
        self._serves = False

    def serves(self) -> bool:
        """Whether readers may be sent to the replica now. Never raises."""
        if self._clock() >= self._look_at and self._one_looks.acquire(blocking=False):
            try:
                self._note(self._look())
                self._look_at = self._clock() + LOOKED_AT_EVERY
            finally:
                self._one_looks.release()
        return self._serves

    def avoid(self) -> None:
        """It failed a reader."""
        self._note("it failed")
        self._look_at = self._clock() + AVOIDED

    def _look(self) -> str:
        """Why the replica cannot serve; "" if it can."""
        primary = _position(PRIMARY, AT_PRIMARY)
        replica = _position(REPLICA, AT_REPLICA)
        if replica is None:
            return "it does not answer, or is no replica"
        if primary is None:
            return ""
        lag = self._lag.at(self._clock(), primary, replica)
        return "" if lag <= MOST_LAG else "it is behind"

    def _note(self, trouble: str) -> None:
        if self._serves and trouble:
            logger.warning("The replica is not used: %s.", trouble)
        if not self._serves and not trouble:
            logger.warning("The replica serves readers.")
        self._serves = not trouble


watch = Watch()


def chosen(get_response: Answer) -> Answer:
    """Middleware: each request's database."""

    def answer(request: HttpRequest) -> HttpResponse:
        if REPLICA not in settings.DATABASES:
            return get_response(request)
        if not (_is_a_readers(request) and watch.serves()):
            return _marked(request, get_response(request))
        with reading_from(REPLICA):
            response = get_response(request)
            response = _still_reading(response)
        if response.status_code < 500:
            return response
        again = get_response(request)
        if again.status_code < 500:
            watch.avoid()
        return again

    return answer


def _is_a_readers(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and WROTE not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and not request.path_info.startswith(NOT_FOR_READERS)
    )


def _marked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Whoever sent something in without a session sees what came of it."""
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        response.set_cookie(
            WROTE,
            "1",
            max_age=WROTE_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _still_reading(response: HttpResponse) -> HttpResponse:
    """A stream is read after the middleware is done, and from the same database."""
    if isinstance(response, HttpResponseBase) and response.streaming:
        response.streaming_content = _read(response.streaming_content)  # type: ignore[attr-defined]
    return response


def _read(chunks: Iterable[bytes]) -> Iterator[bytes]:
    iterator = iter(chunks)
    while True:
        with reading_from(REPLICA):
            try:
                chunk = next(iterator)
            except StopIteration:
                return
        yield chunk


def _position(alias: str, sql: str) -> int | None:
    """Of that database in the log; None if it cannot say."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute(sql)
            (position,) = cursor.fetchone()
    except (DatabaseError, OSError):
        return None
    return None if position is None else int(position)
