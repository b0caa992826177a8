"""What is logged can be followed by its number, and holds no secret."""

import json
import logging
import sys

from django.test import SimpleTestCase, override_settings

from claims.edge.logs import JsonLines, Lines


def record(message, **more):
    made = logging.LogRecord("django", logging.WARNING, "", 0, message, (), None)
    made.__dict__.update(more)
    return made


class LogTests(SimpleTestCase):
    def test_each_answer_has_a_number_of_its_own(self):
        numbers = {self.client.get("/healthz")["X-Request-Id"] for _ in range(3)}
        self.assertEqual(len(numbers), 3)

    def test_a_readers_number_is_not_believed_but_a_proxys_is(self):
        given = {"HTTP_X_REQUEST_ID": "abcdefgh12345678"}
        answer = self.client.get("/healthz", **given)
        self.assertNotEqual(answer["X-Request-Id"], "abcdefgh12345678")
        with override_settings(TRUSTED_PROXIES=1):
            answer = self.client.get("/healthz", **given)
            self.assertEqual(answer["X-Request-Id"], "abcdefgh12345678")
            given = {"HTTP_X_REQUEST_ID": "x\r\nSet-Cookie: a=b"}
            answer = self.client.get("/healthz", **given)
            self.assertNotIn("Cookie", answer["X-Request-Id"])

    def test_a_request_is_one_line_without_what_was_searched_for(self):
        with self.assertLogs("claims.requests", "INFO") as logged:
            self.client.get("/healthz?q=my+illness")
        [line] = logged.output
        self.assertIn("GET /healthz 200", line)
        self.assertNotIn("illness", line)

    def test_the_secret_of_a_link_stays_out_of_both_formats(self):
        path = "/admin/password/choose/MQ/c8x9-secret/"
        for formatter in (JsonLines(), Lines("%(message)s")):
            line = formatter.format(record(f"Not Found: {path}", path=path))
            self.assertNotIn("secret", line)
            self.assertIn("choose/MQ/…", line)

    def test_a_json_line_is_one_line_with_the_fault_in_it(self):
        try:
            raise ValueError("broken")
        except ValueError:
            info = sys.exc_info()
        line = JsonLines().format(record("A\nB", exc_info=info))
        self.assertNotIn("\n", line)
        self.assertIn("ValueError: broken", json.loads(line)["exception"])

    def test_a_line_break_in_an_address_forges_no_second_entry(self):
        line = Lines("%(message)s").format(record("Not Found: /x\n2026 ERROR fake"))
        self.assertNotIn("\n", line)
