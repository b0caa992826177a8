"""What every answer carries, whoever asks."""

from django.test import SimpleTestCase, override_settings

from claims.edge import headers
from tests.base import NewsroomTestCase

PAGES = ("/en/", "/admin/login/", "/en/no-such-page/", "/claims.csv", "/robots.txt")


class HeaderTests(NewsroomTestCase):
    def test_nothing_may_be_framed_sniffed_or_run_from_elsewhere(self):
        for page in PAGES:
            answer = self.client.get(page)
            policy = answer["Content-Security-Policy"]
            self.assertIn("default-src 'none'", policy, page)
            self.assertNotIn("unsafe", policy, page)
            self.assertIn("frame-ancestors 'none'", policy, page)
            self.assertEqual(answer["X-Frame-Options"], "DENY", page)
            self.assertEqual(answer["X-Content-Type-Options"], "nosniff", page)
            self.assertEqual(answer["Referrer-Policy"], "same-origin", page)
            self.assertEqual(answer["Cross-Origin-Opener-Policy"], "same-origin")
            self.assertEqual(answer["Cross-Origin-Resource-Policy"], "same-origin")
            self.assertIn("camera=()", answer["Permissions-Policy"], page)

    @override_settings(SECURE_HSTS_SECONDS=31_536_000)
    def test_strict_transport_is_promised_over_https_and_only_there(self):
        safe = self.client.get("/en/", secure=True)
        self.assertIn("includeSubDomains", safe["Strict-Transport-Security"])
        self.assertNotIn("Strict-Transport-Security", self.client.get("/en/"))

    def test_cookies_are_kept_from_scripts_and_other_sites(self):
        self.client.get("/admin/login/")
        cookie = self.client.cookies["csrftoken"]
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")

    def test_pages_of_the_newsroom_are_kept_by_no_cache(self):
        self.client.force_login(self.olga)
        for page in ("/admin/", "/admin/claims/claim/", "/admin/account/"):
            self.assertIn("no-store", self.client.get(page)["Cache-Control"], page)

    def test_readers_get_no_cookie_and_no_session(self):
        for page in ("/en/", "/ru/claims/?q=x", "/claims.csv", "/en/nowhere/"):
            self.client.get(page)
        self.assertEqual(self.client.cookies, {})

    def test_changing_the_language_leads_nowhere_else(self):
        for target in ("https://evil.example/", "//evil.example", "/\\evil.example"):
            words = {"language": "en", "next": target}
            answer = self.client.post("/i18n/setlang/", words)
            self.assertNotIn("evil", answer.headers.get("Location", ""), target)


class BodyTests(SimpleTestCase):
    def test_a_body_larger_than_any_use_is_refused_unread(self):
        most = headers.LARGEST_BODY
        answer = self.client.post("/i18n/setlang/", {"next": "x" * most})
        self.assertEqual(answer.status_code, 413)

    def test_a_length_that_is_no_number_is_refused(self):
        for length in ("-1", "1e9", "٣", "9" * 400):
            answer = self.client.generic(
                "POST", "/i18n/setlang/", CONTENT_LENGTH=length
            )
            self.assertEqual(answer.status_code, 413, length)
