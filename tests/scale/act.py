"""`python -m tests.scale.act VERB`: what the newsroom does, in a process of its own.

`begin` makes the cast and prints a session of Olga's; `publish` puts one more claim
before the readers, by four eyes, and prints its identifier; `judge` verifies the log.
"""

import sys
from itertools import count

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from claims.audit.verify import verify  # noqa: E402
from claims.models import Claim  # noqa: E402
from tests.base import make_cast  # noqa: E402
from tests.factories import Newsroom  # noqa: E402


def begin() -> str:
    olga = make_cast()["olga"]
    store = SessionStore()
    store["_auth_user_id"] = str(olga.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store["_auth_user_hash"] = olga.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def publish() -> str:
    people = [User.objects.get(username=n) for n in ("olga", "rustam", "pavel")]
    newsroom = Newsroom(*people)
    number = Claim.objects.count() + 1
    newsroom.numbers = count(1000 * number)
    return newsroom.published().public_id


def judge() -> str:
    return str(verify().fault or "")


print({"begin": begin, "publish": publish, "judge": judge}[sys.argv[1]]())
