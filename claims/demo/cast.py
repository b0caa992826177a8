"""The people of the demonstration, and who of them does what."""

from dataclasses import dataclass
from zlib import crc32

from django.contrib.auth.models import User
from django.db import transaction

from claims.choices import Delivery
from claims.operations import accounts, notices

ROLES = {
    "olga": "researcher",
    "oleg": "researcher",
    "rustam": "reviewer",
    "rita": "reviewer",
    "pavel": "publisher",
    "polina": "publisher",
    "anna": "auditor",
    "alla": "administrator",
}


def password_of(name: str) -> str:
    return f"demo-{name}"


@dataclass(frozen=True)
class Cast:
    """Work is shared by the claim's key, so that every run shares it alike."""

    people: dict[str, User]

    def researcher(self, key: str) -> User:
        return self._one_of(("olga", "oleg"), key, 0)

    def reviewers(self, key: str, number: int) -> list[User]:
        """`number` different people, at most two: there are no more."""
        first = self._one_of(("rustam", "rita"), key, 1)
        both = [first, *(self.people[name] for name in ("rustam", "rita"))]
        return list(dict.fromkeys(both))[:number]

    def publisher(self, key: str) -> User:
        return self._one_of(("pavel", "polina"), key, 2)

    def _one_of(self, names: tuple[str, str], key: str, bit: int) -> User:
        return self.people[names[crc32(key.encode()) >> bit & 1]]


@transaction.atomic
def assemble() -> Cast:
    """The accounts, made if they are not there. One that is there stays as it is."""
    there = {user.username: user for user in User.objects.filter(username__in=ROLES)}
    return Cast(
        {name: there.get(name) or _newcomer(name, role) for name, role in ROLES.items()}
    )


def _newcomer(name: str, role: str) -> User:
    """Gets notices on the site only: nobody reads mail at these addresses."""
    user = accounts.create_demo_account(name, password=password_of(name), role=role)
    notices.choose(by=user, delivery=Delivery.NONE)
    return user
