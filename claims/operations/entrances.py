"""Coming in and going out. Addresses of people stay out of the log, which is for ever;
the server's own log has them, and forgets."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from claims.audit import log
from claims.databases import in_batches
from claims.models import AuditHead
from claims.workflow import policies

BATCH = 500


@transaction.atomic
def sign_in(user: User, *, second_factor: str) -> None:
    """`user` came in. `second_factor`: "none", "totp", "recovery_code" or "set_up"."""
    log.record(
        "account.signed_in", by=user, about=user, facts={"second_factor": second_factor}
    )


@transaction.atomic
def refuse(username: str, *, why: str) -> None:
    """Somebody did not come in: `why` is "password", "code" or "inactive".

    A name that no account has is not written down: people type passwords there.
    """
    _record_failure("account.sign_in_failed", username, {"why": why})


@transaction.atomic
def lock_out(username: str) -> None:
    """That name from that address has to wait now."""
    _record_failure("account.locked_out", username, {})


@transaction.atomic
def sign_out(user: User) -> None:
    log.record("account.signed_out", by=user, about=user)


@transaction.atomic
def sign_out_everywhere(user: User, *, by: User) -> int:
    """Ends every session of `user`, this one too; returns how many there were."""
    if by.pk != user.pk:
        policies.check_can_keep_account(by, user)
    ended = end_sessions(user)
    log.record(
        "account.signed_out_everywhere", by=by, about=user, facts={"sessions": ended}
    )
    return ended


def end_sessions(user: User) -> int:
    """Reads every open session: only people of the newsroom have one."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    ended = 0
    sessions = Session.objects.filter(expire_date__gt=timezone.now())
    for session in in_batches(sessions, by="session_key", size=BATCH):
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            store(session.session_key).delete()
            ended += 1
    return ended


def _record_failure(code: str, username: str, facts: dict[str, Any]) -> None:
    user = User.objects.filter(username=username).first()
    about = user or AuditHead.objects.get(pk=1)
    log.record(code, by=None, about=about, facts={**facts, "known": user is not None})
