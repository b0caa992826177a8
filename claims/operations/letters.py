"""E-mails about accounts. They leave when the change is committed, and name no secret
but the link that is their purpose."""

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.functional import Promise
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PASSWORD_CHANGED = gettext_lazy("The password of your account was changed.")
ADDRESS_CHANGED = gettext_lazy("Your account now has another e-mail address.")
SECOND_FACTOR_SET_UP = gettext_lazy("An authenticator app was set up for your account.")
SECOND_FACTOR_REMOVED = gettext_lazy(
    "The authenticator app of your account was removed. The next sign-in sets up "
    "a new one."
)


def link_for(user: User) -> str:
    """Where `user` chooses a password. Works once, for PASSWORD_RESET_TIMEOUT.

    Made from SITE_URL, never from the request: its Host header is the sender's.
    """
    number = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    path = reverse("admin:password_reset_confirm", args=[number, token])
    return f"{settings.SITE_URL}{path}"


def invite(user: User) -> None:
    text = _(
        "You are invited to the newsroom at %(site)s. Your user name is %(name)s.\n\n"
        "Choose a password here, within three days:\n%(link)s\n"
    )
    _post(user.email, _("Invitation"), text % _facts(user))


def reset(user: User) -> None:
    text = _(
        "Somebody asked for a new password for %(name)s at %(site)s.\n\n"
        "If it was you, choose one here, within three days:\n%(link)s\n\n"
        "If it was not you, nothing has to be done: the old password works.\n"
    )
    _post(user.email, _("New password"), text % _facts(user))


def tell(user: User, sentence: Promise, *, to: str = "") -> None:
    """One sentence, so that nobody's account changes hands unnoticed."""
    text = _(
        "%(sentence)s\n\nIf you know nothing of it, tell an administrator of "
        "%(site)s at once.\n"
    )
    facts = {"sentence": sentence, "site": settings.SITE_URL}
    _post(to or user.email, _("Your account"), text % facts)


def _facts(user: User) -> dict[str, str]:
    return {
        "site": settings.SITE_URL,
        "name": user.get_username(),
        "link": link_for(user),
    }


def _post(address: str, subject: str, text: str) -> None:
    if address:
        # Robust: a mail server that is down does not undo what is committed. Django
        # logs the failure, and the letter can be sent again. A function of its own,
        # because Django logs its name, and a `partial` has none.
        def send() -> None:
            send_mail(subject, text, None, [address])

        transaction.on_commit(send, robust=True)
