"""The second factor: without it a stolen password opens nothing."""

from django.test import override_settings
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.exceptions import DomainError
from claims.operations import second_factors
from tests.security.base import PASSWORD, AccountTestCase, app_shows


@override_settings(REQUIRE_2FA=True)
class SecondFactorTests(AccountTestCase):
    def test_the_password_alone_signs_nobody_in_anywhere(self):
        self.give_app_to(self.olga)
        self.assertIn("/admin/sign-in/code/", self.sign_in().headers["Location"])
        self.assertNotIn("_auth_user_id", self.client.session)
        self.assertOutside()

    def test_password_and_app_open_the_newsroom(self):
        self.give_app_to(self.olga)
        self.sign_in()
        self.assertRedirects(self.give_code(app_shows()), "/admin/")
        self.assertInside()
        self.assertIn('"totp"', self.last_event().body)

    def test_a_code_works_once(self):
        self.give_app_to(self.olga)
        code = app_shows()
        self.sign_in()
        self.give_code(code)
        self.client.logout()
        self.sign_in()
        self.give_code(code)
        self.assertOutside()

    def test_a_wrong_code_is_on_record_and_makes_the_next_wait(self):
        self.give_app_to(self.olga)
        self.sign_in()
        self.assertContains(self.give_code("000000"), "does not fit")
        self.assertEqual(self.last_event().code, "account.sign_in_failed")
        self.give_code(app_shows())  # right, but within the pause after a failure
        self.assertOutside()

    def test_a_recovery_code_opens_once_however_it_is_typed(self):
        code = self.give_app_to(self.olga)[0]
        self.sign_in()
        self.give_code(f" {code[:4].upper()}-{code[4:]} ")
        self.assertInside()
        self.client.logout()
        self.sign_in()
        self.give_code(code)
        self.assertOutside()

    def test_who_has_no_app_yet_is_led_to_set_one_up(self):
        answer = self.sign_in(name="rita")
        self.assertIn("/admin/sign-in/app/", answer.headers["Location"])
        page = self.client.get(answer.headers["Location"])
        self.assertContains(page, "data:image/svg+xml;base64,")
        key = self.client.session["second_factor_key"]
        done = self.client.post(
            reverse("admin:second-factor-set-up"), {"code": app_shows(key)}
        )
        self.assertEqual(len(done.context["codes"]), 10)
        self.assertInside()

    def test_setting_up_with_a_wrong_code_sets_nothing_up(self):
        self.sign_in(name="rita")
        self.client.get(reverse("admin:second-factor-set-up"))
        self.client.post(reverse("admin:second-factor-set-up"), {"code": "000000"})
        self.assertFalse(TOTPDevice.objects.exists())
        self.assertOutside()

    def test_a_stolen_password_cannot_replace_the_app(self):
        self.give_app_to(self.olga)
        self.sign_in()
        answer = self.client.get(reverse("admin:second-factor-set-up"))
        self.assertRedirects(answer, reverse("admin:second-factor"))

    def test_replacing_the_app_asks_for_the_password_again(self):
        self.give_app_to(self.olga)
        self.sign_in()
        self.give_code(app_shows())
        address = reverse("admin:second-factor-set-up")
        self.client.get(address)
        code = app_shows(self.client.session["second_factor_key"])
        self.client.post(address, {"code": code, "password": "wrong"})
        self.assertEqual(TOTPDevice.objects.get().user, self.olga)
        answer = self.client.post(address, {"code": code, "password": PASSWORD})
        self.assertEqual(len(answer.context["codes"]), 10)
        self.assertEqual(TOTPDevice.objects.count(), 1)

    def test_a_session_from_before_the_rule_is_shut_out(self):
        self.client.force_login(self.olga)
        self.assertOutside()

    def test_a_password_changed_in_between_ends_the_sign_in(self):
        self.give_app_to(self.olga)
        self.sign_in()
        self.olga.set_password("another good one")
        self.olga.save()
        self.give_code(app_shows())
        self.assertOutside()

    def test_secrets_and_codes_are_never_in_the_log(self):
        codes = self.give_app_to(self.olga)
        body = self.last_event().body
        self.assertNotIn(TOTPDevice.objects.get().key, body)
        self.assertFalse([code for code in codes if code in body])

    def test_alla_removes_a_lost_app_but_never_her_own(self):
        self.give_app_to(self.olga)
        self.give_app_to(self.alla)
        second_factors.remove(self.olga, by=self.alla)
        self.assertFalse(StaticDevice.objects.filter(user=self.olga).exists())
        with self.assertRaisesMessage(DomainError, "Ask a colleague"):
            second_factors.remove(self.alla, by=self.alla)


class VoluntarySecondFactorTests(AccountTestCase):
    def test_whoever_set_one_up_is_asked_even_where_nobody_has_to(self):
        self.give_app_to(self.olga)
        self.sign_in()
        self.assertOutside()
