"""Fills a site: `python -m tests.crash.prepare N` makes N candidates and prints a
session of Olga's and their keys, as JSON."""

import json
import sys

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from tests.base import make_cast  # noqa: E402
from tests.factories import Newsroom  # noqa: E402


def session_of(user: User) -> str:
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    store["_auth_user_hash"] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def main(number: int) -> None:
    people = make_cast()
    newsroom = Newsroom(people["olga"], people["rustam"], people["pavel"])
    revision = newsroom.revision()
    claims = [newsroom.candidate(revision).pk for _each in range(number)]
    told = {"session": session_of(people["olga"]), "claims": claims}
    print(json.dumps(told))


main(int(sys.argv[1]))
