"""A connection that was kept is looked at before it is used, without asking."""

from select import POLLIN, poll
from unittest.mock import patch

from django.db import ProgrammingError, connection
from django.db.backends.postgresql import base
from django.test import TestCase

if connection.vendor == "postgresql":  # SQLite has nothing to connect to

    class KeptConnectionTests(TestCase):
        def setUp(self):
            self.kept = connection.copy()
            self.addCleanup(self.kept.close)
            with self.kept.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                (self.server,) = cursor.fetchone()

        def is_usable(self) -> bool:
            """Whether it is, and whether the server was `asked`."""
            ask = super(type(self.kept), self.kept).is_usable
            with patch.object(
                base.DatabaseWrapper, "is_usable", side_effect=ask
            ) as djangos:
                found = self.kept.is_usable()
            self.asked = djangos.called
            return found

        def test_one_that_lives_is_not_asked(self):
            self.assertTrue(self.is_usable())
            self.assertFalse(self.asked)

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
            self.assertTrue(self.asked)

        def test_one_whose_transaction_failed_is_none(self):
            self.kept.set_autocommit(False)
            with self.assertRaises(ProgrammingError), self.kept.cursor() as cursor:
                cursor.execute("SELECT nothing_of_the_sort")
            self.assertFalse(self.is_usable())

        def test_one_that_we_closed_is_not(self):
            self.kept.connection.close()
            self.assertFalse(self.is_usable())
