"""People with passwords and phones."""

import time

from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.models import AuditEvent
from claims.operations import second_factors
from tests.base import NewsroomTestCase

PASSWORD = "correct horse battery"
CACHE = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
KEY = "00112233445566778899aabbccddeeff00112233"


def app_shows(key: str = KEY, *, steps: int = 0) -> str:
    """What an authenticator app with that secret shows, `steps` half-minutes on."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06d}"


@override_settings(CACHES=CACHE)
class AccountTestCase(NewsroomTestCase):
    def setUp(self):
        super().setUp()
        cache.clear()
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        for user in (self.olga, self.rita, self.alla, self.sofia):
            user.set_password(PASSWORD)
            user.save()

    def sign_in(self, name="olga", password=PASSWORD, **options):
        return self.client.post(
            reverse("admin:login"),
            {"username": name, "password": password, "next": "/admin/"},
            **options,
        )

    def give_app_to(self, user):
        """A confirmed app, and the recovery codes that came with it."""
        _device, codes = second_factors.set_up(user, key=KEY, code=app_shows())
        TOTPDevice.objects.filter(user=user).update(last_t=-1)  # later, as it were
        return codes

    def give_code(self, code):
        return self.client.post(
            reverse("admin:second-factor"), {"code": code, "next": "/admin/"}
        )

    def assertInside(self):
        self.assertEqual(self.client.get("/admin/").status_code, 200)

    def assertOutside(self):
        self.assertRedirects(
            self.client.get("/admin/"),
            "/admin/login/?next=/admin/",
            fetch_redirect_response=False,
        )

    def codes_on_record(self):
        return list(AuditEvent.objects.values_list("code", flat=True))

    def last_event(self):
        return AuditEvent.objects.order_by("sequence").last()
