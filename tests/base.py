"""The cast. Everybody has one job, so a test's first line says who may do what.

Olga researches, Rustam reviews, Rita reviews too, Pavel publishes, Anna audits,
Alla administers, Nikita has an account and no role, Sofia is a superuser.
"""

from importlib import import_module
from typing import ClassVar

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.test import TestCase, TransactionTestCase

from tests import factories

guards = import_module("claims.migrations._guards")

CAST = {
    "olga": "researcher",
    "oleg": "researcher",
    "rustam": "reviewer",
    "rita": "reviewer",
    "pavel": "publisher",
    "polina": "publisher",
    "anna": "auditor",
    "alla": "administrator",
    "nikita": None,
}


def make_cast() -> dict[str, User]:
    """Saves the cast; every account may enter the admin."""
    people = {}
    for name, role in CAST.items():
        user = User(username=name, email=f"{name}@example.org", is_staff=True)
        user.set_unusable_password()
        user.save()
        if role:
            user.groups.add(Group.objects.get(name=role))
        people[name] = user
    people["sofia"] = User.objects.create_superuser("sofia", "sofia@example.org")
    return people


class Cast:
    """The people as attributes, and a newsroom that builds things."""

    olga: ClassVar[User]
    oleg: ClassVar[User]
    rustam: ClassVar[User]
    rita: ClassVar[User]
    pavel: ClassVar[User]
    polina: ClassVar[User]
    anna: ClassVar[User]
    alla: ClassVar[User]
    nikita: ClassVar[User]
    sofia: ClassVar[User]
    newsroom: ClassVar[factories.Newsroom]

    def fresh(self, row):
        """The same row as the database has it now."""
        return type(row)._default_manager.get(pk=row.pk)


class NewsroomTestCase(Cast, TestCase):
    """A newsroom with its cast. Everything is rolled back after each test."""

    @classmethod
    def setUpTestData(cls) -> None:
        for name, user in make_cast().items():
            setattr(cls, name, user)
        cls.newsroom = factories.Newsroom(cls.olga, cls.rustam, cls.pavel)


class CommittingTestCase(Cast, TransactionTestCase):
    """For what needs real commits: threads that race, a browser.

    Such a test is cleaned by emptying the tables, which is exactly what the guards
    forbid; so they are taken off for that moment, and put back. What migrations
    wrote (roles, scale, chain head) is restored.
    """

    serialized_rollback = True
    reference_content: ClassVar[str]

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        # Taken now: while Playwright runs its event loop, `connection` is another.
        cls.reference_content = connection._test_serialized_contents

    def setUp(self) -> None:
        super().setUp()
        for name, user in make_cast().items():
            setattr(self, name, user)
        self.newsroom = factories.Newsroom(self.olga, self.rustam, self.pavel)

    @classmethod
    def _fixture_setup(cls) -> None:
        """Nothing: teardown has left the database as migrations made it."""

    def _fixture_teardown(self) -> None:
        guards.remove_from(connection)
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
        connection.creation.deserialize_db_from_string(self.reference_content)
        _count_on_from_what_is_there()
        guards.install_on(connection)


def _count_on_from_what_is_there() -> None:
    """Restored rows bring their keys along, which PostgreSQL's sequences, set back by
    the emptying, do not know: the next test's synonym would take the first one's."""
    with connection.cursor() as cursor:
        for each in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(each)
