"""A cache on another machine that can be absent without anybody noticing.

Redis or Valkey by CACHE_URL. What fails there is done in this process's own memory
instead, and for some seconds nobody asks again: a page waits for a dead cache once, a
quarter of a second, and not at every read. Limits then count in each process by itself.
"""

import json
import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.utils.functional import cached_property
from redis import RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

logger = logging.getLogger(__name__)

PATIENCE = 0.25  # seconds for connecting, and for each answer
PAUSE = 5.0  # seconds without the cache after it failed
SILENCE = 60.0  # seconds between two complaints in the log
MOST_ENTRIES = 20_000  # in this process's memory, while the cache is away

FAILURES = (RedisError, OSError)


class Json:
    """Values as JSON. Django's own way is pickle, with which whoever can write to the
    cache can run programs here."""

    def dumps(self, value: Any) -> Any:
        return value if type(value) is int else json.dumps(value)

    def loads(self, stored: bytes) -> Any:
        """None, which is as good as absent, if somebody else wrote it."""
        try:
            return json.loads(stored)
        except ValueError:
            return None


class Absence:
    """Whether the cache is left alone now. One for the process: what one thread found
    out, the others need not."""

    def __init__(self) -> None:
        self.until = 0.0
        self._told_at = -SILENCE

    def lasts(self) -> bool:
        return time.monotonic() < self.until

    def begins(self, error: Exception) -> None:
        now = time.monotonic()
        self.until = now + PAUSE
        if now - self._told_at >= SILENCE:
            self._told_at = now
            # Without the message of the error: it may hold the address with a password.
            logger.warning(
                "The shared cache does not answer (%s); this process does without.",
                type(error).__name__,
            )


absence = Absence()


class Client:
    """Django's client of Redis, and what stands in for it. Both know the same verbs."""

    def __init__(self, shared: RedisCacheClient, own: LocMemCache) -> None:
        self._shared, self._own = shared, own

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        def attempt(*given: Any) -> Any:
            if not absence.lasts():
                try:
                    return getattr(self._shared, verb)(*given)
                except FAILURES as error:
                    absence.begins(error)
            return getattr(self._own, verb)(*given)

        return attempt


class SharedCache(RedisCache):
    """Django's cache of Redis that never raises because Redis is in trouble."""

    @cached_property
    def _cache(self) -> Client:
        shared = RedisCacheClient(
            self._servers,
            serializer=Json,
            socket_connect_timeout=PATIENCE,
            socket_timeout=PATIENCE,
            # Once more, at once: a connection that was idle may be gone.
            retry=Retry(NoBackoff(), 1),
        )
        own = {"OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES}}
        return Client(shared, LocMemCache("without-shared-cache", own))
