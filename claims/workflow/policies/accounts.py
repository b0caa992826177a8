"""Who may keep other people's accounts."""

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claims.exceptions import NotAllowed

from ..roles import is_administrator


def check_can_invite(by: User) -> None:
    if not is_administrator(by):
        raise NotAllowed(_("Only an administrator may invite people."))


def check_can_keep_account(by: User, account: User) -> None:
    """Change name, address, roles; deactivate; reset what was lost."""
    if not is_administrator(by):
        raise NotAllowed(_("Only an administrator may change accounts."))
    if account.is_superuser and not by.is_superuser:
        raise NotAllowed(
            _("This is a superuser's account; only a superuser may change it.")
        )


def check_can_change_powers(by: User, account: User) -> None:
    """Roles, activity, second factor: what an account may do and who may use it."""
    check_can_keep_account(by, account)
    if by.pk == account.pk:
        raise NotAllowed(
            _("Nobody changes what their own account may do. Ask a colleague.")
        )
