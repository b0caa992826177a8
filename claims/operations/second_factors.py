"""The second factor: an authenticator app, and recovery codes for the day it is lost.

The secret and the codes lie in the database as django-otp needs them, readable: who
has a backup has the second factors of everybody in it. They are never in the log.
"""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.audit import log
from claims.exceptions import Incomplete
from claims.workflow import policies

from . import letters
from .entrances import end_sessions

CODES = 10
APP_DIGITS = 6


def has_one(user: User) -> bool:
    return bool(TOTPDevice.objects.devices_for_user(user, confirmed=True).exists())


def codes_left(user: User) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


@transaction.atomic
def set_up(user: User, *, key: str, code: str) -> tuple[Device, list[str]]:
    """Ties the app that holds `key` to the account, in place of an earlier one.

    `code` proves that the app is set up. Returns the device and the recovery codes,
    which nobody sees again. Raises Incomplete for a wrong code.
    """
    had_one = has_one(user)
    TOTPDevice.objects.filter(user=user).delete()
    device = TOTPDevice.objects.create(user=user, key=key, name="app", confirmed=True)
    if not device.verify_token(_cleaned(code)):
        raise Incomplete(
            _("This code does not fit. Check the clock of your phone, and try again."),
            field="code",
        )
    codes = _new_codes(user)
    log.record(
        "account.second_factor_set_up", by=user, about=user, facts={"replaced": had_one}
    )
    letters.tell(user, letters.SECOND_FACTOR_SET_UP)
    return device, codes


@transaction.atomic
def renew_codes(user: User) -> list[str]:
    """Ten new recovery codes; the old ones are worth nothing from now on."""
    codes = _new_codes(user)
    log.record("account.recovery_codes_renewed", by=user, about=user)
    return codes


@transaction.atomic
def verify(user: User, code: str) -> Device | None:
    """The device that `code` fits, or None. A code works once.

    Six digits come from the app, anything else is a recovery code: asking both would
    count every recovery code as a failure of the app. After each failure a device
    does not listen for a while, twice as long each time.
    """
    cleaned = _cleaned(code)
    devices: list[TOTPDevice | StaticDevice]
    if len(cleaned) == APP_DIGITS:
        devices = list(_locked(TOTPDevice, user))
    else:
        devices = list(_locked(StaticDevice, user))
    return next((one for one in devices if one.verify_token(cleaned)), None)


@transaction.atomic
def remove(user: User, *, by: User) -> None:
    """Phone and codes are lost: the next sign-in sets up a new app."""
    policies.check_can_change_powers(by, user)
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    end_sessions(user)
    log.record("account.second_factor_removed", by=by, about=user)
    letters.tell(user, letters.SECOND_FACTOR_REMOVED)


def _locked(model: type[TOTPDevice] | type[StaticDevice], user: User) -> list[Device]:
    found = model.objects.devices_for_user(user, confirmed=True)
    return list(found.select_for_update())


def _new_codes(user: User) -> list[str]:
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="codes", confirmed=True)
    codes = [StaticToken.random_token() for _number in range(CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=code) for code in codes
    )
    return codes


def _cleaned(code: str) -> str:
    """As people type it: spaces, hyphens and capitals do not matter. ASCII only,
    because `int` reads other digits too."""
    kept = "".join(sign for sign in code if sign.isascii() and sign.isalnum())
    return kept.lower()[:16]
