"""An error page says what to do next, in the reader's language, and nothing else."""

from unittest import mock

from django.db import OperationalError
from django.test import Client, override_settings
from psycopg.errors import SerializationFailure

from tests.base import NewsroomTestCase
from tests.security.base import CACHE

EACH_CONTEXT = "claims.admin.site.NewsroomSite.each_context"
DETAILS = ("Traceback", "claims/", "/work", "Exception", "sqlite", "SELECT", "settings")


class ErrorPageTests(NewsroomTestCase):
    def assertSaysNothing(self, answer, code):
        self.assertEqual(answer.status_code, code)
        text = answer.content.decode()
        self.assertIn("<h1>", text)
        for detail in DETAILS:
            self.assertNotIn(detail, text.replace("/claims/", ""), code)

    def in_both_languages(self, ask, code):
        pages = set()
        for language in ("ru", "en"):
            client = Client(
                raise_request_exception=False, headers={"accept-language": language}
            )
            answer = ask(client)
            self.assertSaysNothing(answer, code)
            self.assertIn(f'<html lang="{language}">', answer.content.decode())
            pages.add(answer.content)
        self.assertEqual(len(pages), 2)

    def test_a_page_that_is_not_there(self):
        self.in_both_languages(lambda client: client.get("/no-such-page"), 404)

    def test_a_page_for_others(self):
        def ask(client):
            client.force_login(self.nikita)
            return client.get("/admin/claims/auditevent/")

        self.in_both_languages(ask, 403)

    def test_a_form_without_its_token(self):
        def ask(client):
            client.handler.enforce_csrf_checks = True
            return client.post("/admin/login/", {"username": "olga"})

        self.in_both_languages(ask, 403)

    def test_a_host_that_is_not_ours(self):
        self.in_both_languages(
            lambda client: client.get("/admin/login/", HTTP_HOST="evil.example"), 400
        )

    def test_a_fault_of_ours(self):
        broken = mock.patch(EACH_CONTEXT, side_effect=ValueError("secret detail"))

        def ask(client):
            client.force_login(self.olga)
            with broken:
                answer = client.get("/admin/")
            self.assertNotIn(b"secret detail", answer.content)
            return answer

        self.in_both_languages(ask, 500)

    def test_two_who_wrote_at_the_same_moment(self):
        fault = OperationalError("could not serialize access")
        fault.__cause__ = SerializationFailure()

        def ask(client):
            client.force_login(self.olga)
            with mock.patch(EACH_CONTEXT, side_effect=fault):
                answer = client.post("/admin/claims/claim/add/")
            self.assertEqual(answer.headers["Retry-After"], "1")
            self.assertEqual(answer.headers["Cache-Control"], "no-store")
            return answer

        self.in_both_languages(ask, 503)

    def test_a_database_that_fails_otherwise_is_a_fault(self):
        def ask(client):
            client.force_login(self.olga)
            fault = OperationalError("connection lost")
            with mock.patch(EACH_CONTEXT, side_effect=fault):
                return client.get("/admin/")

        self.in_both_languages(ask, 500)

    @override_settings(CACHES=CACHE)
    def test_too_many_requests(self):
        def ask(client):
            for _number in range(40):
                answer = client.post("/robots.txt", {"x": "y"}, REMOTE_ADDR="192.0.2.1")
            return answer

        self.in_both_languages(ask, 429)
