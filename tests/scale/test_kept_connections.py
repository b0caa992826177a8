"""A connection that was kept is looked at before it is used, without asking."""

from select import POLLIN, poll

from django.db import connection
from django.test import TestCase

if connection.vendor == "postgresql":  # SQLite has nothing to connect to

    class KeptConnectionTests(TestCase):
        def setUp(self):
            self.kept = connection.copy()
            self.addCleanup(self.kept.close)
            self.asked = []
            with self.kept.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                (self.server,) = cursor.fetchone()

        def note(self, execute, sql, *given):
            self.asked.append(sql)
            return execute(sql, *given)

        def is_usable(self) -> bool:
            with self.kept.execute_wrapper(self.note):
                return self.kept.is_usable()

        def test_one_that_lives_is_not_asked(self):
            self.assertTrue(self.is_usable())
            self.assertEqual(self.asked, [])

        def test_one_that_the_server_ended_is_found_out(self):
            with connection.cursor() as cursor:
                # The second number: waits until it has ended, milliseconds.
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [self.server])
            self.assertFalse(self.is_usable())

        def test_one_that_was_told_something_is_asked_and_stays(self):
            with self.kept.cursor() as cursor:
                cursor.execute("LISTEN newsroom")
            somebody = connection.copy()
            self.addCleanup(somebody.close)
            with somebody.cursor() as cursor:
                cursor.execute("NOTIFY newsroom")
            heard = poll()
            heard.register(self.kept.connection.fileno(), POLLIN)
            self.assertTrue(heard.poll(5000))
            self.assertTrue(self.is_usable())
            self.assertEqual(self.asked, ["SELECT 1"])

        def test_one_that_we_closed_is_not(self):
            self.kept.connection.close()
            self.assertFalse(self.is_usable())
