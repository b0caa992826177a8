"""Accounts that exist only where somebody is trying the software out."""

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import AlreadyThere, NotAllowed


def check_is_demonstration() -> None:
    """Accounts with a published password, and made-up work, stay off real sites."""
    if not settings.DEBUG:
        raise NotAllowed(
            _(
                "The demonstration is loaded only while DEBUG is on: it brings "
                "accounts whose passwords everybody knows, and content that must not "
                "be mistaken for your newsroom's work."
            )
        )


@transaction.atomic
def create_demo_account(username: str, *, password: str, role: str) -> User:
    """An account for the admin, in the group `role`. Nobody is the actor: set-up.

    The event says name and role; a password has no place in a log.
    """
    check_is_demonstration()
    if User.objects.filter(username=username).exists():
        raise AlreadyThere(
            _("An account called “%(name)s” exists.") % {"name": username}
        )
    user = User(username=username, email=f"{username}@example.org", is_staff=True)
    user.set_password(password)
    user.save(force_insert=True)
    user.groups.add(Group.objects.get(name=role))
    log.record(
        "account.created_for_demonstration",
        by=None,
        about=user,
        facts={"username": username, "role": role},
    )
    return user
