"""The cast. Everybody has one job, so a test's first line says who may do what.

Olga researches, Rustam reviews, Rita reviews too, Pavel publishes, Anna audits,
Alla administers, Nikita has an account and no role, Sofia is a superuser.
"""

from typing import ClassVar

from django.contrib.auth.models import Group, User
from django.test import TestCase

from tests import factories

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


class NewsroomTestCase(TestCase):
    """A newsroom with its cast, one article, one source, and nothing else."""

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

    @classmethod
    def setUpTestData(cls) -> None:
        for name, user in make_cast().items():
            setattr(cls, name, user)
        cls.newsroom = factories.Newsroom(cls.olga, cls.rustam, cls.pavel)

    def fresh(self, row):
        """The same row as the database has it now."""
        return type(row)._default_manager.get(pk=row.pk)
