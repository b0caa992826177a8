"""Passwords: changed by their owner, or chosen through a link that came by e-mail."""

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import Incomplete, NotAllowed

from . import letters


@transaction.atomic
def change(user: User, *, old: str, new: str) -> None:
    """Ends every other session: a session carries a digest of the password."""
    if not user.check_password(old):
        raise NotAllowed(_("This is not your present password."))
    _set(user, new)
    log.record("account.password_changed", by=user, about=user)
    letters.tell(user, letters.PASSWORD_CHANGED)


@transaction.atomic
def ask_for_reset(email: str) -> None:
    """Sends a link to every active account with that address. Says to nobody whether
    there is one."""
    if not email:
        return
    for user in User.objects.filter(email__iexact=email, is_active=True):
        log.record("account.password_reset_asked", by=None, about=user)
        letters.reset(user)


def owner_of_link(number: str, token: str) -> User | None:
    """Whose link it is, if it still works."""
    try:
        pk = int(force_str(urlsafe_base64_decode(number)))
    except (ValueError, OverflowError):
        return None
    if not 0 < pk < 2**31:
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return user if default_token_generator.check_token(user, token) else None


@transaction.atomic
def choose(number: str, token: str, *, new: str) -> User:
    """The password for whoever holds the link. The second factor is asked as ever."""
    user = owner_of_link(number, token)
    if user is None:
        raise NotAllowed(_("This link was used already, or is too old."))
    _set(user, new)
    log.record("account.password_chosen", by=user, about=user)
    letters.tell(user, letters.PASSWORD_CHANGED)
    return user


def _set(user: User, new: str) -> None:
    try:
        validate_password(new, user)
    except ValidationError as error:
        raise Incomplete(" ".join(error.messages), field="new") from error
    user.set_password(new)
    user.save(update_fields=["password"])
