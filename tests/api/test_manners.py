"""How programs are answered: languages, refusals, caching, limits, other sites."""

import base64
from unittest.mock import patch

from django.core.cache import cache
from django.db import OperationalError
from django.test import override_settings

from claims.api import cursors
from claims.edge import limits
from claims.models import Synonym
from claims.operations import synonyms
from tests.api.base import ApiTestCase
from tests.security.base import CACHE


class _Cause(Exception):
    """As psycopg raises it."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__()
        self.sqlstate = sqlstate


class RefusalTests(ApiTestCase):
    def test_a_misspelled_condition_is_refused_and_named(self):
        self.assertEqual(
            self.refused("claims", 400, ratng="true"),
            "There is no parameter “ratng” here.",
        )

    def test_a_value_nobody_could_use_is_refused_with_what_is_expected(self):
        for name, value, expected in (
            ("about_from", "1.2.2024", "a day as 2026-11-22"),
            ("about_from", "2024-02-30", "a day as 2026-11-22"),
            ("limit", "0", "a whole number from 1 to 100"),
            ("has_quantity", "perhaps", "true or false"),
            ("kind", "", "one of: quantity"),
            ("q", "a\x00", "a text without NUL"),
        ):
            sentence = self.refused("claims", 400, **{name: value})
            self.assertIn(expected, sentence, name)
            self.assertIn(f"“{name}”", sentence)

    def test_a_value_given_twice_is_refused(self):
        sentence = self.refused("claims", 400, kind=["event", "cause"])
        self.assertIn("more than once", sentence)

    def test_what_is_called_by_no_public_name_is_not_found(self):
        sentence = self.refused("claims", 404, topic="nothing")
        self.assertEqual(sentence, "Nothing public is called so: topic=nothing.")

    def test_a_cursor_of_nobody_is_not_taken_for_the_first_page(self):
        for path in ("claims", "sources", "corrections"):
            for after in ("x", "bnVsbA", "WzFd", "WyJhXHUwMDAwIl0", "W10"):
                sentence = self.refused(path, 404, after=after)
                self.assertIn("leads nowhere", sentence)
        self.refused("claims", 404, after=cursors.written("never-there"))

    def test_a_cursor_with_what_no_database_takes_is_one_of_nobody(self):
        half = base64.urlsafe_b64encode(b'["\\ud800"]').decode().rstrip("=")
        for path in ("claims", "sources", "articles", "topics", "claimants"):
            self.refused(path, 404, after=half)
        for moment in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"):
            self.refused("corrections", 404, after=cursors.written(moment, "x"))

    def test_a_statement_longer_than_one_is_not_read(self):
        self.refused("match", 400, text="word " * 201)
        self.refused("match", 400)

    def test_nothing_can_be_written(self):
        for ask in (self.client.post, self.client.put, self.client.delete):
            answer = ask("/api/v1/claims")
            self.assertEqual(answer.status_code, 405)
            self.assertEqual(answer["Allow"], "GET, HEAD, OPTIONS")

    def test_an_address_that_is_none_is_answered_for_programs(self):
        self.assertIn("openapi.json", self.refused("nothing/here", 404))

    def test_a_fault_of_ours_is_answered_for_programs(self):
        self.client.raise_request_exception = False
        with patch("claims.views.freshness.of", side_effect=ZeroDivisionError):
            sentence = self.refused("claims", 500)
        self.assertIn("It is logged", sentence)

    def test_a_collision_is_told_to_a_program_as_one_and_asked_again(self):
        for state in ("40001", "40P01"):
            met = OperationalError("deadlock detected")
            met.__cause__ = _Cause(state)
            with patch("claims.views.freshness.of", side_effect=met):
                answer = self.ask("claims")
            self.assertEqual(answer.status_code, 503)
            self.assertEqual(answer["Content-Type"], "application/problem+json")
            self.assertEqual(answer["Retry-After"], "1")
            self.assertEqual(answer["Cache-Control"], "no-store")
            self.assertIn("Ask again", answer.json()["detail"])

    def test_a_database_that_is_gone_is_no_collision(self):
        self.client.raise_request_exception = False
        with patch("claims.views.freshness.of", side_effect=OperationalError("gone")):
            self.refused("claims", 500)

    def test_sentences_come_in_the_language_asked_for(self):
        address = "/api/v1/claims?ratng=1"
        for headers, query, code in (
            ({"Accept-Language": "en"}, "", "en"),
            ({"Accept-Language": "ru, en;q=0.5"}, "", "ru"),
            ({"Accept-Language": "ru"}, "&lang=en", "en"),
            ({"Accept-Language": "xx", "Cookie": "django_language=en"}, "", "ru"),
        ):
            answer = self.client.get(address + query, headers=headers)
            self.assertEqual(answer["Content-Language"], code)
            is_english = "There is no parameter" in answer.json()["detail"]
            self.assertEqual(is_english, code == "en")
            self.assertIn("Accept-Language", answer["Vary"])


class CachingTests(ApiTestCase):
    def test_asking_again_costs_one_query_until_something_changes(self):
        claim = self.newsroom.published()
        path = f"claims/{claim.public_id}"
        known = {"If-None-Match": self.ask(path)["ETag"], "Accept-Language": "en"}
        with self.assertNumQueries(1):
            again = self.client.get(f"/api/v1/{path}", headers=known)
        self.assertEqual((again.status_code, again.content), (304, b""))
        self.open_correction(claim)
        changed = self.client.get(f"/api/v1/{path}", headers=known)
        self.assertEqual(changed.status_code, 200)

    def test_the_other_language_is_another_answer(self):
        etag = self.ask("match", text="The mission")["ETag"]
        headers = {"If-None-Match": etag, "Accept-Language": "ru"}
        answer = self.client.get("/api/v1/match?text=The+mission", headers=headers)
        self.assertEqual(answer.status_code, 200)

    def test_a_new_synonym_changes_what_a_search_finds_so_it_is_told(self):
        self.newsroom.published()
        before = self.ask("search", q="mission")["ETag"]
        synonyms.add(by=self.olga, spellings="mission\nlegation")
        self.assertTrue(Synonym.objects.exists())
        self.assertNotEqual(self.ask("search", q="mission")["ETag"], before)

    def test_home_is_marked_by_what_it_says(self):
        first = self.ask("")
        again = self.client.get(
            "/api/v1/",
            headers={"If-None-Match": first["ETag"], "Accept-Language": "en"},
        )
        self.assertEqual(again.status_code, 304)


class OtherSitesTests(ApiTestCase):
    def test_any_page_may_read_it_and_none_with_credentials(self):
        answer = self.ask("claims")
        self.assertEqual(answer["Access-Control-Allow-Origin"], "*")
        self.assertNotIn("Access-Control-Allow-Credentials", answer)
        self.assertFalse(answer.cookies)

    def test_a_browser_that_asks_first_is_told_what_it_may_send(self):
        answer = self.client.options("/api/v1/claims")
        self.assertEqual(answer.status_code, 204)
        self.assertIn("If-None-Match", answer["Access-Control-Allow-Headers"])
        self.assertNotIn("POST", answer["Access-Control-Allow-Methods"])


@override_settings(CACHES=CACHE)
class LimitTests(ApiTestCase):
    def setUp(self) -> None:
        cache.clear()

    def test_matching_costs_most_and_is_allowed_least(self):
        self.assertLess(limits.MATCH.most, limits.SEARCH.most)
        self.assertLess(limits.SEARCH.most, limits.API.most)
        for _each in range(limits.MATCH.most):
            self.assertEqual(self.ask("match", text="word").status_code, 200)
        answer = self.ask("match", text="word")
        self.assertEqual(answer.status_code, 429)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        self.assertLessEqual(int(answer["Retry-After"]), limits.MATCH.seconds)
        self.assertEqual(self.ask("claims").status_code, 200)
