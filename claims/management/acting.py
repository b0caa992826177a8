"""Commands that act as somebody."""

from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _


def add_by_option(parser: CommandParser) -> None:
    parser.add_argument(
        "--by",
        metavar="USERNAME",
        help="the account that answers for this; it needs the role. Without it the "
        "log names no account, only the command.",
    )


def account(username: str | None) -> User | None:
    """The active account of that name; None if none was named."""
    if username is None:
        return None
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(
            _("There is no active account “%(name)s”.") % {"name": username}
        )
    return user
