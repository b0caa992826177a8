"""The same seed gives the same archive; half an archive is none."""

import sqlite3
from contextlib import closing
from io import StringIO
from unittest import mock

from django.core.management import CommandError, call_command
from django.test import override_settings

from claims.audit.verify import verify
from claims.demo.cast import ROLES
from claims.exceptions import NotAllowed
from claims.generated import making
from claims.generated.chain import Chain
from claims.generated.chunks import Maker
from claims.generated.filling import _world, origin
from claims.generated.public_ids import public_id
from claims.generated.sqlite import BrokenReference, look_through
from claims.models import Article, AuditEvent, AuditHead, Claim
from tests.generated.base import EmptyDatabaseTestCase

PEOPLE = {name: key for key, name in enumerate(ROLES, 1)}


class FillingTests(EmptyDatabaseTestCase):
    def last_body(self, vendor: str, seed: int) -> str:
        """Of a chunk made for one engine or the other, without a database."""
        world = _world(40, seed, PEOPLE)
        world = world.__class__(**{**vars(world), "vendor": vendor})
        chain = Chain()
        *_others, last = chain.append(Maker(world).make(0))
        return last.hash

    def test_a_seed_gives_the_same_events_for_both_engines_and_another_others(self):
        first = self.last_body("sqlite", 7)
        self.assertEqual(first, self.last_body("postgresql", 7))
        self.assertNotEqual(first, self.last_body("sqlite", 8))

    def test_what_is_loaded_is_what_was_made(self):
        self.fill(40, seed=7)
        bodies = AuditEvent.objects.filter(sequence__gt=1).values_list(
            "body", flat=True
        )
        made = Maker(_world(40, 7, PEOPLE)).make(0).happenings
        for body, each in zip(bodies, made, strict=True):
            self.assertTrue(body.startswith(each.body))
        self.assertEqual(origin(), (40, 7))

    def test_processes_make_what_one_process_makes(self):
        world = _world(2_000, 7, PEOPLE)
        with mock.patch.object(making, "ALONE", 1):
            together = [chunk.happenings for chunk in making.chunks(world, 2)]
        self.assertEqual(together, [Maker(world).make(n).happenings for n in (0, 1)])

    def test_an_interruption_leaves_an_empty_database(self):
        def interrupt(_name: str) -> None:
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            self.fill(40, told=interrupt)
        self.assertFalse(Claim.objects.exists() or Article.objects.exists())
        self.assertEqual(AuditHead.objects.get().sequence, 0)
        self.fill(40)
        self.assertIsNone(verify().fault)

    def test_a_real_site_never_gets_generated_claims(self):
        with override_settings(DEBUG=False), self.assertRaises(NotAllowed):
            self.fill(40)
        self.assertFalse(Claim.objects.exists())

    def test_the_command_says_what_it_did_and_does_it_once(self):
        out = StringIO()
        call_command("generate_claims", "40", "--seed", "3", stdout=out)
        call_command("generate_claims", "40", "--seed", "3", stdout=out)
        self.assertIn("40 claims and", out.getvalue())
        self.assertIn("already here", out.getvalue())
        with self.assertRaisesMessage(CommandError, "has been used"):
            call_command("generate_claims", "41", stdout=out)

    def test_a_row_that_refers_to_nothing_is_found(self):
        with closing(sqlite3.connect(":memory:")) as database:
            database.executescript(
                "CREATE TABLE a (id INTEGER PRIMARY KEY);"
                "CREATE TABLE b (a_id REFERENCES a (id));"
                "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1), (NULL);"
            )
            look_through(database.cursor(), "b")
            database.execute("INSERT INTO b VALUES (2)")
            with self.assertRaises(BrokenReference):
                look_through(database.cursor(), "b")

    def test_identifiers_never_meet_twice(self):
        found = {public_id(1, number) for number in range(20_000)}
        self.assertEqual(len(found), 20_000)
