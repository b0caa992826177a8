"""How often one address may do something that costs us.

Counts live in Django's cache: one counter for each purpose, network and window, which
forgets itself. With the built-in memory cache every server process counts on its own,
so the true limit is the given one times the processes; with CACHE_URL they count
together. Memory is bounded by the cache's MAX_ENTRIES. A cache that fails refuses
nobody: a limit protects the site and must not be what takes it down.
"""

import logging
import time
from typing import NamedTuple

from django.core.cache import cache
from django.http import HttpRequest

from .addresses import client_address, network_of

logger = logging.getLogger(__name__)


class Limit(NamedTuple):
    """At most `most` times within `seconds`."""

    purpose: str
    most: int
    seconds: int


SIGN_IN = Limit("sign-in", 30, 600)
PASSWORD_RESET = Limit("password-reset", 5, 3600)
PUBLIC_POST = Limit("public-post", 10, 600)
SEARCH = Limit("search", 60, 60)
NAMES = Limit("names", 300, 60)  # asked for while somebody types
CHECK = Limit("check", 30, 60)  # compares a sentence with dozens of claims
API = Limit("api", 300, 60)
MATCH = Limit("match", 20, 60)  # the same for programs: nobody waits to read it
EXPORT = Limit("export", 60, 3600)  # by one token
WRONG_TOKEN = Limit("wrong-token", 20, 600)
# Everybody together: a flood from many addresses shall not fill the audit log.
FAILURES_ON_RECORD = Limit("failures-on-record", 300, 3600)


def is_exceeded(limit: Limit, request: HttpRequest) -> bool:
    """Counts this request, and says whether it is one too many."""
    return count(limit, network_of(client_address(request))) > limit.most


def count(limit: Limit, who: str) -> int:
    """How often `who` did it in the present window, this time included."""
    window = int(time.time()) // limit.seconds
    key = f"limit:{limit.purpose}:{who.replace(':', '.').replace('/', '-')}:{window}"
    try:
        cache.add(key, 0, timeout=limit.seconds)
        return cache.incr(key)
    except ValueError:  # thrown out of a full cache between the two lines
        return 1
    except Exception:  # noqa: BLE001 - see the first paragraph: refuse nobody
        logger.warning("The cache does not count; limits are off.", exc_info=True)
        return 0


def seconds_left(limit: Limit) -> int:
    """Until the present window ends: for Retry-After."""
    return limit.seconds - int(time.time()) % limit.seconds
