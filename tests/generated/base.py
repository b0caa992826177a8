"""A generated archive in an empty database, made once for each test that asks."""

from typing import ClassVar

from django.contrib.auth.models import User
from django.test import override_settings

from claims.generated.filling import fill
from tests.base import CommittingTestCase

CLAIMS = 120  # every fate once, and a few twice


@override_settings(DEBUG=True)
class EmptyDatabaseTestCase(CommittingTestCase):
    """Generation needs a transaction of its own, and nobody who was there before."""

    claims: ClassVar[int] = CLAIMS

    def setUp(self) -> None:
        super().setUp()
        User.objects.all().delete()

    def fill(self, claims: int = CLAIMS, **options: int) -> int:
        return fill(claims, processes=1, **options)
