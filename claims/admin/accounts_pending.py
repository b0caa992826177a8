"""Between password and second factor nobody is signed in.

The session holds who has given the right password, and nothing in the site takes that
for a signed-in person: a view that forgets the second factor cannot be reached by
forgetting it.
"""

import time
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django_otp import login as remember_device
from django_otp.models import Device
from django_otp.util import random_hex

BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING = "sign_in_pending"
NEW_KEY = "second_factor_key"
MINUTES = 10


def begin(request: HttpRequest, user: User) -> None:
    """The password was right. A new session, so that a planted one is worthless."""
    request.session.flush()
    request.session[PENDING] = {
        "user": user.pk,
        "password": user.get_session_auth_hash(),
        "until": time.time() + MINUTES * 60,
    }


def person(request: HttpRequest) -> User | None:
    """Who gave the right password a moment ago and is still to give a code."""
    pending: dict[str, Any] | None = request.session.get(PENDING)
    if pending is None or pending["until"] < time.time():
        return None
    user = User.objects.filter(pk=pending["user"], is_active=True).first()
    if user is None:
        return None
    unchanged = constant_time_compare(pending["password"], user.get_session_auth_hash())
    return user if unchanged else None


def complete(request: HttpRequest, user: User, device: Device | None) -> None:
    """Signs `user` in, and remembers by which device."""
    request.session.pop(PENDING, None)
    login(request, user, backend=BACKEND)
    if device is not None:
        remember_device(request, device)


def new_key(request: HttpRequest) -> str:
    """The secret being set up: the same while the page is shown again."""
    key: str = request.session.setdefault(NEW_KEY, random_hex(20))
    return key


def forget_key(request: HttpRequest) -> None:
    request.session.pop(NEW_KEY, None)
