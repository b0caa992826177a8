"""Who is asking."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest


def person(request: HttpRequest) -> User:
    """The account behind the request. A visitor who has not signed in answers "no"
    to every question about roles, as an account without one does."""
    return cast(User, request.user)
