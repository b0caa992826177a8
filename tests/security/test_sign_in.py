"""Who comes in, who does not, and what is written down about it."""

from django.test import override_settings
from django.urls import reverse

from claims.edge import limits
from claims.models import AuditEvent
from tests.security.base import PASSWORD, AccountTestCase


class SignInTests(AccountTestCase):
    def test_olga_comes_in_with_her_password_and_it_is_on_record(self):
        self.assertRedirects(self.sign_in(), "/admin/")
        event = self.last_event()
        self.assertEqual((event.code, event.actor), ("account.signed_in", self.olga))

    def test_a_wrong_password_is_on_record_without_the_password(self):
        self.sign_in(password="wrong-battery")
        event = self.last_event()
        self.assertEqual(event.code, "account.sign_in_failed")
        self.assertEqual(event.about, f"user:{self.olga.pk}")
        self.assertNotIn("wrong-battery", event.body)

    def test_what_is_typed_as_a_name_but_is_none_stays_out_of_the_log(self):
        self.sign_in(name="my-password-by-mistake")
        self.assertEqual(self.last_event().code, "account.sign_in_failed")
        self.assertNotIn("my-password-by-mistake", self.last_event().body)

    def test_after_five_failures_even_the_right_password_has_to_wait(self):
        for _number in range(5):
            answer = self.sign_in(password="guess")
        self.assertEqual(answer.status_code, 429)
        self.assertContains(answer, "quarter of an hour", status_code=429)
        self.assertEqual(self.sign_in().status_code, 429)
        self.assertOutside()

    def test_a_lockout_is_one_event_however_often_it_is_tried(self):
        for _number in range(9):
            self.sign_in(password="guess")
        codes = self.codes_on_record()
        self.assertEqual(codes.count("account.locked_out"), 1)
        self.assertEqual(codes.count("account.sign_in_failed"), 5)

    def test_a_colleague_at_another_address_is_not_locked_out(self):
        for _number in range(6):
            self.sign_in(password="guess", REMOTE_ADDR="198.51.100.7")
        self.assertEqual(
            self.sign_in(REMOTE_ADDR="203.0.113.9").headers["Location"], "/admin/"
        )

    @override_settings(TRUSTED_PROXIES=1)
    def test_behind_a_proxy_the_browsers_address_counts_and_cannot_be_forged(self):
        for number in range(6):
            forged = f"192.0.2.{number}, 198.51.100.7"
            answer = self.sign_in(password="guess", HTTP_X_FORWARDED_FOR=forged)
        self.assertEqual(answer.status_code, 429)
        elsewhere = self.sign_in(HTTP_X_FORWARDED_FOR="203.0.113.9")
        self.assertEqual(elsewhere.status_code, 302)

    def test_without_a_proxy_the_header_is_not_believed(self):
        for number in range(6):
            forged = f"192.0.2.{number}"
            answer = self.sign_in(password="guess", HTTP_X_FORWARDED_FOR=forged)
        self.assertEqual(answer.status_code, 429)

    def test_one_address_that_tries_many_names_is_stopped_and_leaves_no_more_events(
        self,
    ):
        for number in range(limits.SIGN_IN.most):
            self.sign_in(name=f"name-{number}", password="guess")
        before = AuditEvent.objects.count()
        answer = self.sign_in(name="one-more", password="guess")
        self.assertEqual(answer.status_code, 429)
        self.assertGreater(int(answer.headers["Retry-After"]), 0)
        self.assertEqual(AuditEvent.objects.count(), before)

    def test_an_account_without_entry_to_the_admin_stays_outside(self):
        type(self.olga).objects.filter(pk=self.olga.pk).update(is_staff=False)
        self.sign_in()
        self.assertOutside()
        self.assertIn('"no_entry"', self.last_event().body)

    def test_going_out_is_on_record(self):
        self.sign_in()
        self.client.post(reverse("admin:logout"))
        self.assertEqual(self.last_event().code, "account.signed_out")
        self.assertOutside()

    def test_nobody_is_sent_to_a_foreign_site_after_signing_in(self):
        for target in ("https://evil.example", "//evil.example", "/\\evil.example"):
            answer = self.client.post(
                f"/admin/login/?next={target}",
                {"username": "olga", "password": PASSWORD, "next": target},
            )
            self.assertEqual(answer.headers["Location"], "/admin/", target)
            self.client.logout()
