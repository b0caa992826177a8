"""Keys to exports for auditors' programs: issued, used, revoked, each on record."""

import datetime as dt
import hashlib
import secrets
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.audit import log
from claims.exceptions import Incomplete, NotAllowed
from claims.models import ExportToken
from claims.workflow import policies

from . import second_factors, validation

MARK = "export_"  # so that a scanner for leaked secrets can tell what it found
SHOWN = len(MARK) + 6
USUAL_DAYS = 90
MOST_DAYS = 366


class Issued(NamedTuple):
    """`secret` is the token itself: show it once, keep it nowhere."""

    token: ExportToken
    secret: str


@transaction.atomic
def issue(*, by: User, label: str, days: int = USUAL_DAYS) -> Issued:
    """A token for `by`, good for so many days."""
    policies.check_can_issue_token(by)
    if not 1 <= days <= MOST_DAYS:
        raise Incomplete(
            _("A token is good for 1 to %(most)d days.") % {"most": MOST_DAYS},
            field="days",
        )
    secret = MARK + secrets.token_urlsafe(32)
    now = timezone.now()
    token = ExportToken(
        owner=by,
        label=label.strip(),
        prefix=secret[:SHOWN],
        digest=_digest(secret),
        issued_at=now,
        expires_at=now + dt.timedelta(days=days),
    )
    validation.check(token)
    token.save(force_insert=True)
    log.record("token.issued", by=by, about=token, changed=[token])
    return Issued(token, secret)


@transaction.atomic
def revoke(token: ExportToken, *, by: User) -> None:
    """At once and for ever. Raises NotAllowed if it was revoked already."""
    policies.check_can_revoke_token(by, token)
    stored = ExportToken.objects.select_for_update().get(pk=token.pk)
    if stored.revoked_at is not None:
        raise NotAllowed(_("This token is revoked already."))
    was = log.before(stored)
    stored.revoked_at, stored.revoked_by = timezone.now(), by
    stored.save(update_fields=["revoked_at", "revoked_by"])
    log.record("token.revoked", by=by, about=stored, changed=[stored], was=[was])


@transaction.atomic
def use(secret: str) -> ExportToken:
    """The token with its owner, if it opens exports now. Its first use on a day is on
    record. Raises NotAllowed; of a wrong token no more is said than that."""
    found = ExportToken.objects.select_related("owner").filter(digest=_digest(secret))
    token = found.first()
    if token is None:
        raise NotAllowed(_("This token is not known. Issue a new one in the admin."))
    _check_is_open(token)
    today = timezone.now().astimezone(dt.UTC).date()
    if token.last_used_on != today:
        # As it is now: of two programs at midnight one puts it on record, and it may
        # have been revoked meanwhile.
        token = found.select_for_update(of=("self",)).get()
        _check_is_open(token)
        _note_use(token, today)
    return token


def _note_use(token: ExportToken, today: dt.date) -> None:
    if token.last_used_on == today:
        return
    was = log.before(token)
    token.last_used_on = today
    token.save(update_fields=["last_used_on"])
    log.record("token.used", by=token.owner, about=token, changed=[token], was=[was])


def _check_is_open(token: ExportToken) -> None:
    now = timezone.now()
    if token.revoked_at is not None:
        raise NotAllowed(_("This token was revoked."))
    if not token.is_open(now):
        day = token.expires_at.date().isoformat()
        raise NotAllowed(
            _("This token expired on %(day)s. Issue a new one in the admin.")
            % {"day": day}
        )
    policies.check_can_export(token.owner)
    if settings.REQUIRE_2FA and not second_factors.has_one(token.owner):
        raise NotAllowed(
            _("The owner of this token has no second factor. Set one up again.")
        )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
