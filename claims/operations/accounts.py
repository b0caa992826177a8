"""People's accounts. They are deactivated, never deleted: history names them.

A password has no place in a log, nor has its digest: events carry names and roles, not
the account's row.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils.translation import gettext as _

from claims.audit import log
from claims.canonical import Json
from claims.exceptions import AlreadyThere, Incomplete, NotAllowed
from claims.workflow import policies

from . import letters, validation
from .entrances import end_sessions

CHANGEABLE = ("first_name", "last_name", "email")


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


@transaction.atomic
def invite(
    username: str, *, by: User | None, email: str, roles: Iterable[str], **names: str
) -> User:
    """A new account, and a letter with the link to choose a password.

    `by` is None only for whoever sits at the server's own keyboard: somebody has to
    be the first. `names` may be first_name and last_name.
    """
    if by is not None:
        policies.check_can_invite(by)
    if not email:
        raise Incomplete(_("An invitation needs an e-mail address."), field="email")
    user = User(username=username, email=email, is_staff=True, **names)
    user.set_unusable_password()
    validation.check(user, exclude=("password",))
    user.save(force_insert=True)
    user.groups.set(_groups(roles))
    log.record("account.invited", by=by, about=user, facts=_facts(user))
    letters.invite(user)
    return user


@transaction.atomic
def invite_again(user: User, *, by: User) -> None:
    """A new link, for whoever never used the first or forgot the password."""
    policies.check_can_keep_account(by, user)
    log.record("account.invited_again", by=by, about=user)
    letters.invite(user)


@transaction.atomic
def edit(
    user: User, *, by: User, roles: Iterable[str] | None = None, **columns: Any
) -> User:
    """Changes name, address or roles. The old address is told of a new one."""
    policies.check_can_keep_account(by, user)
    if unknown := set(columns) - set(CHANGEABLE):
        raise TypeError(f"an account's {sorted(unknown)} cannot be edited")
    stored = User.objects.select_for_update().get(pk=user.pk)
    was = _facts(stored)
    old_address = stored.email
    validation.assign(stored, columns)
    validation.check(stored)
    stored.save(update_fields=CHANGEABLE)
    if roles is not None and sorted(roles) != was["roles"]:
        policies.check_can_change_powers(by, user)
        stored.groups.set(_groups(roles))
    log.record(
        "account.edited", by=by, about=stored, facts={**_facts(stored), "was": was}
    )
    if old_address != stored.email:
        letters.tell(stored, letters.ADDRESS_CHANGED, to=old_address)
    return stored


@transaction.atomic
def deactivate(user: User, *, by: User, reason: str) -> None:
    """Out at once, everywhere; what the account did keeps its name."""
    policies.check_can_change_powers(by, user)
    if not reason.strip():
        raise Incomplete(_("Say why."), field="reason")
    User.objects.filter(pk=user.pk).update(is_active=False)
    end_sessions(user)
    log.record("account.deactivated", by=by, about=user, reason=reason.strip())


@transaction.atomic
def reactivate(user: User, *, by: User, reason: str) -> None:
    policies.check_can_change_powers(by, user)
    if not reason.strip():
        raise Incomplete(_("Say why."), field="reason")
    User.objects.filter(pk=user.pk).update(is_active=True)
    log.record("account.reactivated", by=by, about=user, reason=reason.strip())


def _groups(roles: Iterable[str]) -> list[Group]:
    wanted = sorted(set(roles))
    found = list(Group.objects.filter(name__in=wanted))
    if len(found) != len(wanted):
        raise Incomplete(_("There is no such role."), field="roles")
    return found


def _facts(user: User) -> dict[str, Json]:
    roles = sorted(user.groups.values_list("name", flat=True))
    return {
        "username": user.get_username(),
        "name": user.get_full_name(),
        "email": user.email,
        "roles": list(roles),
    }
